<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Administrator</name>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>From now on everybody signs in here. You name the others, and what each of them may do.</source>
        <translation>此后每个人都要登录。其他用户由您添加，各自能做什么也由您决定。</translation>
    </message>
    <message>
        <source>Name an administrator</source>
        <translation>设定管理员</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
</context>
<context>
    <name>AdministratorPage</name>
    <message>
        <source>Front desk 2</source>
        <translation>前台 2 号席</translation>
    </message>
    <message>
        <source>Name of this seat</source>
        <translation>席位名称</translation>
    </message>
    <message>
        <source>The administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>You may do everything, and name the others later. Only you know this password: keep it well.</source>
        <translation>管理员拥有全部权限，其他用户稍后添加。密码只有您自己知道，请牢记。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
</context>
<context>
    <name>AdvicePane</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation><numerusform>%n 条</numerusform></translation>
    </message>
    <message>
        <source>Cause: {words}</source>
        <translation>原因：{words}</translation>
    </message>
    <message>
        <source>Nothing like this was solved before.</source>
        <translation>以前没有解决过类似的问题。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Solutions that worked before appear here while you type.</source>
        <translation>边输入，这里边列出以前有效的办法。</translation>
    </message>
    <message>
        <source>Told: {words}</source>
        <translation>现象：{words}</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>用这个办法</translation>
    </message>
    <message>
        <source>What helped before</source>
        <translation>以前有效的办法</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Drop files here, or paste a picture</source>
        <translation>把文件拖到这里，或粘贴图片</translation>
    </message>
    <message>
        <source>Is kept when the record is saved.</source>
        <translation>保存记录时一并保存。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Photos and PDFs</source>
        <translation>图片和 PDF</translation>
    </message>
    <message>
        <source>Photos and papers</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take “{name}” away?</source>
        <translation>移除“{name}”吗？</translation>
    </message>
    <message>
        <source>There is no picture to paste.</source>
        <translation>剪贴板里没有图片。</translation>
    </message>
    <message>
        <source>This computer has no program that shows “{name}”.</source>
        <translation>这台电脑没有可以打开“{name}”的程序。</translation>
    </message>
</context>
<context>
    <name>BandList</name>
    <message>
        <source>Add a band below</source>
        <translation>在下方加一个区段</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>区段</translation>
    </message>
    <message>
        <source>Bands of the form</source>
        <translation>格式的区段</translation>
    </message>
    <message>
        <source>Move the band down</source>
        <translation>区段下移</translation>
    </message>
    <message>
        <source>Move the band up</source>
        <translation>区段上移</translation>
    </message>
    <message>
        <source>New band</source>
        <translation>新区段</translation>
    </message>
    <message>
        <source>Order of bands</source>
        <translation>区段次序</translation>
    </message>
    <message>
        <source>Remove the band</source>
        <translation>删除区段</translation>
    </message>
    <message>
        <source>Remove the band and all in it</source>
        <translation>删除区段及其内容</translation>
    </message>
    <message>
        <source>{name} (not on this page)</source>
        <translation>{name}（本页没有）</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>No calls in these days.</source>
        <translation>这些天没有来电。</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>接通</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>{day}: {answered} answered, {missed} missed</source>
        <translation>{day}：接通 {answered}，未接 {missed}</translation>
    </message>
</context>
<context>
    <name>BatchBar</name>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation><numerusform>已选 %n 条</numerusform></translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>取消选择</translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation><numerusform>共 %n 条</numerusform></translation>
    </message>
</context>
<context>
    <name>BlacklistDialog</name>
    <message>
        <source>Blacklist</source>
        <translation>黑名单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>For example: orders and never pays</source>
        <translation>例如：屡次拒付</translation>
    </message>
    <message>
        <source>Put on the blacklist</source>
        <translation>列入黑名单</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{name}: colleagues see the reason at every call.</source>
        <translation>{name}：同事每次来电都会看到原因。</translation>
    </message>
</context>
<context>
    <name>BoxDialog</name>
    <message>
        <source>Add a box</source>
        <translation>添加来电盒</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change a box</source>
        <translation>修改来电盒</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>BoxPage</name>
    <message>
        <source>Choose your box and call the line. Without one, skip this page: a simulated box takes its place.</source>
        <translation>选好来电盒，再打这条线。没有盒子就跳过，先用模拟来电盒。</translation>
    </message>
    <message>
        <source>The box that tells who calls</source>
        <translation>来电盒</translation>
    </message>
</context>
<context>
    <name>BoxSetup</name>
    <message>
        <source>As usual for this kind</source>
        <translation>按这种盒子的惯例</translation>
    </message>
    <message>
        <source>Country of the line</source>
        <translation>线路所在国家</translation>
    </message>
    <message>
        <source>Every port and the network are listened to; the box is where a number comes from.</source>
        <translation>所有端口和网络都在听，哪里来了号码，盒子就在哪里。</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>自动寻找</translation>
    </message>
    <message>
        <source>I do not know: listen everywhere</source>
        <translation>不知道：全部都听</translation>
    </message>
    <message>
        <source>Its lines are rung in the simulator's window, to try and to show everything.</source>
        <translation>在“模拟来电”窗口里让它的线路响铃，用来练习和演示。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线数</translation>
    </message>
    <message>
        <source>Look for ports again</source>
        <translation>重新查找端口</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>What kind of box</source>
        <translation>来电盒种类</translation>
    </message>
</context>
<context>
    <name>BoxTrial</name>
    <message>
        <source>Every port is being asked what is there…</source>
        <translation>正在询问每个端口接的是什么…</translation>
    </message>
    <message numerus="yes">
        <source>Listening on %n port(s). Nothing has happened yet.</source>
        <translation><numerusform>正在听 %n 个端口，还没有动静。</numerusform></translation>
    </message>
    <message>
        <source>Opening the port…</source>
        <translation>正在打开端口…</translation>
    </message>
    <message>
        <source>What the box says appears here: press F9, then call the line.</source>
        <translation>先按 F9，再打这条线：来电盒收到的会显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>rang %n time(s)</source>
        <translation><numerusform>响 %n 声</numerusform></translation>
    </message>
</context>
<context>
    <name>Brand</name>
    <message>
        <source>Ringfile</source>
        <translation>来电档案</translation>
    </message>
</context>
<context>
    <name>CalibrateDialog</name>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <source>1. Print the test page on the paper of this form.</source>
        <translation>1. 用这种格式的纸打印校准页。</translation>
    </message>
    <message>
        <source>2. Measure where the cross came out, from the edges of the paper to its middle.</source>
        <translation>2. 量出十字中心到纸张边缘的距离。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>From now on: {dx} mm to the right, {dy} mm down.</source>
        <translation>今后：向右 {dx} 毫米，向下 {dy} 毫米。</translation>
    </message>
    <message>
        <source>From the left edge</source>
        <translation>距左边</translation>
    </message>
    <message>
        <source>From the upper edge</source>
        <translation>距上边</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Print the test page</source>
        <translation>打印校准页</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>The usual printer</source>
        <translation>默认打印机</translation>
    </message>
    <message>
        <source>Where does the printer print?</source>
        <translation>打印位置校准</translation>
    </message>
</context>
<context>
    <name>CallTabs</name>
    <message numerus="yes">
        <source>%n missed, not returned</source>
        <translation><numerusform>%n 个未接没回</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation><numerusform>%n 个在等</numerusform></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
</context>
<context>
    <name>CallbackPages</name>
    <message>
        <source>Nobody is to be called back today. N lists those who never were.</source>
        <translation>今天没有要回访的客户。按 N 查看从未回访的客户。</translation>
    </message>
</context>
<context>
    <name>CallsList</name>
    <message numerus="yes">
        <source>%n missed call(s) to return</source>
        <translation><numerusform>%n 个未接待回</numerusform></translation>
    </message>
    <message>
        <source>All handled</source>
        <translation>全部已处理</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Latest calls</source>
        <translation>最近来电</translation>
    </message>
    <message>
        <source>No call yet. When a line rings, the caller's file opens here by itself.</source>
        <translation>还没有来电。响铃时，客户档案会在这里自动打开。</translation>
    </message>
    <message>
        <source>Not handled after all</source>
        <translation>改回未处理</translation>
    </message>
    <message>
        <source>↑↓ choose   ↵ open the file   H handled</source>
        <translation>↑↓ 选择   ↵ 打开档案   H 已处理</translation>
    </message>
</context>
<context>
    <name>CandidatesView</name>
    <message numerus="yes">
        <source>%n customer(s) share this number. Who is calling?</source>
        <translation><numerusform>%n 位客户共用这个号码，是哪一位？</numerusform></translation>
    </message>
    <message>
        <source>Customers with this number</source>
        <translation>用这个号码的客户</translation>
    </message>
    <message>
        <source>None of them: new customer</source>
        <translation>都不是，新建</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>最近 {when}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The form</source>
        <translation>格式页面</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>改资料</translation>
    </message>
    <message>
        <source>Note and put away</source>
        <translation>记下并收起</translation>
    </message>
    <message numerus="yes">
        <source>customer for %n year(s)</source>
        <translation><numerusform>客户 %n 年</numerusform></translation>
    </message>
    <message>
        <source>customer since {month}</source>
        <translation>{month}建档</translation>
    </message>
</context>
<context>
    <name>ChangeBar</name>
    <message numerus="yes">
        <source>%n record(s) changed</source>
        <translation><numerusform>已修改 %n 条</numerusform></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message numerus="yes">
        <source>Change %n record(s)</source>
        <translation><numerusform>修改 %n 条</numerusform></translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>No field of this list can be changed for several records at once.</source>
        <translation>此列表没有可以批量修改的字段。</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>本来就是这样，没有要改的。</translation>
    </message>
    <message>
        <source>This does not fit here.</source>
        <translation>这里不能这样填写。</translation>
    </message>
    <message>
        <source>What is done with the tags</source>
        <translation>对标签的操作</translation>
    </message>
    <message>
        <source>add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>take away</source>
        <translation>去掉</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ChoiceListsPage</name>
    <message numerus="yes">
        <source>%n use(s) of “{name}” are in approved records, which stay as they are. The word is retired.</source>
        <translation><numerusform>“{name}”还有 %n 处在已审核的单据里，这些单据保持原样；该词已停用，不再供选择。</numerusform></translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Join them</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>不合并</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Most used first</source>
        <translation>按使用次数排序</translation>
    </message>
    <message>
        <source>New word</source>
        <translation>新词条</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Words of the list</source>
        <translation>列表词条</translation>
    </message>
    <message>
        <source>“{name}” is in this list already. Make one word of both?</source>
        <translation>“{name}”已在列表中。要把两个词条合并为一个吗？</translation>
    </message>
</context>
<context>
    <name>ColumnsEditor</name>
    <message>
        <source>Across</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>加一列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Further to the left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Further to the right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Its sum stands at the end</source>
        <translation>表尾合计</translation>
    </message>
    <message>
        <source>Remove the column</source>
        <translation>删除列</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>列标题</translation>
    </message>
    <message>
        <source>Width (mm)</source>
        <translation>宽（毫米）</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>写法</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>(no name)</source>
        <translation>（无列名）</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Choose a column for: {fields}</source>
        <translation>请为以下必填项选择一列：{fields}</translation>
    </message>
    <message>
        <source>Column of the sheet</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>Fill in what they lack</source>
        <translation>只补全空缺</translation>
    </message>
    <message>
        <source>Leave them as they are</source>
        <translation>跳过，不改动</translation>
    </message>
    <message>
        <source>Replace by what the sheet has</source>
        <translation>用表格内容更新</translation>
    </message>
    <message>
        <source>Rows that are there already</source>
        <translation>号码已存在的行</translation>
    </message>
    <message>
        <source>The names of the columns stand in row</source>
        <translation>列名所在的行</translation>
    </message>
    <message>
        <source>What stands in it</source>
        <translation>内容示例</translation>
    </message>
    <message>
        <source>– is not imported –</source>
        <translation>— 不导入 —</translation>
    </message>
</context>
<context>
    <name>CompanyPage</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>It is printed on slips. It can be changed in the settings.</source>
        <translation>印在单据上，以后可在设置里改。</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>公司资料</translation>
    </message>
</context>
<context>
    <name>ConditionEditor</name>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>always</source>
        <translation>总是</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>All as I typed</source>
        <translation>全部用我填的</translation>
    </message>
    <message>
        <source>All as saved</source>
        <translation>全部用已保存的</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>回到表单</translation>
    </message>
    <message>
        <source>Both:</source>
        <translation>两边都保留：</translation>
    </message>
    <message>
        <source>Choose what shall stand. Fields not named here are the same in both.</source>
        <translation>请选择留下哪一个。没有列出的各栏两边相同。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Save what is chosen</source>
        <translation>保存所选</translation>
    </message>
    <message>
        <source>Saved meanwhile</source>
        <translation>别人保存的</translation>
    </message>
    <message>
        <source>Somebody else saved this meanwhile</source>
        <translation>别人刚刚改过这条记录</translation>
    </message>
    <message>
        <source>What you typed</source>
        <translation>我填的</translation>
    </message>
    <message>
        <source>both changed it</source>
        <translation>双方都改了</translation>
    </message>
    <message>
        <source>{name} saved this meanwhile, at {time}</source>
        <translation>{name} 已在 {time} 保存过这条记录</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Grouped by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>图中指标</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>The period after (Alt+Right)</source>
        <translation>后一个期间（Alt+→）</translation>
    </message>
    <message>
        <source>The period before (Alt+Left)</source>
        <translation>前一个期间（Alt+←）</translation>
    </message>
    <message>
        <source>from day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>不再分组</translation>
    </message>
    <message>
        <source>the records behind a row</source>
        <translation>查看该行的记录</translation>
    </message>
    <message>
        <source>then by</source>
        <translation>再按</translation>
    </message>
    <message>
        <source>to day</source>
        <translation>截止日期</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>查看报告</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>程序出了错</translation>
    </message>
    <message>
        <source>What you did last may not have been done: please look at it again. Everything else goes on. A report was written; send it to whoever looks after the program.</source>
        <translation>您刚才的操作可能没有完成，请再看一下。其他一切照常。报告已经写好，请发给负责这个程序的人。</translation>
    </message>
</context>
<context>
    <name>CustomerDialogs</name>
    <message numerus="yes">
        <source>%n taken off the blacklist</source>
        <translation><numerusform>已有 %n 位移出黑名单</numerusform></translation>
    </message>
    <message>
        <source>Not on the blacklist.</source>
        <translation>不在黑名单里。</translation>
    </message>
    <message>
        <source>On the blacklist already.</source>
        <translation>已经在黑名单里了。</translation>
    </message>
    <message>
        <source>The two customers are as they were.</source>
        <translation>两位客户已恢复原样。</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>11-24, tomorrow, +3</source>
        <translation>11-24、明天、+3</translation>
    </message>
    <message>
        <source>tomorrow 14:00, 11-24 9:00</source>
        <translation>明天 14:00、11-24 9:00</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>Tick %n of them first, with Space.</source>
        <translation><numerusform>请先用空格勾选 %n 条。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>“{step}”: %n record(s)</source>
        <translation><numerusform>“{step}”：%n 条</numerusform></translation>
    </message>
</context>
<context>
    <name>Designer</name>
    <message>
        <source>All bands</source>
        <translation>显示全部区段</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>恢复出厂</translation>
    </message>
    <message>
        <source>As wide as the window</source>
        <translation>适合窗口宽度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Names of the fields</source>
        <translation>字段名称</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>No font has: {names}</source>
        <translation>没有字体包含：{names}</translation>
    </message>
    <message>
        <source>No room for: {names}</source>
        <translation>放不下：{names}</translation>
    </message>
    <message>
        <source>Only the print</source>
        <translation>只看打印效果</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>保存并关闭</translation>
    </message>
    <message>
        <source>Save as new</source>
        <translation>另存为新格式</translation>
    </message>
    <message>
        <source>Shown with</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Test page</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>The form was changed.</source>
        <translation>格式已修改，尚未保存。</translation>
    </message>
    <message>
        <source>The next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>The page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Throw the changes away</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Throw the shop's own version away, at all seats?</source>
        <translation>所有席位都恢复为出厂格式，本店的修改将丢弃。继续吗？</translation>
    </message>
    <message>
        <source>{name} – change the form</source>
        <translation>{name} – 设计格式</translation>
    </message>
    <message>
        <source>“{name}” is in force at all seats.</source>
        <translation>“{name}”已保存，所有席位即刻生效。</translation>
    </message>
</context>
<context>
    <name>DiaryDialog</name>
    <message numerus="yes">
        <source>%n repair(s)</source>
        <translation><numerusform>%n 单</numerusform></translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Diary of a technician</source>
        <translation>技术员日程</translation>
    </message>
    <message>
        <source>Nothing is planned for {name} on this day.</source>
        <translation>{name} 这天没有安排。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Repairs of the day</source>
        <translation>当天的报修</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>There is no technician yet. Their names are typed into the form of a repair.</source>
        <translation>还没有技术员。在报修单里填写姓名即可。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>未约</translation>
    </message>
    <message>
        <source>not agreed</source>
        <translation>未约时间</translation>
    </message>
</context>
<context>
    <name>EditionsDialog</name>
    <message>
        <source>Bring it back</source>
        <translation>恢复成这一版</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Edition {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>Editions of {name}</source>
        <translation>{name}：历史版本</translation>
    </message>
    <message>
        <source>There is no record yet that could be shown on it.</source>
        <translation>还没有单据可以用来预览。</translation>
    </message>
</context>
<context>
    <name>ExchangeFields</name>
    <message>
        <source>6, as usual</source>
        <translation>6（一般）</translation>
    </message>
    <message>
        <source>Calls come up here when one of these telephones rings; the first one rings when a number is dialled. Empty: every call of the house comes up.</source>
        <translation>这些分机响铃时本席位弹屏；点击拨号时第一部分机先响。不填：全单位的来电都弹屏。</translation>
    </message>
    <message>
        <source>Context it dials from</source>
        <translation>拨出用的 context</translation>
    </message>
    <message>
        <source>Digits of an extension, at most</source>
        <translation>分机号最多几位</translation>
    </message>
    <message>
        <source>Extensions of this seat</source>
        <translation>本席位的分机</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Show calls from one extension to another</source>
        <translation>分机之间的内部通话也显示</translation>
    </message>
    <message>
        <source>User name (manager.conf)</source>
        <translation>用户名（manager.conf）</translation>
    </message>
    <message>
        <source>as kept</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Intention</source>
        <translation>意向</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>FileExport</name>
    <message>
        <source>Excel sheet</source>
        <translation>Excel 表格</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>已停止，没有生成文件。</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>正在写入 {file}</translation>
    </message>
</context>
<context>
    <name>FindCustomer</name>
    <message>
        <source>Back to the form</source>
        <translation>回到新建</translation>
    </message>
    <message>
        <source>Find another customer</source>
        <translation>找别的客户</translation>
    </message>
    <message>
        <source>Name, initials, number or address</source>
        <translation>姓名、拼音首字母、号码或地址</translation>
    </message>
    <message>
        <source>Nobody found with these words.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>This call will stand in their history.</source>
        <translation>这次来电会记在他名下。</translation>
    </message>
    <message>
        <source>This is the customer</source>
        <translation>就是这位客户</translation>
    </message>
    <message>
        <source>This is {name}</source>
        <translation>是{name}</translation>
    </message>
    <message>
        <source>Type two letters or three digits.</source>
        <translation>请输入两个字或三位数字。</translation>
    </message>
    <message>
        <source>{number} becomes one of their numbers.</source>
        <translation>{number} 会加为他的号码。</translation>
    </message>
</context>
<context>
    <name>FirstPassword</name>
    <message>
        <source>Set a new password</source>
        <translation>重设密码</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>{name} signs in with it once, and then chooses one of their own.</source>
        <translation>{name} 用它登录一次，随后须改成自己的密码。</translation>
    </message>
</context>
<context>
    <name>FontEditor</name>
    <message>
        <source>as usual</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>FormDeeds</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this for good?</source>
        <translation>彻底删除这条记录？</translation>
    </message>
    <message>
        <source>Go on typing</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>What you typed is not saved.</source>
        <translation>填写的内容还没有保存。</translation>
    </message>
</context>
<context>
    <name>FormFollowing</name>
    <message>
        <source>All right</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Save it as a new one</source>
        <translation>另存为新记录</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>{name} deleted this meanwhile; what stands here is all that is left of it.</source>
        <translation>{name} 刚刚删除了这条记录，现在只剩下这里填写的内容。</translation>
    </message>
    <message>
        <source>{name} saved this meanwhile. What you typed stays; when you save, both are compared.</source>
        <translation>{name} 刚刚保存过这条记录。您填写的内容还在，保存时会让您逐项比较。</translation>
    </message>
    <message>
        <source>{why} What you typed cannot be saved here.</source>
        <translation>{why}您填写的内容已不能保存到这张单上。</translation>
    </message>
</context>
<context>
    <name>FormFoot</name>
    <message numerus="yes">
        <source>%n to put right: {names}</source>
        <translation><numerusform>还有 %n 处要改：{names}</numerusform></translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Only fields with * are needed</source>
        <translation>只有带 * 的必填</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>FormHead</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Draft kept at {time}</source>
        <translation>草稿已自动保存 {time}</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New like this one</source>
        <translation>照此新建</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>FormNotes</name>
    <message>
        <source>Go on with it</source>
        <translation>接着填</translation>
    </message>
    <message>
        <source>This form was not finished on {when}.</source>
        <translation>{when}有一份没填完的表。</translation>
    </message>
    <message numerus="yes">
        <source>{names} has this open, too</source>
        <translation><numerusform>{names} 也打开着这条记录</numerusform></translation>
    </message>
</context>
<context>
    <name>FormSection</name>
    <message>
        <source>Show</source>
        <translation>展开</translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message>
        <source>As it came</source>
        <translation>恢复出厂</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Choose the logo</source>
        <translation>选择标志</translation>
    </message>
    <message>
        <source>Choose the logo …</source>
        <translation>选择标志 …</translation>
    </message>
    <message>
        <source>Copied: {name}</source>
        <translation>已复制：{name}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete “{name}” for all seats?</source>
        <translation>在所有席位删除“{name}”？删除后不能恢复。</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>First here</source>
        <translation>本席默认</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>单据格式</translation>
    </message>
    <message>
        <source>Forms (*.json)</source>
        <translation>单据格式 (*.json)</translation>
    </message>
    <message>
        <source>Forms are shared by all seats; which one is offered first, each seat decides.</source>
        <translation>单据格式全店共用；默认用哪一个，各席位自己定。</translation>
    </message>
    <message>
        <source>Give a form out</source>
        <translation>导出单据格式</translation>
    </message>
    <message>
        <source>Give out …</source>
        <translation>导出 …</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>公司标志</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New form</source>
        <translation>新格式</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>不用标志</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.bmp)</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Slips have no logo any more.</source>
        <translation>单据上不再印标志。</translation>
    </message>
    <message>
        <source>Take a form in</source>
        <translation>导入单据格式</translation>
    </message>
    <message>
        <source>Take in …</source>
        <translation>导入 …</translation>
    </message>
    <message>
        <source>Taken in: {name}</source>
        <translation>已导入：{name}</translation>
    </message>
    <message>
        <source>The forms are being read …</source>
        <translation>正在读取单据格式 …</translation>
    </message>
    <message>
        <source>The logo stands on slips from now on.</source>
        <translation>今后单据上会印上标志。</translation>
    </message>
    <message>
        <source>There are no forms.</source>
        <translation>没有单据格式。</translation>
    </message>
    <message>
        <source>edition {number}, {name}, {at}</source>
        <translation>第 {number} 版，{name}，{at}</translation>
    </message>
    <message>
        <source>first here</source>
        <translation>本席默认</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{name} – copy</source>
        <translation>{name} – 副本</translation>
    </message>
    <message>
        <source>“{name}” is again as it came.</source>
        <translation>“{name}”已恢复为出厂格式。</translation>
    </message>
    <message>
        <source>“{name}” is as it was in that edition.</source>
        <translation>已恢复成所选的版本：“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>“{name}”已删除。</translation>
    </message>
</context>
<context>
    <name>FoundStep</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Every row can be imported. Nothing is written yet.</source>
        <translation>所有行都可以导入。现在还没有写入任何数据。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows with problems are left out; the others can be imported. Nothing is written yet.</source>
        <translation>有问题的行会被略过，其余的可以导入。现在还没有写入任何数据。</translation>
    </message>
    <message>
        <source>Save these rows as a sheet to correct</source>
        <translation>把这些行另存为表格，改正后再导入</translation>
    </message>
    <message numerus="yes">
        <source>The first %n problem(s) are shown.</source>
        <translation><numerusform>仅显示前 %n 个问题。</numerusform></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>with problems</source>
        <translation>有问题</translation>
    </message>
</context>
<context>
    <name>GatherDialog</name>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Every finished repair and handled complaint teaches the knowledge base once. New ones do so by themselves; this takes those from before.</source>
        <translation>每张已完成的报修单、处理完的投诉，都会进知识库一次。新单据自动积累，这里补上以前的。</translation>
    </message>
    <message>
        <source>Gather from finished records</source>
        <translation>从已完成单据积累</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>{read} records read, {learnt} of them taught something new.</source>
        <translation>看了 {read} 张单据，其中 {learnt} 张有新内容。</translation>
    </message>
</context>
<context>
    <name>GivingDialog</name>
    <message numerus="yes">
        <source>%n customer(s) get it, for {need} points each.</source>
        <translation><numerusform>%n 位客户可以兑换，每位扣 {need} 分。</numerusform></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Give a gift for points</source>
        <translation>批量兑换礼品</translation>
    </message>
    <message>
        <source>Give it</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>None of them has {need} points.</source>
        <translation>没有一位客户有 {need} 分。</translation>
    </message>
    <message>
        <source>Pieces for each</source>
        <translation>每位数量</translation>
    </message>
    <message>
        <source>There are no gifts yet; they stand under Settings, Gifts.</source>
        <translation>还没有礼品；礼品在“设置 › 礼品”里添加。</translation>
    </message>
    <message>
        <source>Too few points, left out: {names}</source>
        <translation>积分不够、不参加兑换：{names}</translation>
    </message>
    <message>
        <source>{gift}, {points} points, {stock} left</source>
        <translation>{gift}，{points} 分，剩 {stock} 件</translation>
    </message>
    <message>
        <source>{pieces} pieces are needed, only {stock} are left.</source>
        <translation>需要 {pieces} 件，只剩 {stock} 件。</translation>
    </message>
</context>
<context>
    <name>Hand</name>
    <message>
        <source>Height of a band</source>
        <translation>区段高度</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Width of a column</source>
        <translation>列宽</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History: {name}</source>
        <translation>修改记录：{name}</translation>
    </message>
    <message>
        <source>Nothing was noted about this record.</source>
        <translation>这条记录没有修改记录。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n record(s) of this import are as they were before.</source>
        <translation><numerusform>已撤销本次导入的 %n 条记录。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) to correct are in {file}.</source>
        <translation><numerusform>有 %n 行待改正，已存到 {file}。</numerusform></translation>
    </message>
    <message>
        <source>Back to the columns</source>
        <translation>返回列对应</translation>
    </message>
    <message>
        <source>Check all rows</source>
        <translation>检查所有行</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Choose a sheet</source>
        <translation>选择表格文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Import %n record(s)</source>
        <translation><numerusform>导入 %n 张单据</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation><numerusform>导入 %n 行</numerusform></translation>
    </message>
    <message>
        <source>Import: {what}</source>
        <translation>导入{what}</translation>
    </message>
    <message>
        <source>Imported: {made} new, {changed} changed, {skipped} skipped.</source>
        <translation>导入完成：新增 {made}，更新 {changed}，跳过 {skipped}。</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>正在导入 {file}</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>Rows to correct</source>
        <translation>待改正的行</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>表格文件</translation>
    </message>
    <message>
        <source>Taking back {file}</source>
        <translation>正在撤销 {file}</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>正在写入 {file}</translation>
    </message>
    <message>
        <source>{file} – to correct</source>
        <translation>{file} – 待改正</translation>
    </message>
    <message>
        <source>{file}: what becomes of the columns</source>
        <translation>{file}：各列对应到哪里</translation>
    </message>
    <message>
        <source>{file}: what would come of it</source>
        <translation>{file}：检查结果</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>Another seat's code</source>
        <translation>其他座席的密钥码</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Code of the key of another seat</source>
        <translation>输入其他座席的密钥码</translation>
    </message>
    <message>
        <source>Key of encrypted recordings</source>
        <translation>录音加密密钥</translation>
    </message>
    <message>
        <source>This seat has no key yet.</source>
        <translation>本座席还没有密钥。</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此密钥</translation>
    </message>
    <message>
        <source>Write the code down and keep it in a safe place: without it nobody can listen any more.</source>
        <translation>请抄下密钥码并妥善保管：丢失后任何人都无法再收听录音。</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Begins and ends</source>
        <translation>开始与结束</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>{line} 号线</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Sound input</source>
        <translation>声音输入</translation>
    </message>
    <message>
        <source>The box itself</source>
        <translation>来电盒自带</translation>
    </message>
    <message>
        <source>Which calls</source>
        <translation>录哪些通话</translation>
    </message>
    <message>
        <source>{name} (not there now)</source>
        <translation>{name}(当前未接入)</translation>
    </message>
</context>
<context>
    <name>LineStrip</name>
    <message numerus="yes">
        <source>%n more call(s) on this line</source>
        <translation><numerusform>这条线还有 %n 个来电</numerusform></translation>
    </message>
    <message>
        <source>recording</source>
        <translation>录音中</translation>
    </message>
</context>
<context>
    <name>LinesPage</name>
    <message>
        <source>Add a box</source>
        <translation>添加来电盒</translation>
    </message>
    <message>
        <source>Ask the telephone company whether caller ID is switched on for this line.</source>
        <translation>请问电信公司这条线是否开通来电显示。</translation>
    </message>
    <message>
        <source>Caller ID</source>
        <translation>来电显示</translation>
    </message>
    <message>
        <source>Change and try</source>
        <translation>修改并试用</translation>
    </message>
    <message>
        <source>Check the country below, and ask the telephone company whether caller ID is on.</source>
        <translation>请检查下面的国家，并问电信公司是否开通来电显示。</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>It rings, but no number ever comes.</source>
        <translation>响铃但一直没有号码。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Lines and boxes</source>
        <translation>线路与来电盒</translation>
    </message>
    <message>
        <source>No box is set up yet: calls are not noticed. The simulator shows how it will be.</source>
        <translation>还没有设置来电盒，有来电也不知道。可以先用模拟来电看看。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Set up as</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>模拟来电</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>What the box says about itself</source>
        <translation>来电盒自报</translation>
    </message>
</context>
<context>
    <name>LinkEditor</name>
    <message>
        <source>Name, number or address</source>
        <translation>姓名、号码或地址</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message numerus="yes">
        <source>%n row(s) are in {file}.</source>
        <translation><numerusform>已导出 %n 行到 {file}。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Excel sheet of the %n ticked</source>
        <translation><numerusform>把勾选的 %n 条导出为 Excel 表格</numerusform></translation>
    </message>
    <message>
        <source>Excel sheet of what is listed</source>
        <translation>把当前列表导出为 Excel 表格</translation>
    </message>
    <message>
        <source>Excel sheet with all fields</source>
        <translation>导出全部字段的 Excel 表格（可再导入）</translation>
    </message>
    <message>
        <source>Import from a sheet …</source>
        <translation>从表格导入…</translation>
    </message>
    <message numerus="yes">
        <source>Word document of the %n ticked</source>
        <translation><numerusform>把勾选的 %n 条导出为 Word 文档</numerusform></translation>
    </message>
    <message>
        <source>Word document of what is listed</source>
        <translation>把当前列表导出为 Word 文档</translation>
    </message>
    <message>
        <source>{said} {source}</source>
        <translation>{said}{source}</translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Import, export</source>
        <translation>导入导出</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>常用列表</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
</context>
<context>
    <name>ListStates</name>
    <message>
        <source>Make the first one</source>
        <translation>新建第一条</translation>
    </message>
    <message>
        <source>Nothing fits what is chosen above.</source>
        <translation>没有符合以上条件的。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>读取中…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>There is nothing here yet.</source>
        <translation>这里还没有内容。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>MachineDialog</name>
    <message numerus="yes">
        <source>%n repair(s)</source>
        <translation><numerusform>报修 %n 次</numerusform></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Life of a machine</source>
        <translation>机器履历</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>warranty ended {day}</source>
        <translation>保修已于 {day} 到期</translation>
    </message>
    <message>
        <source>warranty until {day}</source>
        <translation>保修至 {day}</translation>
    </message>
</context>
<context>
    <name>ManageDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Saved lists</source>
        <translation>常用列表</translation>
    </message>
    <message>
        <source>{name} (for everybody)</source>
        <translation>{name}（所有人可用）</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>All calls and records go over, with them {what}.</source>
        <translation>来电和单据全部归过去，连同：{what}。</translation>
    </message>
    <message>
        <source>All calls and records go over.</source>
        <translation>来电和单据全部归过去。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge two customers</source>
        <translation>合并两位客户</translation>
    </message>
    <message>
        <source>The other one stays</source>
        <translation>换另一位留下</translation>
    </message>
    <message>
        <source>“{gone}” becomes part of “{kept}”</source>
        <translation>“{gone}”并入“{kept}”</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>no input chosen</source>
        <translation>未选择输入</translation>
    </message>
    <message>
        <source>no sound: is it plugged in?</source>
        <translation>没有声音：是否已接好？</translation>
    </message>
    <message>
        <source>only silence today</source>
        <translation>今天只录到静音</translation>
    </message>
    <message>
        <source>too loud today</source>
        <translation>今天音量过大</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>所有人可用</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Name of the new form</source>
        <translation>新格式的名称</translation>
    </message>
    <message>
        <source>Save as new</source>
        <translation>另存为新格式</translation>
    </message>
</context>
<context>
    <name>NeverPage</name>
    <message numerus="yes">
        <source>%n callback(s) planned for today</source>
        <translation><numerusform>已安排 %n 条今日回访</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation><numerusform>%n 位客户</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation><numerusform>%n 天前</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation><numerusform>已选 %n 位</numerusform></translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Everybody was called back, or is about to be.</source>
        <translation>所有客户都已回访，或已安排回访。</translation>
    </message>
    <message>
        <source>Last 3 months</source>
        <translation>近三个月</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>近一年</translation>
    </message>
    <message>
        <source>Never called back</source>
        <translation>从未回访</translation>
    </message>
    <message>
        <source>Only plan the callbacks</source>
        <translation>只生成回访记录</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Since the repair</source>
        <translation>售后完成以后</translation>
    </message>
    <message>
        <source>Since the sale</source>
        <translation>销售以后</translation>
    </message>
    <message>
        <source>Space ticks, Ctrl+A ticks all</source>
        <translation>空格勾选，Ctrl+A 全选</translation>
    </message>
    <message>
        <source>Start a round</source>
        <translation>开始连续回访</translation>
    </message>
    <message numerus="yes">
        <source>the latest %n</source>
        <translation><numerusform>最近 %n 位</numerusform></translation>
    </message>
</context>
<context>
    <name>NewCustomerForm</name>
    <message>
        <source>Address</source>
        <translation>详细地址</translation>
    </message>
    <message>
        <source>Another phone</source>
        <translation>另一个电话</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Name *</source>
        <translation>单位或姓名 *</translation>
    </message>
    <message>
        <source>Only * must be filled in</source>
        <translation>带 * 的必填</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place of origin</source>
        <translation>归属地</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>ask for the number</source>
        <translation>请问号码</translation>
    </message>
    <message>
        <source>city, district</source>
        <translation>市、区</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>person or firm</source>
        <translation>单位或个人</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>street, number, door</source>
        <translation>路、号、楼、门牌</translation>
    </message>
    <message>
        <source>what is worth knowing about the customer</source>
        <translation>这位客户值得记住的事</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一遍</translation>
    </message>
</context>
<context>
    <name>NotesBox</name>
    <message>
        <source>Delete this note</source>
        <translation>删除这条备注</translation>
    </message>
    <message>
        <source>Note at this place</source>
        <translation>在当前位置记一条备注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing is noted yet. N writes a note at the place that plays.</source>
        <translation>还没有备注。按 N 在正在播放的位置记一条。</translation>
    </message>
    <message>
        <source>{who} listened, {at}</source>
        <translation>{who} 听过，{at}</translation>
    </message>
    <message>
        <source>{who} took it along, {at}</source>
        <translation>{who} 另存过，{at}</translation>
    </message>
</context>
<context>
    <name>NoticeArea</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>Dial the number ({key}); right click: copy</source>
        <translation>拨打此号码（{key}）；右键复制</translation>
    </message>
</context>
<context>
    <name>NumberFormsPage</name>
    <message>
        <source>Each change counts at once, for numbers given from now on. No number is ever given twice.</source>
        <translation>修改后立即生效，只影响之后生成的单号。单号不会重复。</translation>
    </message>
    <message>
        <source>In front</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Of the date</source>
        <translation>日期部分</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>The next one, for example</source>
        <translation>单号示例</translation>
    </message>
</context>
<context>
    <name>NumberLine</name>
    <message>
        <source>In front: {records}</source>
        <translation>{records}的前缀</translation>
    </message>
    <message>
        <source>Of the date: {records}</source>
        <translation>{records}的日期部分</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>Nothing to choose from</source>
        <translation>没有可选的</translation>
    </message>
</context>
<context>
    <name>OwnPassword</name>
    <message>
        <source>Change my password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>Nobody else should know it.</source>
        <translation>密码不要告诉别人。</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Drag onto the form, or Enter</source>
        <translation>拖到纸上，或按回车</translation>
    </message>
    <message>
        <source>Fields to put onto the form</source>
        <translation>可放入的字段</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>查找字段</translation>
    </message>
    <message>
        <source>Name, pinyin, number, address — or a page</source>
        <translation>姓名、拼音、号码、地址，或页面名</translation>
    </message>
    <message>
        <source>Nothing found for “{text}”.</source>
        <translation>没有找到“{text}”。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message numerus="yes">
        <source>%n part(s) chosen</source>
        <translation><numerusform>已选 %n 个元素</numerusform></translation>
    </message>
    <message>
        <source>Form and paper</source>
        <translation>格式与纸张</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>a size of its own</source>
        <translation>自定义尺寸</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Double</source>
        <translation>再制一份</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Put {name}</source>
        <translation>放入{name}</translation>
    </message>
    <message>
        <source>There is no part of a form on the clipboard.</source>
        <translation>剪贴板里没有可粘贴的元素。</translation>
    </message>
</context>
<context>
    <name>PartsEditor</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n 行</numerusform></translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>Take this row out</source>
        <translation>去掉这行</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PasswordDialogs</name>
    <message>
        <source>Your password is changed.</source>
        <translation>密码已修改。</translation>
    </message>
    <message>
        <source>{name} can sign in with the new password.</source>
        <translation>{name} 可以用新密码登录了。</translation>
    </message>
</context>
<context>
    <name>PastStep</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation><numerusform>更新 %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation><numerusform>新增 %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation><numerusform>失败 %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation><numerusform>跳过 %n</numerusform></translation>
    </message>
    <message>
        <source>Choose a sheet</source>
        <translation>选择表格文件</translation>
    </message>
    <message>
        <source>Excel (.xlsx, .xls), LibreOffice (.ods) or text (.csv). You see what becomes of every row before anything is written, and a whole import can be taken back.</source>
        <translation>支持 Excel（.xlsx、.xls）、LibreOffice（.ods）和文本（.csv）。写入之前可以看到每一行的结果，整次导入也可以撤销。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>还没有导入过。</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>已处理 {done} / {total} 行</translation>
    </message>
</context>
<context>
    <name>PictureEditor</name>
    <message>
        <source>A picture of {size} KB.</source>
        <translation>图片，{size} KB。</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>It cannot be read: {why}</source>
        <translation>无法读取：{why}</translation>
    </message>
    <message>
        <source>It must be a PNG or JPEG of at most 4 MB.</source>
        <translation>只能用不超过 4 MB 的 PNG 或 JPEG 图片。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Customers, calls and everything else. With one seat, this computer is right.</source>
        <translation>客户、来电和其他一切。只有一个席位时，放在这台电脑上就好。</translation>
    </message>
    <message>
        <source>On a server, shared by several seats</source>
        <translation>在服务器上，几个席位共用</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>Where do the data live?</source>
        <translation>数据放在哪里？</translation>
    </message>
</context>
<context>
    <name>PlaceSettings</name>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Encrypted on the way</source>
        <translation>传输加密</translation>
    </message>
    <message>
        <source>On a server, shared by several seats</source>
        <translation>在服务器上，几个席位共用</translation>
    </message>
    <message>
        <source>Other connections</source>
        <translation>其他连接</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>数据库软件</translation>
    </message>
    <message>
        <source>Step of the tables</source>
        <translation>表结构版本</translation>
    </message>
    <message>
        <source>The server keeps the rights</source>
        <translation>由服务器管权限</translation>
    </message>
    <message>
        <source>Use it from the next start</source>
        <translation>下次启动起使用</translation>
    </message>
    <message>
        <source>Use the data on this computer instead</source>
        <translation>改用本机数据</translation>
    </message>
    <message>
        <source>Where the data live</source>
        <translation>数据位置</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>PlayerDialog</name>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation>另存为文件</translation>
    </message>
    <message>
        <source>Save the recording</source>
        <translation>保存录音</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Sound files (*.mp3 *.wav)</source>
        <translation>声音文件 (*.mp3 *.wav)</translation>
    </message>
    <message>
        <source>The next recording</source>
        <translation>下一段录音</translation>
    </message>
    <message>
        <source>The recording before</source>
        <translation>上一段录音</translation>
    </message>
    <message>
        <source>The recording is being fetched …</source>
        <translation>正在取录音 …</translation>
    </message>
    <message>
        <source>There is nothing to be heard.</source>
        <translation>没有可以听的声音。</translation>
    </message>
</context>
<context>
    <name>PointDialogs</name>
    <message numerus="yes">
        <source>%n customer(s) have got it</source>
        <translation><numerusform>已为 %n 位客户兑换</numerusform></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The pages are being made …</source>
        <translation>正在生成页面 …</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation><numerusform>%n 页</numerusform></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change this form</source>
        <translation>修改此格式</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件发送</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>缩小</translation>
    </message>
    <message numerus="yes">
        <source>It was printed %n time(s) before and says that it is a copy.</source>
        <translation><numerusform>此前已打印 %n 次，这次会标明补打。</numerusform></translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>No font of this computer has: {names}</source>
        <translation>本机没有字体能显示：{names}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print {title}</source>
        <translation>打印 {title}</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Something is too long for its place and is cut off.</source>
        <translation>有内容太长，放不下的部分被截去了。</translation>
    </message>
    <message>
        <source>The e-mail program was opened; attach this file: {path}</source>
        <translation>邮件程序已打开，请附上这个文件：{path}</translation>
    </message>
    <message>
        <source>The first page is on the clipboard as a picture.</source>
        <translation>第一页已作为图片复制到剪贴板。</translation>
    </message>
    <message numerus="yes">
        <source>The preview shows the first of %n record(s).</source>
        <translation><numerusform>共 %n 张，预览显示第一张。</numerusform></translation>
    </message>
</context>
<context>
    <name>PrintersPage</name>
    <message>
        <source>Another one</source>
        <translation>再加一台</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请起个名字。</translation>
    </message>
    <message>
        <source>It cuts the paper</source>
        <translation>自动切纸</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Kept: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No receipt printer is named here. Those with a driver are found by themselves.</source>
        <translation>这里还没有小票打印机。装了驱动的打印机会自动找到。</translation>
    </message>
    <message>
        <source>Open the cash drawer with each receipt</source>
        <translation>每张小票打开钱箱</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸宽</translation>
    </message>
    <message>
        <source>Printers without a driver</source>
        <translation>免驱动打印机</translation>
    </message>
    <message>
        <source>Receipt printers that are reached over the network, a serial port or USB without a driver.</source>
        <translation>通过网络、串口或 USB 直接连接、不用驱动的小票打印机。</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试打</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>连接地址</translation>
    </message>
    <message>
        <source>tcp://192.168.1.87, COM3, /dev/usb/lp0</source>
        <translation>tcp://192.168.1.87、COM3、/dev/usb/lp0</translation>
    </message>
    <message>
        <source>{name} took the pattern. It must reach from edge to edge.</source>
        <translation>{name} 已收到测试图案，图案应从左边缘一直到右边缘。</translation>
    </message>
    <message>
        <source>{width} mm</source>
        <translation>{width} 毫米</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>{what}: {done} of {total}</source>
        <translation>{what}：{done} / {total}</translation>
    </message>
</context>
<context>
    <name>QueueDialog</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation><numerusform>%n 页</numerusform></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>On this printer</source>
        <translation>用这台打印机</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重新打印</translation>
    </message>
    <message>
        <source>Print jobs</source>
        <translation>打印任务</translation>
    </message>
    <message>
        <source>Printing queue</source>
        <translation>打印队列</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The usual printer ({name})</source>
        <translation>默认打印机（{name}）</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>the usual printer</source>
        <translation>默认打印机</translation>
    </message>
    <message>
        <source>{name} (without a driver)</source>
        <translation>{name}（免驱动）</translation>
    </message>
</context>
<context>
    <name>QueueFoot</name>
    <message numerus="yes">
        <source>%n ticked, together {sum}</source>
        <translation><numerusform>已选 %n 条，合计 {sum}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to look at first stay(s) out</source>
        <translation><numerusform>需核对的 %n 条不会一起通过</numerusform></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>审核</translation>
    </message>
    <message numerus="yes">
        <source>Approve the %n ticked</source>
        <translation><numerusform>审核所选 %n 条</numerusform></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Please write why.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>QueueHead</name>
    <message>
        <source>Audit</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Number, customer, by whom</source>
        <translation>单号、客户、经手人</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>Undo: %n approved just now</source>
        <translation><numerusform>撤销：刚通过 %n 条</numerusform></translation>
    </message>
    <message>
        <source>What is approved nobody changes or deletes</source>
        <translation>审核后谁也不能改、不能删</translation>
    </message>
    <message>
        <source>With approved ones</source>
        <translation>含已审核</translation>
    </message>
    <message>
        <source>amount from</source>
        <translation>金额不小于</translation>
    </message>
    <message>
        <source>from day</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to day</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>{step}: {number}, why?</source>
        <translation>{step}：{number}，原因？</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Please write why.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <source>The reason; it stands in the audit trail</source>
        <translation>原因（记入操作日志）</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因？</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>All right</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>RecordPlace</name>
    <message>
        <source>A form is open here; the list stands behind it.</source>
        <translation>这里有未完成的表单，列表在它后面。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Kept at this seat; it is written when the server is back.</source>
        <translation>已存在本席，服务器恢复后自动写入。</translation>
    </message>
    <message>
        <source>Save this one or leave it first.</source>
        <translation>请先保存或放弃这一份。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saved: {number}</source>
        <translation>已保存：{number}</translation>
    </message>
    <message>
        <source>This one was begun before. Save or leave it, then begin the next.</source>
        <translation>这份是之前没填完的。先保存或放弃，再开始新的。</translation>
    </message>
    <message>
        <source>What was just saved is not among what is chosen above; Esc shows everything.</source>
        <translation>刚保存的这条不在上面筛选的范围内；按 Esc 显示全部。</translation>
    </message>
</context>
<context>
    <name>RecordingLinesPage</name>
    <message>
        <source>Begins and ends</source>
        <translation>开始与结束</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Key of encrypted recordings</source>
        <translation>录音加密密钥</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>当前电平</translation>
    </message>
    <message>
        <source>Line 1 gets the first input, line 2 the second, and so on</source>
        <translation>1 号线用第一个输入，2 号线用第二个，依次类推</translation>
    </message>
    <message>
        <source>One input after the other</source>
        <translation>依次分配输入</translation>
    </message>
    <message>
        <source>Recording of the lines</source>
        <translation>线路录音</translation>
    </message>
    <message>
        <source>Secret key of the bucket</source>
        <translation>存储桶密钥</translation>
    </message>
    <message>
        <source>Sound input</source>
        <translation>声音输入</translation>
    </message>
    <message>
        <source>Talk on each line and look whether its level moves; the green part is right. A recording begins and ends by itself with the receiver where the box tells it, else with the voice.</source>
        <translation>在每条线路上说话，看电平是否跳动；处于绿色区间即为合适。“自动”指：来电盒能报告摘机挂机的按摘机挂机录音，否则按声音录音。</translation>
    </message>
    <message>
        <source>Which calls</source>
        <translation>录哪些通话</translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation><numerusform>已删除 %n 条</numerusform></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n record(s)?</source>
        <translation><numerusform>删除这 %n 条记录吗？</numerusform></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>What stands in this list is never deleted.</source>
        <translation>此列表中的记录不能删除。</translation>
    </message>
</context>
<context>
    <name>RepayDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>This is no amount.</source>
        <translation>这不是金额。</translation>
    </message>
    <message>
        <source>{number} · owes {owed}, has paid {received}</source>
        <translation>{number} · 欠 {owed}，已付 {received}</translation>
    </message>
</context>
<context>
    <name>ResultsDialog</name>
    <message>
        <source>Calls judged</source>
        <translation>质检通话</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>No call of this period was judged.</source>
        <translation>这段时间没有质检过的通话。</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>接线员</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间段</translation>
    </message>
    <message>
        <source>Results by operator</source>
        <translation>接线员质检成绩</translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s)</source>
        <translation><numerusform>最近 %n 天</numerusform></translation>
    </message>
</context>
<context>
    <name>RoundPage</name>
    <message>
        <source>As it was typed before</source>
        <translation>已恢复上次未保存的内容</translation>
    </message>
    <message>
        <source>End the round</source>
        <translation>结束本轮</translation>
    </message>
    <message>
        <source>Not reached, tomorrow again</source>
        <translation>未接通，明天再打</translation>
    </message>
    <message>
        <source>Round of callbacks</source>
        <translation>连续回访</translation>
    </message>
    <message>
        <source>Save, next customer</source>
        <translation>保存，下一位</translation>
    </message>
    <message>
        <source>What you typed is kept as a draft</source>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <source>{at} of {all}</source>
        <translation>第 {at} 位，共 {all} 位</translation>
    </message>
</context>
<context>
    <name>SaleDialogs</name>
    <message>
        <source>{number}: {amount} recorded</source>
        <translation>{number}：已登记回款 {amount}</translation>
    </message>
</context>
<context>
    <name>SavedMenu</name>
    <message>
        <source>&amp;Rename or delete …</source>
        <translation>重命名或删除…(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save what is shown as …</source>
        <translation>把当前列表存为…(&amp;S)</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>所有人可用</translation>
    </message>
    <message>
        <source>Save this list</source>
        <translation>保存当前列表</translation>
    </message>
    <message>
        <source>The list is kept as “{name}”.</source>
        <translation>列表已保存为“{name}”。</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Changes of the last time</source>
        <translation>上次未保存的修改</translation>
    </message>
    <message>
        <source>{name} – own</source>
        <translation>{name} – 自定</translation>
    </message>
</context>
<context>
    <name>SeatPage</name>
    <message>
        <source>Front desk 2</source>
        <translation>前台 2 号席</translation>
    </message>
    <message>
        <source>Name of this seat</source>
        <translation>席位名称</translation>
    </message>
    <message>
        <source>This seat</source>
        <translation>本席位</translation>
    </message>
    <message>
        <source>{name} looks after the operators there. Sign in with the name and password you were given.</source>
        <translation>服务器上的用户由 {name} 管理。请用发给您的用户名和密码登录。</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It goes into this computer's keyring and is never shown again.</source>
        <translation>保存在本机的系统密钥库中，不会再次显示。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Secret key of the bucket</source>
        <translation>存储桶密钥</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>Certificate of the authority</source>
        <translation>颁发机构证书</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Empty: none</source>
        <translation>留空：没有</translation>
    </message>
    <message>
        <source>Empty: those this computer trusts</source>
        <translation>留空：用本机信任的证书</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Encrypted; the server proves who it is</source>
        <translation>加密，并核实服务器身份</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>就在本机</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Replica that reports and exports are read from</source>
        <translation>只读副本（统计和导出从这里读）</translation>
    </message>
    <message>
        <source>Server (several: parted by commas)</source>
        <translation>服务器（多台用逗号隔开）</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>The way there</source>
        <translation>传输方式</translation>
    </message>
    <message>
        <source>Your name there</source>
        <translation>服务器上的用户名</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>A number from {least} to {most}, please.</source>
        <translation>请填 {least} 到 {most} 之间的数。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s) fit here.</source>
        <translation><numerusform>这里最多 %n 个字。</numerusform></translation>
    </message>
    <message>
        <source>Not like this. {hint}</source>
        <translation>格式不对。{hint}</translation>
    </message>
    <message>
        <source>for all seats</source>
        <translation>全店共用</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SetupPane</name>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>单据格式</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Only the data (the form is printed on the paper already)</source>
        <translation>只打数据（套打，表格已印在纸上）</translation>
    </message>
    <message>
        <source>Paper source</source>
        <translation>进纸方式</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>单双面</translation>
    </message>
    <message>
        <source>The usual printer ({name})</source>
        <translation>默认打印机（{name}）</translation>
    </message>
    <message>
        <source>as the printer is set</source>
        <translation>按打印机设置</translation>
    </message>
    <message>
        <source>both sides, turned at the long edge</source>
        <translation>双面，长边翻转</translation>
    </message>
    <message>
        <source>both sides, turned at the short edge</source>
        <translation>双面，短边翻转</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动进纸</translation>
    </message>
    <message>
        <source>cassette</source>
        <translation>纸匣</translation>
    </message>
    <message>
        <source>continuous paper (tractor)</source>
        <translation>连续纸（链式进纸）</translation>
    </message>
    <message>
        <source>lower tray</source>
        <translation>下层纸盒</translation>
    </message>
    <message>
        <source>middle tray</source>
        <translation>中层纸盒</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>one side</source>
        <translation>单面</translation>
    </message>
    <message>
        <source>upper tray</source>
        <translation>上层纸盒</translation>
    </message>
    <message>
        <source>{name} (without a driver)</source>
        <translation>{name}（免驱动）</translation>
    </message>
</context>
<context>
    <name>ShareBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>I take it</source>
        <translation>我来接</translation>
    </message>
    <message>
        <source>Nobody has taken this call yet</source>
        <translation>还没有人接手这个来电</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>转给同事</translation>
    </message>
    <message>
        <source>Pass on to</source>
        <translation>转给</translation>
    </message>
    <message>
        <source>Passed on to {name}</source>
        <translation>已转给 {name}</translation>
    </message>
    <message>
        <source>Rings at other seats, too</source>
        <translation>其他席位也在响铃</translation>
    </message>
    <message>
        <source>What the colleague should know</source>
        <translation>要告诉同事的话</translation>
    </message>
    <message>
        <source>You have taken this call</source>
        <translation>这个来电由您接</translation>
    </message>
    <message numerus="yes">
        <source>{names} has this customer open</source>
        <translation><numerusform>{names} 正打开着这位客户</numerusform></translation>
    </message>
    <message>
        <source>{name} has taken this call</source>
        <translation>{name} 已接这个来电</translation>
    </message>
</context>
<context>
    <name>Shared</name>
    <message>
        <source>Passed on to {name}</source>
        <translation>已转给 {name}</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Judged before: {percent} %</source>
        <translation>已质检：{percent} %</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Save the review</source>
        <translation>保存质检</translation>
    </message>
    <message>
        <source>There is nothing yet to judge calls by: the settings have the list of criteria.</source>
        <translation>还没有质检标准：请在设置的质检标准中添加。</translation>
    </message>
    <message>
        <source>What was good, what could be better</source>
        <translation>哪里做得好，哪里可以改进</translation>
    </message>
    <message>
        <source>{points} of {most} · {percent} %</source>
        <translation>{points} / {most} 分 · {percent} %</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Ringfile</source>
        <translation>来电档案</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>Logo</source>
        <translation>店标</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The password you were given is for once only. Choose one of your own that nobody else knows.</source>
        <translation>发给您的密码只能用一次。请设一个只有您自己知道的密码。</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>使用此密码</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message numerus="yes">
        <source>%n customer(s) have this number</source>
        <translation><numerusform>%n 位客户用这个号码</numerusform></translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>{line} 线</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>没有档案</translation>
    </message>
    <message>
        <source>{who} is calling</source>
        <translation>{who} 来电</translation>
    </message>
</context>
<context>
    <name>SimulatorWindow</name>
    <message>
        <source>1 to 8: ring, answer and hang up that line</source>
        <translation>1 至 8：那条线响铃、接听、挂断</translation>
    </message>
    <message>
        <source>A busy morning</source>
        <translation>忙碌的早晨</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>八线同时响</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Call out</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>End everything</source>
        <translation>全部结束</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>挂断</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>{line} 线</translation>
    </message>
    <message>
        <source>Plug it in</source>
        <translation>插上</translation>
    </message>
    <message>
        <source>Pull the plug</source>
        <translation>拔掉</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>响铃</translation>
    </message>
    <message>
        <source>Simulated box</source>
        <translation>模拟来电盒</translation>
    </message>
    <message>
        <source>Who calls</source>
        <translation>谁来电</translation>
    </message>
</context>
<context>
    <name>SolutionDialogs</name>
    <message>
        <source>The solutions are as they were.</source>
        <translation>办法已恢复原样。</translation>
    </message>
</context>
<context>
    <name>SolutionMergeDialog</name>
    <message numerus="yes">
        <source>%n solution(s) become one</source>
        <translation><numerusform>%n 条办法合并为一条</numerusform></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge solutions</source>
        <translation>合并办法</translation>
    </message>
    <message>
        <source>The figures of all come over, and as other words: {words}</source>
        <translation>各条的次数一并计入，客户的其他说法也保留：{words}</translation>
    </message>
    <message>
        <source>The figures of all come over.</source>
        <translation>各条的次数一并计入。</translation>
    </message>
    <message>
        <source>The others are retired. What is learnt in their words counts for this one.</source>
        <translation>其余各条停用，以后按它们的说法学到的也记在这一条上。</translation>
    </message>
    <message>
        <source>This one stays</source>
        <translation>保留这一条</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>客户怎么说</translation>
    </message>
    <message>
        <source>all products</source>
        <translation>所有产品</translation>
    </message>
    <message>
        <source>helped {helped} of {tried}</source>
        <translation>用过 {tried} 次，解决 {helped} 次</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>还没用过</translation>
    </message>
</context>
<context>
    <name>Solutions</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation><numerusform>%n 条</numerusform></translation>
    </message>
    <message>
        <source>Perhaps it can be solved on the telephone</source>
        <translation>也许电话里就能解决</translation>
    </message>
    <message>
        <source>↵ begin a repair with it</source>
        <translation>↵ 带入报修单</translation>
    </message>
</context>
<context>
    <name>StarterPage</name>
    <message numerus="yes">
        <source>%n entries were taken over.</source>
        <translation><numerusform>已导入 %n 项。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation><numerusform>新增 %n 项</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation><numerusform>已有 %n 项</numerusform></translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>What comes with the set</source>
        <translation>将要导入的内容</translation>
    </message>
    <message>
        <source>What is there already stays as it is.</source>
        <translation>已有的内容保持不变。</translation>
    </message>
</context>
<context>
    <name>Stated</name>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>StatisticExport</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Excel sheet with its chart</source>
        <translation>Excel 表格（带图表）</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>The statistic is in {file}.</source>
        <translation>统计已存为 {file}。</translation>
    </message>
    <message>
        <source>Word document with its chart</source>
        <translation>Word 文档（带图表）</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>No list shows just these records. Another grouping may.</source>
        <translation>没有列表能只显示这些记录，换一种分组试试。</translation>
    </message>
    <message>
        <source>Nothing of this was recorded in the period. Alt+P chooses another one.</source>
        <translation>这段时间没有相关记录。按 Alt+P 换一段时间。</translation>
    </message>
    <message>
        <source>Please type the first and the last day, such as 2026-11-01.</source>
        <translation>请输入起止日期，例如 2026-11-01。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Stopped before it was counted to the end.</source>
        <translation>统计已停止，没有完成。</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>Back to the list</source>
        <translation>回到列表</translation>
    </message>
    <message>
        <source>Go on with those left</source>
        <translation>继续回访剩下的</translation>
    </message>
    <message>
        <source>Nobody is left in this round</source>
        <translation>本轮已全部回访</translation>
    </message>
    <message>
        <source>The round is ended</source>
        <translation>本轮回访已结束</translation>
    </message>
    <message>
        <source>What you typed for the last customer is kept as a draft.</source>
        <translation>最后一位客户已填的内容存为草稿。</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>已回访</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>satisfaction, mean of 5</source>
        <translation>平均满意度（满分 5）</translation>
    </message>
    <message>
        <source>seen to by somebody else</source>
        <translation>已由他人处理</translation>
    </message>
    <message>
        <source>tomorrow again</source>
        <translation>明天再打</translation>
    </message>
</context>
<context>
    <name>Sums</name>
    <message>
        <source>Sum of all that is listed</source>
        <translation>列表合计</translation>
    </message>
</context>
<context>
    <name>TapeBar</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Put a field in</source>
        <translation>插入字段</translation>
    </message>
</context>
<context>
    <name>ThisCall</name>
    <message>
        <source>A date in any form: 11-24, tomorrow, Tuesday, +3</source>
        <translation>日期怎样写都行：11-24、明天、周二、+3</translation>
    </message>
    <message>
        <source>Call note</source>
        <translation>通话记录</translation>
    </message>
    <message>
        <source>Ctrl+Enter notes what came of it and closes the tab.</source>
        <translation>按 Ctrl+Enter 记下结果并关闭标签页。</translation>
    </message>
    <message>
        <source>Intention</source>
        <translation>购买意向</translation>
    </message>
    <message>
        <source>Jot down what was said</source>
        <translation>随手记：这次说了什么</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>{line} 线</translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation>下次联系</translation>
    </message>
    <message>
        <source>Noted; the tab closes. Go on typing to keep it.</source>
        <translation>已记下，稍后收起；继续输入则保留。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Purchase intention</source>
        <translation>购买意向</translation>
    </message>
    <message>
        <source>This call</source>
        <translation>本次通话</translation>
    </message>
    <message>
        <source>What came of it? Ctrl+1…4 notes it and closes the tab.</source>
        <translation>结果怎样？按 Ctrl+1…4 记下并收起。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>{day} has passed. When shall the customer be contacted next?</source>
        <translation>{day} 已过去。下次什么时候联系？</translation>
    </message>
    <message>
        <source>“{text}” is no date. Try 11-24, tomorrow, Tuesday or +3.</source>
        <translation>“{text}”不是日期。可写 11-24、明天、周二或 +3。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>History</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>Not finished · {count}</source>
        <translation>未完成 · {count}</translation>
    </message>
    <message>
        <source>Nothing has happened with this customer yet.</source>
        <translation>和这位客户还没有往来。</translation>
    </message>
    <message>
        <source>The history comes when the server is back.</source>
        <translation>往来记录要等服务器恢复后才能显示。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>↑↓ choose   ↵ open   P listen   M machine</source>
        <translation>↑↓ 选择   ↵ 打开   P 录音   M 机器</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Take the call</source>
        <translation>接到前面</translation>
    </message>
</context>
<context>
    <name>TodayHead</name>
    <message numerus="yes">
        <source>%n caller(s) to call back</source>
        <translation><numerusform>先回 %n 个未接</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) to keep</source>
        <translation><numerusform>再办 %n 件约定</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to call back</source>
        <translation><numerusform>%n 个待回</numerusform></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>接通</translation>
    </message>
    <message>
        <source>Average ring</source>
        <translation>平均振铃</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>下午好</translation>
    </message>
    <message>
        <source>Good afternoon, {name}</source>
        <translation>下午好，{name}</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>晚上好</translation>
    </message>
    <message>
        <source>Good evening, {name}</source>
        <translation>晚上好，{name}</translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>早上好</translation>
    </message>
    <message>
        <source>Good morning, {name}</source>
        <translation>早上好，{name}</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>yesterday by now {count}</source>
        <translation>昨天此时 {count}</translation>
    </message>
    <message>
        <source>yesterday {seconds} s</source>
        <translation>昨天 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation><numerusform>晚 %n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n due</source>
        <translation><numerusform>%n 个到期</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to call back</source>
        <translation><numerusform>%n 个待回</numerusform></translation>
    </message>
    <message>
        <source>All handled</source>
        <translation>全部已处理</translation>
    </message>
    <message>
        <source>Calls of two weeks</source>
        <translation>近两周来电</translation>
    </message>
    <message>
        <source>Every missed call is returned.</source>
        <translation>未接来电都已回过。</translation>
    </message>
    <message>
        <source>Latest calls</source>
        <translation>最近来电</translation>
    </message>
    <message>
        <source>Missed calls</source>
        <translation>未接来电</translation>
    </message>
    <message>
        <source>No call yet. The first one that rings stands here.</source>
        <translation>还没有来电。第一个响铃的会列在这里。</translation>
    </message>
    <message>
        <source>Nobody was promised a call. Set “next contact” in a call's note, and it stands here on that day.</source>
        <translation>没有约好要联系的客户。在通话记录里填“下次联系”，到那天就会列在这里。</translation>
    </message>
    <message>
        <source>Promised to contact</source>
        <translation>约好联系</translation>
    </message>
    <message>
        <source>call of {when}</source>
        <translation>{when}来电</translation>
    </message>
    <message>
        <source>due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>{share} % answered</source>
        <translation>接通 {share} %</translation>
    </message>
</context>
<context>
    <name>TrailExport</name>
    <message numerus="yes">
        <source>%n row(s) are in {file}.</source>
        <translation><numerusform>已导出 %n 行到 {file}。</numerusform></translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Excel sheet of what is listed</source>
        <translation>把当前列表导出为 Excel 表格</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>座席</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Word document of what is listed</source>
        <translation>把当前列表导出为 Word 文档</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>TrailPage</name>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>No entry fits what is chosen above.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message>
        <source>Number, customer, by whom</source>
        <translation>单号、客户、操作人</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>更早的</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>from day</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to day</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Repeat from here</source>
        <translation>从此处循环</translation>
    </message>
    <message>
        <source>Repeat no longer</source>
        <translation>取消循环</translation>
    </message>
    <message>
        <source>Repeat to here</source>
        <translation>循环到此处</translation>
    </message>
    <message>
        <source>Skip silence</source>
        <translation>跳过静音</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>放慢</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>There is nothing to take back here.</source>
        <translation>这里没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>UnknownView</name>
    <message>
        <source>Add the number to {name}</source>
        <translation>把号码加给 {name}</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>黑名单</translation>
    </message>
    <message>
        <source>Earlier calls are seen when the server is back.</source>
        <translation>服务器恢复后才能看到以前的来电。</translation>
    </message>
    <message>
        <source>Earlier calls of this number · {count}</source>
        <translation>这个号码以前的来电，{count} 次</translation>
    </message>
    <message>
        <source>Find another customer</source>
        <translation>找别的客户</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>不建档</translation>
    </message>
    <message>
        <source>No file has this number yet.</source>
        <translation>这个号码还没有档案。</translation>
    </message>
    <message numerus="yes">
        <source>No file has this number. It called %n time(s) before; saved, these calls are theirs.</source>
        <translation><numerusform>这个号码还没有档案。以前来过 %n 次电话，建档后会自动归到他名下。</numerusform></translation>
    </message>
    <message>
        <source>No number was passed on. Note what is said, or ask for the number and make a file.</source>
        <translation>没有传来号码。可以先记下内容，或问到号码后建档。</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>都不是，新建</translation>
    </message>
    <message>
        <source>Perhaps there is a file already</source>
        <translation>可能已有档案</translation>
    </message>
    <message>
        <source>Put on the blacklist</source>
        <translation>列入黑名单</translation>
    </message>
    <message>
        <source>Save customer</source>
        <translation>保存客户</translation>
    </message>
    <message>
        <source>Save, then</source>
        <translation>保存并</translation>
    </message>
    <message>
        <source>Similar customers</source>
        <translation>相近的客户</translation>
    </message>
    <message>
        <source>This number has not called before.</source>
        <translation>这个号码以前没有来过电话。</translation>
    </message>
    <message>
        <source>Whether this number has a file cannot be seen at the moment. Note what is said: it is kept here.</source>
        <translation>现在看不到这个号码有没有档案。请先记下说了什么：会存在本席。</translation>
    </message>
    <message>
        <source>Who is calling? A name is needed; Alt+X notes the call without a file.</source>
        <translation>来电的是谁？建档要有姓名；Alt+X 不建档只记来电。</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>最近 {when}</translation>
    </message>
    <message>
        <source>same switchboard, or a name that begins so</source>
        <translation>同一总机，或名字开头相同</translation>
    </message>
    <message>
        <source>↵ save, and begin a repair with it</source>
        <translation>↵ 保存并用它登记报修</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>Call of {number}</source>
        <translation>{number} 的来电</translation>
    </message>
    <message>
        <source>Call without a number</source>
        <translation>没有号码的来电</translation>
    </message>
    <message>
        <source>Calls ticked off</source>
        <translation>标记为已处理的来电</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待写入的内容。</translation>
    </message>
    <message>
        <source>This is kept at this seat and written in this order, once.</source>
        <translation>这些内容保存在本席，会按此顺序写入，每条只写一次。</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>等待服务器</translation>
    </message>
</context>
<context>
    <name>WaitingView</name>
    <message>
        <source>Line {line} rings. The number usually comes with the second ring.</source>
        <translation>{line} 线响铃。号码通常在第二声铃时到。</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Sound of the recording</source>
        <translation>录音波形</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>来电盒</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Ringfile</source>
        <translation>来电档案</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Welcome to Ringfile</source>
        <translation>欢迎使用来电档案</translation>
    </message>
    <message>
        <source>You</source>
        <translation>值机人</translation>
    </message>
</context>
<context>
    <name>WhereBar</name>
    <message>
        <source>Take away: {condition}</source>
        <translation>去掉条件：{condition}</translation>
    </message>
</context>
<context>
    <name>WhereDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter by a column</source>
        <translation>按列筛选</translation>
    </message>
    <message>
        <source>In a very long list this takes a moment.</source>
        <translation>列表很长时，这一列的筛选需要稍等。</translation>
    </message>
    <message>
        <source>Please choose or type what the column is to hold.</source>
        <translation>请选择或填写筛选内容。</translation>
    </message>
</context>
<context>
    <name>Whom</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation><numerusform>超期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>Bought and repaired</source>
        <translation>购机与售后</translation>
    </message>
    <message>
        <source>Callbacks before</source>
        <translation>以往回访</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>拨打</translation>
    </message>
    <message>
        <source>No number is known</source>
        <translation>没有电话号码</translation>
    </message>
    <message>
        <source>Nothing was sold, repaired or asked before.</source>
        <translation>没有购机、售后或回访记录。</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>换个号码</translation>
    </message>
    <message>
        <source>What happened before</source>
        <translation>以往往来</translation>
    </message>
    <message>
        <source>copied, ready to be dialled</source>
        <translation>已复制，可直接拨号</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>Meanwhile {name} got this number. Its file opens when you come back to this tab.</source>
        <translation>这个号码刚刚归到{name}名下，回到这个标签时打开档案。</translation>
    </message>
    <message>
        <source>The customer is saved; earlier calls of the number stand in the history.</source>
        <translation>客户已保存，这个号码以前的来电已归入往来。</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Even gaps</source>
        <translation>等间距</translation>
    </message>
    <message>
        <source>Line up</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
</context>
<context>
    <name>_Files</name>
    <message>
        <source>Photos and papers</source>
        <translation>附件</translation>
    </message>
</context>
<context>
    <name>_Grid</name>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
</context>
<context>
    <name>_Help</name>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
</context>
<context>
    <name>_Names</name>
    <message>
        <source>Enter goes on with this name.</source>
        <translation>按回车用这个姓名登录。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Name or initials</source>
        <translation>姓名或拼音首字母</translation>
    </message>
    <message>
        <source>Nobody of this name may sign in.</source>
        <translation>没有可以登录的同名用户。</translation>
    </message>
    <message>
        <source>Who signs in</source>
        <translation>谁要登录</translation>
    </message>
    <message>
        <source>Write your name.</source>
        <translation>请输入您的姓名。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
</context>
<context>
    <name>_Word</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>切换用户</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>Used</source>
        <translation>使用次数</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词条</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
</context>
<context>
    <name>access</name>
    <message>
        <source>Approve, and take approvals back</source>
        <translation>审核、取消审核</translation>
    </message>
    <message>
        <source>Begin, pause and end recordings</source>
        <translation>开始、暂停和停止录音</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>回访处理</translation>
    </message>
    <message>
        <source>Change customers</source>
        <translation>修改客户资料</translation>
    </message>
    <message>
        <source>Change messages</source>
        <translation>修改留言</translation>
    </message>
    <message>
        <source>Change records</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Complaints and suggestions</source>
        <translation>投诉/建议处理</translation>
    </message>
    <message>
        <source>Delete customer groups</source>
        <translation>删除客户组</translation>
    </message>
    <message>
        <source>Delete customers</source>
        <translation>删除客户资料</translation>
    </message>
    <message>
        <source>Delete from the call log</source>
        <translation>删除来电日志</translation>
    </message>
    <message>
        <source>Delete messages</source>
        <translation>删除留言</translation>
    </message>
    <message>
        <source>Delete records</source>
        <translation>删除记录</translation>
    </message>
    <message>
        <source>Import and export customers, export the call log</source>
        <translation>客户档案导入导出、日志导出</translation>
    </message>
    <message>
        <source>Judge calls</source>
        <translation>通话质检</translation>
    </message>
    <message>
        <source>Listen to recordings</source>
        <translation>收听录音</translation>
    </message>
    <message>
        <source>Look after the knowledge base</source>
        <translation>整理知识库</translation>
    </message>
    <message>
        <source>Memo book</source>
        <translation>备忘录管理</translation>
    </message>
    <message>
        <source>Operators and their rights</source>
        <translation>用户与权限管理</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数设置</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>客户积分管理</translation>
    </message>
    <message>
        <source>Rename customer groups</source>
        <translation>修改客户组名称</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>售后处理</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售处理</translation>
    </message>
    <message>
        <source>Save recordings as files</source>
        <translation>录音另存为文件</translation>
    </message>
    <message>
        <source>See colleagues' customers in full</source>
        <translation>查看同事客户的完整资料</translation>
    </message>
    <message>
        <source>Spare parts</source>
        <translation>维修备件管理</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>综合统计</translation>
    </message>
</context>
<context>
    <name>attachments</name>
    <message numerus="yes">
        <source>At most %n file(s) can be kept with one record.</source>
        <translation><numerusform>每条记录最多保存 %n 个附件。</numerusform></translation>
    </message>
    <message>
        <source>The folder of photos and papers, {folder}, cannot be used: {why}</source>
        <translation>附件文件夹 {folder} 无法使用：{why}</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {why}</source>
        <translation>“{name}”无法读取：{why}</translation>
    </message>
    <message>
        <source>“{name}” cannot be shown: {why}</source>
        <translation>“{name}”无法打开：{why}</translation>
    </message>
    <message>
        <source>“{name}” is damaged: it is no longer what was kept.</source>
        <translation>“{name}”已损坏，与保存时的内容不一致。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”是空文件。</translation>
    </message>
    <message>
        <source>“{name}” is larger than {most} MB.</source>
        <translation>“{name}”超过 {most} MB。</translation>
    </message>
    <message>
        <source>“{name}” is neither a photo (JPEG, PNG, WebP, HEIC) nor a PDF. Only these can be kept here.</source>
        <translation>“{name}”既不是图片（JPEG、PNG、WebP、HEIC），也不是 PDF，不能作为附件保存。</translation>
    </message>
    <message>
        <source>“{name}” is not in {folder}. It may have been added at another computer that keeps its files elsewhere.</source>
        <translation>“{name}”不在 {folder} 中，可能是在另一台电脑上添加的，那台电脑的附件保存在别处。</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Look at first</source>
        <translation>需核对</translation>
    </message>
    <message>
        <source>Nothing waits to be approved. What operators and technicians finish stands here, of all kinds.</source>
        <translation>没有待审核的记录。接线员和维修人员完成的各类记录都会显示在这里。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>What, and what came of it</source>
        <translation>内容与结果</translation>
    </message>
</context>
<context>
    <name>backup</name>
    <message>
        <source>No backup could be made in {folder}: {why}</source>
        <translation>{folder} 里没能备份：{why}</translation>
    </message>
    <message>
        <source>No backup was made: the data in {place} are damaged.</source>
        <translation>没有备份：{place} 里的数据已损坏。</translation>
    </message>
    <message>
        <source>No backup was made: the disk with {folder} has {free} MB left and {needed} MB are needed.</source>
        <translation>没有备份：{folder} 所在的磁盘只剩 {free} MB，需要 {needed} MB。</translation>
    </message>
    <message>
        <source>The backup {name} could not be put in place: {why}</source>
        <translation>备份 {name} 没能恢复：{why}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}</source>
        <translation>{file} 无法读取：{why}</translation>
    </message>
    <message>
        <source>{file} is no backup of Ringfile, or it is damaged.</source>
        <translation>{file} 不是来电档案的备份，或已损坏。</translation>
    </message>
    <message>
        <source>{file} was made by a newer Ringfile. Please update this one.</source>
        <translation>{file} 由更新版本的来电档案生成，请先升级本机程序。</translation>
    </message>
</context>
<context>
    <name>boxes</name>
    <message>
        <source>Box version {version}</source>
        <translation>盒子版本 {version}</translation>
    </message>
    <message>
        <source>Box version {version}, first line {line}</source>
        <translation>盒子版本 {version}，起始线 {line}</translation>
    </message>
    <message>
        <source>Caller ID switched on by {command}</source>
        <translation>已用 {command} 打开来电显示</translation>
    </message>
    <message>
        <source>Country of the modem: {country}</source>
        <translation>调制解调器国家：{country}</translation>
    </message>
    <message>
        <source>Enter them in the settings under “Lines and boxes”.</source>
        <translation>请在设置的“线路与来电盒”里填写。</translation>
    </message>
    <message>
        <source>Helper: {name} {version}</source>
        <translation>辅助程序：{name} {version}</translation>
    </message>
    <message>
        <source>It is connected again by itself.</source>
        <translation>程序会自动重新连接。</translation>
    </message>
    <message>
        <source>It is ended and started again by itself.</source>
        <translation>程序会把它结束并重新启动。</translation>
    </message>
    <message>
        <source>Line {line} has no voltage: is its telephone cable plugged in?</source>
        <translation>第 {line} 线没有电压，电话线插好了吗？</translation>
    </message>
    <message>
        <source>Message on the NCID server from {who}: {words}</source>
        <translation>NCID 服务器上 {who} 的留言：{words}</translation>
    </message>
    <message>
        <source>Message on the NCID server: {words}</source>
        <translation>NCID 服务器上的留言：{words}</translation>
    </message>
    <message>
        <source>Modem: {model}</source>
        <translation>调制解调器：{model}</translation>
    </message>
    <message>
        <source>NCID server: {version}</source>
        <translation>NCID 服务：{version}</translation>
    </message>
    <message>
        <source>No user name or password is kept for the exchange.</source>
        <translation>没有保存交换机的用户名或密码。</translation>
    </message>
    <message>
        <source>Put them right in the settings under “Lines and boxes”; they stand in manager.conf.</source>
        <translation>请在设置的“线路与来电盒”里改正，它们写在交换机的 manager.conf 里。</translation>
    </message>
    <message>
        <source>Signed in at the exchange (Asterisk manager {version})</source>
        <translation>已登录交换机（Asterisk manager {version}）</translation>
    </message>
    <message>
        <source>The NCID server hung up on {who} (its blacklist).</source>
        <translation>NCID 服务器挂断了 {who}（在它的黑名单里）。</translation>
    </message>
    <message>
        <source>The NCID server no longer answers; calls may be missing.</source>
        <translation>NCID 服务没有回应，可能漏掉来电。</translation>
    </message>
    <message>
        <source>The box does not report outgoing calls (they are switched off in it).</source>
        <translation>来电盒不报去电（盒子里关着）。</translation>
    </message>
    <message>
        <source>The box does not tell when a receiver is lifted (its detail switch is off).</source>
        <translation>来电盒不报摘机（盒子的明细开关关着）。</translation>
    </message>
    <message>
        <source>The box reports only the beginning of calls; how long they took is not known.</source>
        <translation>来电盒只报通话开始，通话时长不知道。</translation>
    </message>
    <message>
        <source>The box says that it is connected.</source>
        <translation>来电盒自报已连接。</translation>
    </message>
    <message>
        <source>The exchange does not dial {number}: {why}</source>
        <translation>交换机没有拨出 {number}：{why}</translation>
    </message>
    <message>
        <source>The exchange does not let {user} dial: add “originate” to “write” in manager.conf.</source>
        <translation>交换机不许 {user} 拨号：请在 manager.conf 的 write 里加上 originate。</translation>
    </message>
    <message>
        <source>The exchange is being shut down or started anew.</source>
        <translation>交换机正在关闭或重启。</translation>
    </message>
    <message>
        <source>The exchange no longer answers; calls may be missing.</source>
        <translation>交换机没有回应，可能漏掉来电。</translation>
    </message>
    <message>
        <source>The exchange refuses the user name or password.</source>
        <translation>交换机不认这个用户名或密码。</translation>
    </message>
    <message>
        <source>The helper no longer answers.</source>
        <translation>辅助程序没有回应。</translation>
    </message>
    <message>
        <source>The helper speaks version {theirs} of the protocol, this program {ours}.</source>
        <translation>辅助程序用的协议是第 {theirs} 版，本程序是第 {ours} 版。</translation>
    </message>
    <message numerus="yes">
        <source>The line rang %n time(s) and no number came. Ask the telephone company whether caller ID is switched on, check the country in the box's settings, and plug the box straight into the wall socket.</source>
        <translation><numerusform>响了 %n 次铃没有号码。请问电信公司是否开通来电显示，检查来电盒的国家设置，并把盒子直接插在墙上的插座。</numerusform></translation>
    </message>
    <message>
        <source>The modem answers again.</source>
        <translation>调制解调器恢复了。</translation>
    </message>
    <message>
        <source>The modem did not dial {number}; is the line free?</source>
        <translation>调制解调器没有拨出 {number}，线路空闲吗？</translation>
    </message>
    <message>
        <source>The modem does not answer. Pull it out of the computer and plug it in again.</source>
        <translation>调制解调器没有回应。请拔下来重新插上。</translation>
    </message>
    <message>
        <source>The modem of the NCID server is gone: {words}</source>
        <translation>NCID 服务的调制解调器不见了：{words}</translation>
    </message>
    <message>
        <source>The modem stays at country {country} instead of {wanted}; numbers may not be recognised.</source>
        <translation>调制解调器的国家仍是 {country}，不是 {wanted}，号码可能认不出。</translation>
    </message>
    <message>
        <source>This modem cannot report numbers; calls will show without one.</source>
        <translation>这个调制解调器不能报号码，来电会没有号码。</translation>
    </message>
    <message numerus="yes">
        <source>{number} is dialled: lift the receiver within %n second(s).</source>
        <translation><numerusform>正在拨 {number}：请在 %n 秒内拿起听筒。</numerusform></translation>
    </message>
    <message>
        <source>{number} was not dialled: your telephone ({extension}) was not lifted.</source>
        <translation>没有拨出 {number}：您的分机 {extension} 没有拿起听筒。</translation>
    </message>
</context>
<context>
    <name>callbacks</name>
    <message>
        <source>A number from 1 to 5, please.</source>
        <translation>请填 1 到 5 的数字。</translation>
    </message>
    <message>
        <source>Call again on</source>
        <translation>下次回访</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Callback due on {day}</source>
        <translation>应于 {day} 回访</translation>
    </message>
    <message>
        <source>Callback {late} overdue</source>
        <translation>回访超期 {late}</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Callbacks due</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Called at</source>
        <translation>回访时间</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>Choose a day after today.</source>
        <translation>请选择今天以后的日期。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customers to be called back stand here. N lists those whom nobody ever asked how it was.</source>
        <translation>要回访的客户列在这里。按 N 查看从未回访过的客户。</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>回访日期</translation>
    </message>
    <message>
        <source>Empty: today</source>
        <translation>留空：今天</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈意见</translation>
    </message>
    <message>
        <source>Feedback of callbacks</source>
        <translation>回访反馈</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>处理完毕</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>具体意见</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>回访方式</translation>
    </message>
    <message>
        <source>Methods of callbacks</source>
        <translation>回访方式</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Never called back</source>
        <translation>从未回访</translation>
    </message>
    <message>
        <source>Never called back since the repair of {day}</source>
        <translation>{day} 售后完成以后未回访</translation>
    </message>
    <message>
        <source>Never called back since the sale of {day}</source>
        <translation>{day} 销售以后未回访</translation>
    </message>
    <message>
        <source>New callback</source>
        <translation>新回访</translation>
    </message>
    <message>
        <source>No such day. Type it as 11-24, +7 or tomorrow.</source>
        <translation>没有这一天。请写成 11-24、+7 或 明天。</translation>
    </message>
    <message>
        <source>Nobody is to be called back today.</source>
        <translation>今天没有要回访的客户。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Number, customer or words</source>
        <translation>单号、客户或内容</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Planned at</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Planned by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>回访目的</translation>
    </message>
    <message>
        <source>Purposes of callbacks</source>
        <translation>回访目的</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Satisfaction is only {points} of 5, and nobody wrote why</source>
        <translation>满意度只有 {points} 分，没有写明原因</translation>
    </message>
    <message>
        <source>Satisfaction {points} of 5</source>
        <translation>满意度 {points} 分</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Say how content the customer is, or what they said.</source>
        <translation>请填满意度，或客户的反馈意见。</translation>
    </message>
    <message>
        <source>So-so</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Start a round</source>
        <translation>开始连续回访</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>重新处理</translation>
    </message>
    <message>
        <source>Ticked</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>很不满意</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>What the customer said</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>Who calls</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>{days} late</source>
        <translation>超期 {days}</translation>
    </message>
    <message>
        <source>{points} of 5</source>
        <translation>{points} 分</translation>
    </message>
</context>
<context>
    <name>calls</name>
    <message numerus="yes">
        <source>%n missed call(s) today</source>
        <translation><numerusform>今天 %n 个未接</numerusform></translation>
    </message>
    <message>
        <source>A record was made in this call, so it stays in the log.</source>
        <translation>此来电已登记业务记录，日志须保留。</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Call log</source>
        <translation>来电日志</translation>
    </message>
    <message>
        <source>Call within the house</source>
        <translation>内部通话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Every call is written here by itself, as soon as a line rings.</source>
        <translation>一响铃就自动记在这里，每个来电都有。</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Handled by {who}</source>
        <translation>{who}已处理</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Incoming call, {who} answered</source>
        <translation>来电，{who}接听</translation>
    </message>
    <message>
        <source>Intends to buy: {what}</source>
        <translation>购买意向：{what}</translation>
    </message>
    <message>
        <source>Keep the recording</source>
        <translation>保留录音</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保留</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>{line} 线</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>听录音</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>未接来电</translation>
    </message>
    <message>
        <source>Missed call, rang for {seconds} s</source>
        <translation>未接，响铃 {seconds} 秒</translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation>下次联系</translation>
    </message>
    <message>
        <source>No number was reported</source>
        <translation>没有来电号码</translation>
    </message>
    <message>
        <source>Not handled</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>通话记录</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>无关</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Number not available</source>
        <translation>号码未传送</translation>
    </message>
    <message>
        <source>Number not certain</source>
        <translation>号码可能有误</translation>
    </message>
    <message>
        <source>Number or customer</source>
        <translation>号码或客户</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>对方隐藏号码</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>接线员</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>Outgoing call</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>Purchase intention</source>
        <translation>购买意向</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>有录音</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Repair booked</source>
        <translation>已报修</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>响铃</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>响铃数</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Talk time</source>
        <translation>通话时长</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>The data in {place} are of an older Ringfile; open its window once.</source>
        <translation>{place} 里的数据来自旧版来电档案，请先打开一次窗口。</translation>
    </message>
    <message>
        <source>There are no data in {folder} yet.</source>
        <translation>{folder} 里还没有数据。</translation>
    </message>
    <message>
        <source>This call is still going on.</source>
        <translation>通话尚未结束。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To call back</source>
        <translation>待回电</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Within the house</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>{note} · Intends to buy: {what}</source>
        <translation>{note} · 购买意向：{what}</translation>
    </message>
    <message>
        <source>{who} called</source>
        <translation>{who}拨出</translation>
    </message>
</context>
<context>
    <name>cells</name>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>This word is no longer there; somebody deleted it.</source>
        <translation>这个词条已被删除。</translation>
    </message>
    <message>
        <source>“{name}” is in this list already.</source>
        <translation>“{name}”已在列表中。</translation>
    </message>
    <message numerus="yes">
        <source>“{name}” is used %n time(s) and cannot be deleted. Retire it: then it is not offered.</source>
        <translation><numerusform>“{name}”已被使用 %n 次，不能删除。可以停用，停用后不再出现在选项中。</numerusform></translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message numerus="yes">
        <source>%n other connection(s) to {place} are open. Close all seats first, or go on all the same: --anyway</source>
        <translation><numerusform>还有 %n 个连接正在使用 {place}。请先关闭所有席位；仍要继续请加 --anyway</numerusform></translation>
    </message>
    <message>
        <source>Name your role on the server: --database postgresql://NAME@computer/database</source>
        <translation>请写明您在服务器上的角色：--database postgresql://角色@服务器/数据库</translation>
    </message>
    <message>
        <source>Nobody could sign in afterwards. Name an administrator: --admin NAME, their password in the input</source>
        <translation>这样之后没有人能登录。请指定管理员：--admin 姓名，密码放在输入里</translation>
    </message>
    <message>
        <source>Nobody known has called in these data; “demo-data” makes some that have.</source>
        <translation>这些数据里没有老客户来过电话；用“demo-data”可以生成。</translation>
    </message>
    <message>
        <source>Only servers have roles: --database postgresql://OWNER@computer/database</source>
        <translation>只有服务器才有角色：--database postgresql://所有者@服务器/数据库</translation>
    </message>
    <message>
        <source>Operators have names of their own on {place}: use ringfile db init --admin NAME</source>
        <translation>{place} 上每个用户各有登录名：请用 ringfile db init --admin 姓名</translation>
    </message>
    <message>
        <source>That is one and the same database.</source>
        <translation>这是同一个数据库。</translation>
    </message>
    <message>
        <source>The administrator's password is missing: it is the next line of the input.</source>
        <translation>缺少管理员密码：请放在输入的下一行。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be used: {why}</source>
        <translation>文件夹 {folder} 不能使用：{why}</translation>
    </message>
    <message>
        <source>The two passwords differ; nothing was done.</source>
        <translation>两次输入的密码不一致，未做任何更改。</translation>
    </message>
    <message>
        <source>There are no demo data in {folder}; “demo-data” makes some.</source>
        <translation>{folder} 里没有演示数据；用“demo-data”可以生成。</translation>
    </message>
    <message>
        <source>There is no database {file}.</source>
        <translation>没有数据库 {file}。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}</source>
        <translation>{file} 无法写入：{why}</translation>
    </message>
    <message>
        <source>{file} is there already; a backup is never written over.</source>
        <translation>{file} 已经存在；备份从不覆盖。</translation>
    </message>
</context>
<context>
    <name>complaints</name>
    <message numerus="yes">
        <source>%n complaint(s) open</source>
        <translation><numerusform>%n 件投诉未处理</numerusform></translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>被投诉人</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Complaint open since {age}</source>
        <translation>投诉已 {age} 未处理</translation>
    </message>
    <message>
        <source>Complaint open since {age}, reply overdue by {late}</source>
        <translation>投诉已 {age} 未处理，答复超时 {late}</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉/建议</translation>
    </message>
    <message>
        <source>Empty: as the settings say</source>
        <translation>留空：按参数设置</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>处理完毕</translation>
    </message>
    <message>
        <source>Handled at</source>
        <translation>处理时间</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Handled {late} late</source>
        <translation>处理超时 {late}</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>In the customer's own words</source>
        <translation>按客户原话填写</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我负责的</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>新投诉/建议</translation>
    </message>
    <message>
        <source>Nobody who complained waits for a reply today.</source>
        <translation>今天没有等待答复的投诉。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Number, customer or words</source>
        <translation>单号、客户或内容</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Replies due</source>
        <translation>待答复投诉</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Reply until</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Satisfaction is only {points} of 5</source>
        <translation>满意度只有 {points} 分</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>即将到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>重新处理</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation>受理时间</translation>
    </message>
    <message numerus="yes">
        <source>The customer complained %n time(s) within 30 days</source>
        <translation><numerusform>客户 30 天内投诉 %n 次</numerusform></translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>What a customer complains about or suggests stands here, with who replies until when.</source>
        <translation>客户的投诉和建议列在这里，写明由谁在什么时候前答复。</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>What came of it is not written down</source>
        <translation>没有填写处理结果</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>投诉/建议内容</translation>
    </message>
    <message>
        <source>What was done, and what the customer was told</source>
        <translation>怎么处理的，怎样答复客户</translation>
    </message>
    <message>
        <source>{late} overdue</source>
        <translation>超时 {late}</translation>
    </message>
    <message>
        <source>{open}, the oldest reply overdue by {late}</source>
        <translation>{open}，最早的答复超时 {late}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation><numerusform>%n 小时</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n 分钟</numerusform></translation>
    </message>
</context>
<context>
    <name>customers</name>
    <message>
        <source>About which sale or repair</source>
        <translation>针对哪次销售或售后</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>黑名单</translation>
    </message>
    <message>
        <source>Blacklist: put there by {who} on {day}. {reason}</source>
        <translation>黑名单：{day}由{who}列入。{reason}</translation>
    </message>
    <message>
        <source>Blacklist: put there on {day}. {reason}</source>
        <translation>黑名单：{day}列入。{reason}</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Callbacks: how many</source>
        <translation>回访次数</translation>
    </message>
    <message>
        <source>Choose one, or type its number</source>
        <translation>选择一条，或输入单号</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Complaints: how many</source>
        <translation>投诉建议次数</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Custom field {place}</source>
        <translation>自定义字段 {place}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer groups</source>
        <translation>客户分组</translation>
    </message>
    <message>
        <source>Customer levels</source>
        <translation>客户级别</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customers stand here. The first caller that is not known yet becomes one in a few words.</source>
        <translation>客户都在这里。第一个陌生来电，填几个字就成为客户。</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>建档时间</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>Firm or person</source>
        <translation>单位或姓名</translation>
    </message>
    <message>
        <source>Give a gift for points</source>
        <translation>兑换礼品</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>客户分组</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>住宅</translation>
    </message>
    <message>
        <source>How they found us</source>
        <translation>从哪知道我们</translation>
    </message>
    <message>
        <source>It is not on the blacklist.</source>
        <translation>不在黑名单中。</translation>
    </message>
    <message>
        <source>It is on the blacklist already.</source>
        <translation>已在黑名单中。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Landline</source>
        <translation>座机</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>最近来电</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Merge two</source>
        <translation>合并两位</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name, pinyin, number, address</source>
        <translation>姓名、拼音、号码、地址</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Please write why; colleagues see it at every call.</source>
        <translation>请写明原因，同事每次来电都会看到。</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Points: balance</source>
        <translation>积分：余额</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Purchase intention</source>
        <translation>购买意向</translation>
    </message>
    <message>
        <source>Purchases: how many</source>
        <translation>购机次数</translation>
    </message>
    <message>
        <source>Purchases: owed</source>
        <translation>购机未收金额</translation>
    </message>
    <message>
        <source>Purchases: receivable</source>
        <translation>购机应收金额</translation>
    </message>
    <message>
        <source>Purchases: received</source>
        <translation>购机已收金额</translation>
    </message>
    <message>
        <source>Put on the blacklist</source>
        <translation>列入黑名单</translation>
    </message>
    <message>
        <source>Reason of the blacklist</source>
        <translation>列入黑名单的原因</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Repair of {day}</source>
        <translation>{day} 售后</translation>
    </message>
    <message>
        <source>Repairs: all fees</source>
        <translation>售后金额合计</translation>
    </message>
    <message>
        <source>Repairs: how many</source>
        <translation>售后服务次数</translation>
    </message>
    <message>
        <source>Repairs: parts fee</source>
        <translation>售后备件费</translation>
    </message>
    <message>
        <source>Repairs: service fee</source>
        <translation>售后服务费</translation>
    </message>
    <message>
        <source>Repairs: travel fee</source>
        <translation>售后交通费</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Sale of {day}</source>
        <translation>{day} 销售</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>Same number</source>
        <translation>同一号码</translation>
    </message>
    <message>
        <source>Same switchboard</source>
        <translation>同一总机</translation>
    </message>
    <message>
        <source>Satisfaction, 1 to 5</source>
        <translation>满意度（1–5）</translation>
    </message>
    <message>
        <source>Similar name</source>
        <translation>名字相近</translation>
    </message>
    <message>
        <source>Street, house, door</source>
        <translation>路、号、楼、门牌</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take off the blacklist</source>
        <translation>移出黑名单</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出黑名单</translation>
    </message>
    <message>
        <source>This customer is no longer there; somebody deleted it.</source>
        <translation>这位客户已被别人删除。</translation>
    </message>
    <message>
        <source>This is a colleague's customer: numbers, addresses and remarks are masked, and nothing can be changed. They are shown in full to their salesperson, and for a day to whoever talked with them.</source>
        <translation>这是同事的客户：电话、地址和备注已遮盖，不能修改。只有其业务员能看到完整资料；与该客户通过话的人，一天之内也能看到。</translation>
    </message>
    <message>
        <source>This is not a telephone number.</source>
        <translation>这不是电话号码。</translation>
    </message>
    <message>
        <source>This is one and the same customer.</source>
        <translation>这是同一位客户。</translation>
    </message>
    <message>
        <source>This number already belongs to {name}. If both use it, write in the note whose telephone it is.</source>
        <translation>这个号码已属于{name}。如果两家共用，请在备注里写明是谁的电话。</translation>
    </message>
    <message>
        <source>This number is already in a line above.</source>
        <translation>上面已经有这个号码。</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>哪一处</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>customer of {name}</source>
        <translation>{name}的客户</translation>
    </message>
    <message>
        <source>shop, home</source>
        <translation>店、家</translation>
    </message>
    <message>
        <source>{number} belongs to another customer.</source>
        <translation>{number} 属于另一位客户。</translation>
    </message>
    <message>
        <source>{number} belongs to {name}.</source>
        <translation>{number} 属于{name}。</translation>
    </message>
    <message>
        <source>“{name}” has already been merged with another customer.</source>
        <translation>“{name}”已并入另一位客户。</translation>
    </message>
    <message>
        <source>“{name}” has calls or records and cannot be deleted. Retire it: then it is no longer shown.</source>
        <translation>“{name}”有来电或单据，不能删除。请停用：之后不再显示。</translation>
    </message>
    <message>
        <source>“{name}” has records by now and stays.</source>
        <translation>“{name}”已有业务记录，予以保留。</translation>
    </message>
</context>
<context>
    <name>database</name>
    <message>
        <source>A row of the table “{table}” does not fit into the other database: {why}</source>
        <translation>表“{table}”中有一行放不进另一个数据库：{why}</translation>
    </message>
    <message>
        <source>After the copy the table “{table}” is not the same in both databases ({here} and {there} rows): somebody worked on it meanwhile. Close all seats and begin anew: --replace</source>
        <translation>复制后两个数据库的表“{table}”不一致（{here} 行和 {there} 行）：期间有人改动。请关闭所有席位后重新开始：--replace</translation>
    </message>
    <message>
        <source>An entry of points stays as it is; another entry can put it right.</source>
        <translation>积分流水不能更改；可以再记一笔来更正。</translation>
    </message>
    <message>
        <source>Another program is busy with {place}. Try again in a moment.</source>
        <translation>另一个程序正在使用 {place}，请稍后重试。</translation>
    </message>
    <message>
        <source>Another seat is bringing the data up to date. This takes a moment …</source>
        <translation>另一个席位正在升级数据，请稍候…</translation>
    </message>
    <message>
        <source>Data are on their way into this database and not all there. Finish that first: ringfile db move</source>
        <translation>数据正在搬入这个数据库，还没有搬完。请先完成：ringfile db move</translation>
    </message>
    <message>
        <source>Data of {source} are on their way into {place} and not all there. Go on with them, or begin anew: --replace</source>
        <translation>{source} 的数据正在搬入 {place}，还没有搬完。请继续搬完，或重新开始：--replace</translation>
    </message>
    <message>
        <source>In {place} are tables of something else (“{table}”). Choose a database of Ringfile's own; nothing was changed.</source>
        <translation>{place} 里已有别的程序的表（“{table}”）。请换一个来电档案专用的数据库；什么都没有改动。</translation>
    </message>
    <message>
        <source>It could not be kept on this computer either: {why}</source>
        <translation>在本机也无法保存：{why}</translation>
    </message>
    <message>
        <source>It is approved and stays as it is, until its approval is taken back.</source>
        <translation>记录已审核，取消审核之前不能更改。</translation>
    </message>
    <message>
        <source>None of the database servers {host} takes changes at the moment. Try again in a minute.</source>
        <translation>数据库服务器 {host} 目前都不能写入，请一分钟后再试。</translation>
    </message>
    <message>
        <source>PostgreSQL {have} is too old; {need} or newer is needed.</source>
        <translation>PostgreSQL {have} 版本太旧，需要 {need} 或更新的版本。</translation>
    </message>
    <message>
        <source>Reports are read from the replica {host}.</source>
        <translation>统计和导出从只读副本 {host} 读取。</translation>
    </message>
    <message>
        <source>Somebody else saved this meanwhile; load it again.</source>
        <translation>别人刚刚保存过这条记录，请重新打开。</translation>
    </message>
    <message>
        <source>Somebody else's name cannot be put where the program puts yours.</source>
        <translation>这里只能是您自己的姓名，不能写别人的。</translation>
    </message>
    <message>
        <source>Something this belongs to was deleted meanwhile; load it again.</source>
        <translation>它所属的记录已被删除，请重新打开。</translation>
    </message>
    <message>
        <source>The certificate of the database server {host} is for another name. Write the name that stands in it.</source>
        <translation>数据库服务器 {host} 的证书是另一个名称的。请填写证书上的名称。</translation>
    </message>
    <message>
        <source>The connection to the database server {host} is lost. Check the network.</source>
        <translation>与数据库服务器 {host} 的连接断了，请检查网络。</translation>
    </message>
    <message>
        <source>The customer has fewer points than that.</source>
        <translation>客户的积分不够。</translation>
    </message>
    <message>
        <source>The data in {place} are damaged.</source>
        <translation>{place} 里的数据已损坏。</translation>
    </message>
    <message>
        <source>The data in {place} are of another Ringfile. Bring them up to date first: ringfile db upgrade</source>
        <translation>{place} 的数据属于另一个版本的来电档案。请先升级：ringfile db upgrade</translation>
    </message>
    <message>
        <source>The database in {folder} is damaged.</source>
        <translation>{folder} 里的数据库已损坏。</translation>
    </message>
    <message>
        <source>The database is called “{name}”; with roles its name may have small letters, digits, - and _ only.</source>
        <translation>数据库名为“{name}”；使用角色时，名称只能含小写字母、数字、- 和 _。</translation>
    </message>
    <message>
        <source>The database server {host} cannot prove who it is: its certificate is not known here. Choose the file of the authority that signed it, or encrypt without proof.</source>
        <translation>无法核实数据库服务器 {host} 的身份：本机不认识它的证书。请选择颁发机构的证书文件，或者只加密、不核实。</translation>
    </message>
    <message>
        <source>The database server {host} does not accept this name and password. Check both, capital letters too.</source>
        <translation>数据库服务器 {host} 不接受这个用户名和密码。请检查两者，注意大小写。</translation>
    </message>
    <message>
        <source>The database server {host} does not answer. Check the network and whether the server is running.</source>
        <translation>数据库服务器 {host} 没有回应。请检查网络，看服务器是否开着。</translation>
    </message>
    <message>
        <source>The database server {host} does not answer. The computer is there, but nothing listens at this port. Check the port, whether PostgreSQL is running, and whether it listens to the network (listen_addresses).</source>
        <translation>数据库服务器 {host} 没有回应。计算机在，但这个端口没有服务。请检查端口、PostgreSQL 是否在运行，以及它是否监听网络（listen_addresses）。</translation>
    </message>
    <message>
        <source>The database server {host} does not encrypt. Whoever runs it turns that on: ssl = on</source>
        <translation>数据库服务器 {host} 没有开启加密。请服务器管理员开启：ssl = on</translation>
    </message>
    <message>
        <source>The database server {host} does not let you do this.</source>
        <translation>数据库服务器 {host} 不允许您这样做。</translation>
    </message>
    <message>
        <source>The database server {host} lets in only who encrypts. Choose that here.</source>
        <translation>数据库服务器 {host} 只接受加密连接，请在这里选“加密”。</translation>
    </message>
    <message>
        <source>The database server {host} lets nobody in from this computer under this name. Whoever runs it adds a line for it to pg_hba.conf.</source>
        <translation>数据库服务器 {host} 不允许这台计算机用这个名称连接。请服务器管理员在 pg_hba.conf 中加一行。</translation>
    </message>
    <message>
        <source>The database server {host} serves too many seats already.</source>
        <translation>数据库服务器 {host} 的席位已满。</translation>
    </message>
    <message>
        <source>The database server {host} took too long. Try again.</source>
        <translation>数据库服务器 {host} 太慢，请重试。</translation>
    </message>
    <message>
        <source>The database {name} on the server {host} lets nobody in at the moment. Whoever runs it knows why.</source>
        <translation>服务器 {host} 上的数据库 {name} 暂时不让任何人连接。请问服务器管理员。</translation>
    </message>
    <message>
        <source>The database {place} cannot hold Chinese: it was made for {encoding}. Have another one made: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0</source>
        <translation>数据库 {place} 存不了中文：建库时用的是 {encoding} 编码。请另建一个：CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0</translation>
    </message>
    <message>
        <source>The disk is full: nothing can be saved in {place}. Free some space on it.</source>
        <translation>磁盘已满，{place} 里存不进去了。请腾出空间。</translation>
    </message>
    <message>
        <source>The disk with {place} reports an error. Check it and its cable.</source>
        <translation>{place} 所在的磁盘报错，请检查磁盘和连线。</translation>
    </message>
    <message>
        <source>The file with the certificate cannot be read. Choose another one.</source>
        <translation>证书文件无法读取，请另选一个。</translation>
    </message>
    <message>
        <source>The replica {host} does not answer; reports are read from the server itself.</source>
        <translation>只读副本 {host} 没有响应，统计和导出改从主服务器读取。</translation>
    </message>
    <message>
        <source>The replica {host} is too far behind; reports are read from the server itself.</source>
        <translation>只读副本 {host} 落后太多，统计和导出改从主服务器读取。</translation>
    </message>
    <message>
        <source>The tables belong to {owner}. Connect as {owner}, not as {user}.</source>
        <translation>这些表属于 {owner}。请用 {owner} 连接，不要用 {user}。</translation>
    </message>
    <message>
        <source>There are data in {place} already. To put others in their place, say so: --replace</source>
        <translation>{place} 里已经有数据。要用别的数据替换，请加 --replace</translation>
    </message>
    <message>
        <source>There are fewer of this gift left than that.</source>
        <translation>这种礼品的库存不够。</translation>
    </message>
    <message>
        <source>There is no computer called {host} on the network. Check the name, or write its address (192.168.1.10).</source>
        <translation>网络里没有叫 {host} 的电脑。请检查名称，或改填它的地址（如 192.168.1.10）。</translation>
    </message>
    <message>
        <source>There is no database {name} on the server {host}.</source>
        <translation>服务器 {host} 上没有数据库 {name}。</translation>
    </message>
    <message>
        <source>There is not enough memory left for this. Close other programs.</source>
        <translation>内存不够，请关闭其他程序。</translation>
    </message>
    <message>
        <source>These data were used with a newer Ringfile (step {theirs}; this one knows {ours}). Please update it.</source>
        <translation>这份数据已被更新版本的来电档案用过（步骤 {theirs}，本版本为 {ours}）。请先升级本程序。</translation>
    </message>
    <message>
        <source>This is still used elsewhere and cannot be deleted.</source>
        <translation>别处还在用它，不能删除。</translation>
    </message>
    <message>
        <source>This is there already; nothing was saved twice.</source>
        <translation>已经有了，没有重复保存。</translation>
    </message>
    <message>
        <source>What stands in the audit trail stays there.</source>
        <translation>操作日志不能更改，也不能删除。</translation>
    </message>
    <message>
        <source>You do not have the right to do this.</source>
        <translation>您没有这项权限。</translation>
    </message>
    <message>
        <source>Your own name on the server can only be changed, or retired, by somebody else.</source>
        <translation>您自己在服务器上的姓名只能由别人更改或停用。</translation>
    </message>
    <message>
        <source>{host} is no replica of this server; reports are read from the server itself.</source>
        <translation>{host} 不是这台服务器的副本，统计和导出从主服务器读取。</translation>
    </message>
    <message>
        <source>{place} can be read but not changed. Allow changes to it and to its folder, or use another folder.</source>
        <translation>{place} 只能看不能改。请允许修改它和所在文件夹，或换一个文件夹。</translation>
    </message>
    <message>
        <source>{place} cannot be opened. Check that its folder is there and may be used.</source>
        <translation>{place} 打不开。请检查所在文件夹是否存在、是否可用。</translation>
    </message>
    <message>
        <source>{user} may make no tables in {place}. Whoever runs the server hands it over: ALTER DATABASE {name} OWNER TO {user}</source>
        <translation>{user} 不能在 {place} 里建表。请服务器管理员把数据库交给它：ALTER DATABASE {name} OWNER TO {user}</translation>
    </message>
    <message>
        <source>{user} may not make roles on this server. Whoever runs it allows that: ALTER ROLE {user} CREATEROLE</source>
        <translation>{user} 无权在这台服务器上建立角色。请服务器管理员授权：ALTER ROLE {user} CREATEROLE</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>Ringfile is running on {folder}; leave it first.</source>
        <translation>来电档案正在使用 {folder}，请先退出。</translation>
    </message>
    <message>
        <source>There are already customers in {where}; invented ones are only put into an empty data folder.</source>
        <translation>{where} 里已有客户；演示数据只能放进空的数据文件夹。</translation>
    </message>
</context>
<context>
    <name>design</name>
    <message>
        <source>A brace stands alone. Write {{ or }} for a brace itself.</source>
        <translation>花括号不成对。要打印花括号本身，请写 {{ 或 }}。</translation>
    </message>
    <message>
        <source>A head or foot stands</source>
        <translation>页眉页脚出现在</translation>
    </message>
    <message>
        <source>A roll: as long as what stands on it</source>
        <translation>卷纸：长度随内容</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Also in figures</source>
        <translation>同时印出数字</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>区段</translation>
    </message>
    <message>
        <source>Bar code of the number</source>
        <translation>单号条形码</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>加粗</translation>
    </message>
    <message>
        <source>Brought from the page before</source>
        <translation>承上页字样</translation>
    </message>
    <message>
        <source>Carried to the next page</source>
        <translation>转下页字样</translation>
    </message>
    <message>
        <source>Chinese capitals</source>
        <translation>中文大写</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Chosen parts</source>
        <translation>选中的元素</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Dashed</source>
        <translation>虚线</translation>
    </message>
    <message>
        <source>Designer of forms</source>
        <translation>格式设计</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>再制一份</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>垂直</translation>
    </message>
    <message>
        <source>English words</source>
        <translation>英文大写</translation>
    </message>
    <message>
        <source>Even gaps across</source>
        <translation>水平等间距</translation>
    </message>
    <message>
        <source>Even gaps down</source>
        <translation>垂直等间距</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Foot</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Frame (points, 0: none)</source>
        <translation>边框（磅，0 为无）</translation>
    </message>
    <message>
        <source>From the band's top</source>
        <translation>距区段顶</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>距左边</translation>
    </message>
    <message>
        <source>Grows with the text in it</source>
        <translation>随内容增高</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Height (mm)</source>
        <translation>高度（毫米）</translation>
    </message>
    <message>
        <source>Height of a row (mm)</source>
        <translation>行高（毫米）</translation>
    </message>
    <message>
        <source>Is not parted over two pages</source>
        <translation>不跨页拆开</translation>
    </message>
    <message>
        <source>Is on the paper already (not printed)</source>
        <translation>纸上已印好（不打印）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Left edges level</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Left margin</source>
        <translation>左边距</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线条</translation>
    </message>
    <message>
        <source>Line above</source>
        <translation>上边线</translation>
    </message>
    <message>
        <source>Line at the left</source>
        <translation>左边线</translation>
    </message>
    <message>
        <source>Line at the right</source>
        <translation>右边线</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>下边线</translation>
    </message>
    <message>
        <source>Line below, to write on</source>
        <translation>下划线（供手写）</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>表格线</translation>
    </message>
    <message>
        <source>Lower edges level</source>
        <translation>下对齐</translation>
    </message>
    <message>
        <source>Lower margin</source>
        <translation>下边距</translation>
    </message>
    <message>
        <source>Measure from the edge of the paper to the middle of the cross, from the left and from the top, and type both into the window. It should be {most} mm each.</source>
        <translation>请量出十字中心到纸张左边和上边的距离，填入窗口。正常应各为 {most} 毫米。</translation>
    </message>
    <message>
        <source>Middles level, across</source>
        <translation>水平居中对齐</translation>
    </message>
    <message>
        <source>Middles level, down</source>
        <translation>垂直居中对齐</translation>
    </message>
    <message>
        <source>Move by 1 mm (Alt: 0.1, Shift: 10)</source>
        <translation>移动 1 毫米（Alt 0.1，Shift 10）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Names of the copies, one per line</source>
        <translation>联次名称（每行一个）</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>下一个元素</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Number of the row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Only what is printed</source>
        <translation>只看打印效果</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>仅当</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Paper (mm)</source>
        <translation>纸张（毫米）</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Picture from a file</source>
        <translation>图片文件</translation>
    </message>
    <message>
        <source>Place and size (mm)</source>
        <translation>位置与大小（毫米）</translation>
    </message>
    <message>
        <source>Pre-printed paper</source>
        <translation>套打底纸</translation>
    </message>
    <message>
        <source>Print it too</source>
        <translation>连同底图一起打印</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>QR code of the number</source>
        <translation>单号二维码</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Right edges level</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Right margin</source>
        <translation>右边距</translation>
    </message>
    <message>
        <source>Room for these words (mm)</source>
        <translation>前置文字宽（毫米）</translation>
    </message>
    <message>
        <source>Rows at least</source>
        <translation>最少行数</translation>
    </message>
    <message>
        <source>Same height</source>
        <translation>等高</translation>
    </message>
    <message>
        <source>Same size</source>
        <translation>等大</translation>
    </message>
    <message>
        <source>Same width</source>
        <translation>等宽</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Scan or photo of it, shown below</source>
        <translation>底纸扫描图（显示在下层）</translation>
    </message>
    <message>
        <source>Size (points)</source>
        <translation>字号（磅）</translation>
    </message>
    <message>
        <source>Smallest letters</source>
        <translation>最小字号</translation>
    </message>
    <message>
        <source>Snap to grid and neighbours</source>
        <translation>吸附到网格和邻近元素</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Sum of {rows}: {cell}</source>
        <translation>{rows}合计：{cell}</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Takes the room the page has left</source>
        <translation>占满页面剩余高度</translation>
    </message>
    <message>
        <source>Test page for “{name}”</source>
        <translation>“{name}”校准页</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Text that is too long</source>
        <translation>文字过长时</translation>
    </message>
    <message>
        <source>Texts, lines, pictures</source>
        <translation>文字、线条、图片</translation>
    </message>
    <message>
        <source>There is no field called “{name}”.</source>
        <translation>没有名为“{name}”的字段。</translation>
    </message>
    <message>
        <source>Thickness (points)</source>
        <translation>粗细（磅）</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>本单据</translation>
    </message>
    <message>
        <source>To the back</source>
        <translation>置于底层</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>置于顶层</translation>
    </message>
    <message>
        <source>To the next pane</source>
        <translation>切换到下一个窗格</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Upper edges level</source>
        <translation>上对齐</translation>
    </message>
    <message>
        <source>Upper margin</source>
        <translation>上边距</translation>
    </message>
    <message>
        <source>What can be set of it</source>
        <translation>转到属性</translation>
    </message>
    <message>
        <source>When it is printed</source>
        <translation>打印条件</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Wider or narrower, higher or lower</source>
        <translation>调整宽高</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>With a head</source>
        <translation>带表头</translation>
    </message>
    <message>
        <source>Words before it</source>
        <translation>前置文字</translation>
    </message>
    <message>
        <source>Words before the total</source>
        <translation>合计字样</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>靠下</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>靠上</translation>
    </message>
    <message>
        <source>bar code</source>
        <translation>条形码</translation>
    </message>
    <message>
        <source>between head and foot</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>between rows</source>
        <translation>仅行间</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>day in words</source>
        <translation>年月日</translation>
    </message>
    <message>
        <source>foot of the page</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>gets smaller letters</source>
        <translation>缩小字号</translation>
    </message>
    <message>
        <source>head of the page</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>is</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is filled</source>
        <translation>有内容</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不等于</translation>
    </message>
    <message>
        <source>left</source>
        <translation>靠左</translation>
    </message>
    <message>
        <source>makes its place higher</source>
        <translation>增高</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>number of pages</source>
        <translation>总页数</translation>
    </message>
    <message>
        <source>on every page</source>
        <translation>每一页</translation>
    </message>
    <message>
        <source>on the first page</source>
        <translation>第一页</translation>
    </message>
    <message>
        <source>on the last page</source>
        <translation>最后一页</translation>
    </message>
    <message>
        <source>one line, cut</source>
        <translation>单行，截断</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>plain figures</source>
        <translation>纯数字</translation>
    </message>
    <message>
        <source>right</source>
        <translation>靠右</translation>
    </message>
    <message>
        <source>short</source>
        <translation>简写</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>without the sign</source>
        <translation>不带货币符号</translation>
    </message>
    <message>
        <source>wraps, then is cut</source>
        <translation>换行，再截断</translation>
    </message>
    <message>
        <source>{name}: </source>
        <translation>{name}：</translation>
    </message>
    <message>
        <source>“{name}” is no way of writing a value.</source>
        <translation>“{name}”不是可用的写法。</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message numerus="yes">
        <source>%n d</source>
        <translation><numerusform>%n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation><numerusform>%n 小时</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n 分钟</numerusform></translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已接</translation>
    </message>
    <message>
        <source>Answered by {who}</source>
        <translation>{who}已接</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>黑名单</translation>
    </message>
    <message>
        <source>Blacklist {time}</source>
        <translation>黑名单 {time}</translation>
    </message>
    <message>
        <source>Box is away</source>
        <translation>来电盒已断开</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Calling out</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>Calling out {time}</source>
        <translation>去电 {time}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>客户分组</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Handled by {who}</source>
        <translation>{who}已处理</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>已挂断</translation>
    </message>
    <message>
        <source>Hung up {time}</source>
        <translation>挂断 {time}</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Line {lines}: the box at {seat} is away. Nobody hears it ring until it is back.</source>
        <translation>{lines} 号线：{seat}的来电盒已断开，恢复之前各席位都收不到这条线的来电。</translation>
    </message>
    <message>
        <source>Line {lines}: {seat}, whose box it is on, is not there. Nobody else hears it ring until that seat is back.</source>
        <translation>{lines} 号线：接着来电盒的{seat}不在线，它恢复之前其他席位收不到这条线的来电。</translation>
    </message>
    <message>
        <source>Lines {lines}: the box at {seat} is away. Nobody hears them ring until it is back.</source>
        <translation>{lines} 号线：{seat}的来电盒已断开，恢复之前各席位都收不到这些线的来电。</translation>
    </message>
    <message>
        <source>Lines {lines}: {seat}, whose box they are on, is not there. Nobody else hears them ring until that seat is back.</source>
        <translation>{lines} 号线：接着来电盒的{seat}不在线，它恢复之前其他席位收不到这些线的来电。</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>Missed {time}</source>
        <translation>未接 {time}</translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation>下次联系</translation>
    </message>
    <message>
        <source>No number</source>
        <translation>没有号码</translation>
    </message>
    <message>
        <source>No sound, not recorded</source>
        <translation>没有声音，未录音</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未录音</translation>
    </message>
    <message>
        <source>Number not known yet</source>
        <translation>号码未到</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Place of origin</source>
        <translation>归属地</translation>
    </message>
    <message>
        <source>Please see to this call.</source>
        <translation>请处理这个来电。</translation>
    </message>
    <message>
        <source>Plug it in again</source>
        <translation>请重插 USB 线</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>录音已暂停</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>响铃</translation>
    </message>
    <message>
        <source>Ringing {time}</source>
        <translation>响铃 {time}</translation>
    </message>
    <message>
        <source>Seat is away</source>
        <translation>席位不在线</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Talking {time}</source>
        <translation>通话 {time}</translation>
    </message>
    <message>
        <source>The server is away. This is what was known at {time}; the history comes when it is back.</source>
        <translation>服务器断开。这是 {time} 时已知的资料，往来记录要等服务器恢复。</translation>
    </message>
    <message>
        <source>The server is away. This is what was known on {day}; the history comes when it is back.</source>
        <translation>服务器断开。这是 {day} 时已知的资料，往来记录要等服务器恢复。</translation>
    </message>
    <message>
        <source>This call</source>
        <translation>本次来电</translation>
    </message>
    <message>
        <source>To contact</source>
        <translation>待联系</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>called {count} times</source>
        <translation>来过 {count} 次</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>home</source>
        <translation>住宅</translation>
    </message>
    <message>
        <source>landline</source>
        <translation>座机</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>{line} 线</translation>
    </message>
    <message>
        <source>missed {age}</source>
        <translation>未接 {age}</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>不约</translation>
    </message>
    <message>
        <source>no file yet</source>
        <translation>没有档案</translation>
    </message>
    <message>
        <source>rang for {seconds} s</source>
        <translation>响铃 {seconds} 秒</translation>
    </message>
    <message>
        <source>talked {time}</source>
        <translation>通话 {time}</translation>
    </message>
    <message>
        <source>work</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>{caller}: answered by {who}</source>
        <translation>{caller}：{who} 已接听</translation>
    </message>
    <message>
        <source>{name} looks after this customer: numbers, addresses and remarks are masked.</source>
        <translation>该客户由{name}负责：电话、地址和备注已遮盖。</translation>
    </message>
    <message>
        <source>{port} lost</source>
        <translation>{port} 断开</translation>
    </message>
</context>
<context>
    <name>diagram</name>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>dialling</name>
    <message>
        <source>Copy {number}</source>
        <translation>复制 {number}</translation>
    </message>
    <message>
        <source>Dial this number</source>
        <translation>拨打此号码</translation>
    </message>
    <message>
        <source>Dial {number}</source>
        <translation>拨打 {number}</translation>
    </message>
    <message>
        <source>Dial {number}; it is copied. No box of this seat can dial by itself.</source>
        <translation>请拨 {number}，号码已复制。本席位没有能自动拨号的来电盒。</translation>
    </message>
    <message>
        <source>Hand it to the telephone program</source>
        <translation>交给电话软件</translation>
    </message>
    <message>
        <source>{number} is being dialled: lift the receiver when your telephone rings.</source>
        <translation>正在拨 {number}：您的话机响起时请拿起听筒。</translation>
    </message>
</context>
<context>
    <name>dues</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation><numerusform>超期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>0: once</source>
        <translation>0：只一次</translation>
    </message>
    <message>
        <source>A callback is due here, no maintenance.</source>
        <translation>到期的是回访，不是维护。</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回访</translation>
    </message>
    <message numerus="yes">
        <source>Callback %n day(s) overdue</source>
        <translation><numerusform>回访超期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>Callback due today</source>
        <translation>今天该回访</translation>
    </message>
    <message numerus="yes">
        <source>Callback in %n day(s)</source>
        <translation><numerusform>%n 天后回访</numerusform></translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Customer, product or serial number</source>
        <translation>客户、商品或序列号</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>Done and dropped</source>
        <translation>已办与不办</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>不办</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>不办</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Every (months)</source>
        <translation>间隔（月）</translation>
    </message>
    <message>
        <source>Falls due</source>
        <translation>到期提醒</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源单号</translation>
    </message>
    <message>
        <source>It has been seen to already.</source>
        <translation>已经处理过了。</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>定期维护</translation>
    </message>
    <message numerus="yes">
        <source>Maintenance %n day(s) overdue</source>
        <translation><numerusform>定期维护超期 %n 天</numerusform></translation>
    </message>
    <message>
        <source>Maintenance and callbacks due</source>
        <translation>到期的维护与回访</translation>
    </message>
    <message>
        <source>Maintenance and callbacks stand here once products that ask for them are sold (Settings, Products).</source>
        <translation>售出需要维护或回访的商品后，到期的事项会列在这里（设置 → 商品型号）。</translation>
    </message>
    <message>
        <source>Maintenance due today</source>
        <translation>今天该定期维护</translation>
    </message>
    <message numerus="yes">
        <source>Maintenance in %n day(s)</source>
        <translation><numerusform>%n 天后定期维护</numerusform></translation>
    </message>
    <message>
        <source>Maintenance is due here, no callback.</source>
        <translation>到期的是维护，不是回访。</translation>
    </message>
    <message>
        <source>Make a callback</source>
        <translation>生成回访</translation>
    </message>
    <message>
        <source>Make a repair</source>
        <translation>生成售后单</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>标为已办</translation>
    </message>
    <message>
        <source>Next 30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>No maintenance and no callback is due in the next days.</source>
        <translation>近几天没有到期的维护和回访。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Seen to by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation><numerusform>%n 天后</numerusform></translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Not saved: the program made a mistake. What you typed still stands here.</source>
        <translation>没有保存：程序出了错。您填写的内容都还在这里，可以再试一次。</translation>
    </message>
    <message>
        <source>The program made a mistake, and this was not done. A report was written.</source>
        <translation>程序出了错，这一步没有完成。错误报告已经写好。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{field}, descending</source>
        <translation>{field}，降序</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation><numerusform>%n 小时</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation><numerusform>%n 分钟</numerusform></translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy 年 M 月</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>M 月 d 日 dddd</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>A newer version of the program wrote this form; it cannot be read here.</source>
        <translation>这个单据格式由更新的版本生成，这里读不了。</translation>
    </message>
    <message>
        <source>Address of the company</source>
        <translation>公司地址</translation>
    </message>
    <message>
        <source>Choose one from the list; Alt+Down opens it.</source>
        <translation>请从列表里选，Alt+↓ 打开列表。</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>How often it was printed before</source>
        <translation>此前已打印次数</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>公司标志</translation>
    </message>
    <message>
        <source>Name of the company</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>No amount. Type it as 1240 or 1240.50.</source>
        <translation>不是金额。请写成 1240 或 1240.50。</translation>
    </message>
    <message>
        <source>No such day. Type it as 2026-11-24, 11-24 or tomorrow.</source>
        <translation>没有这一天。请写成 2026-11-24、11-24 或 明天。</translation>
    </message>
    <message>
        <source>No such time. Type it as 11-24 14:00 or tomorrow 9:00.</source>
        <translation>没有这个时间。请写成 11-24 14:00 或 明天 9:00。</translation>
    </message>
    <message>
        <source>Printed at</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>Printed at the seat</source>
        <translation>打印席位</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>打印人</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Telephone of the company</source>
        <translation>公司电话</translation>
    </message>
    <message>
        <source>This cannot be understood; please type it again.</source>
        <translation>看不懂，请重新填写。</translation>
    </message>
    <message>
        <source>This file is no form.</source>
        <translation>这个文件不是单据格式。</translation>
    </message>
    <message>
        <source>This file is too large for a form.</source>
        <translation>文件太大，不是单据格式。</translation>
    </message>
    <message>
        <source>This form cannot be used; at “{place}”: {why}</source>
        <translation>这个单据格式不能使用；“{place}”处：{why}</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>What helped before</source>
        <translation>以前有效的办法</translation>
    </message>
    <message>
        <source>Which copy this is</source>
        <translation>第几联</translation>
    </message>
    <message>
        <source>a form needs a key, a name and a type of record.</source>
        <translation>单据格式要有标识、名称和记录类型。</translation>
    </message>
    <message>
        <source>a list of at most {most} is needed.</source>
        <translation>应为不超过 {most} 项的列表。</translation>
    </message>
    <message>
        <source>a number between {least} and {most} is needed.</source>
        <translation>应为 {least} 到 {most} 之间的数字。</translation>
    </message>
    <message>
        <source>a part with names is needed.</source>
        <translation>应为带名称的部分。</translation>
    </message>
    <message>
        <source>a table needs columns, each with a share of the width.</source>
        <translation>表格要有列，每列占一份宽度。</translation>
    </message>
    <message>
        <source>a text of at most {most} characters is needed.</source>
        <translation>应为不超过 {most} 个字符的文字。</translation>
    </message>
    <message>
        <source>heads and feet leave no room on the page.</source>
        <translation>页眉和页脚占满了页面。</translation>
    </message>
    <message>
        <source>heights and widths cannot be below zero.</source>
        <translation>宽和高不能小于零。</translation>
    </message>
    <message>
        <source>it must be one of: {names}</source>
        <translation>应为其中之一：{names}</translation>
    </message>
    <message>
        <source>letters are between {least} and {most} points.</source>
        <translation>字号应在 {least} 到 {most} 磅之间。</translation>
    </message>
    <message>
        <source>paper is between {least} and {most} mm wide and high.</source>
        <translation>纸张宽高应在 {least} 到 {most} 毫米之间。</translation>
    </message>
    <message>
        <source>the margins leave no room.</source>
        <translation>页边距没有留下空间。</translation>
    </message>
    <message>
        <source>true or false is needed.</source>
        <translation>应为 true 或 false。</translation>
    </message>
    <message>
        <source>“{name}” is missing.</source>
        <translation>缺少“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” is not known.</source>
        <translation>不认识“{name}”。</translation>
    </message>
    <message>
        <source>“{text}” has a brace without its partner.</source>
        <translation>“{text}”中的花括号不成对。</translation>
    </message>
</context>
<context>
    <name>gate</name>
    <message>
        <source>Change my password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Name one</source>
        <translation>设定管理员</translation>
    </message>
    <message>
        <source>Nobody has to sign in yet: name an administrator.</source>
        <translation>目前无需登录：请设定管理员。</translation>
    </message>
    <message>
        <source>Ringfile</source>
        <translation>来电档案</translation>
    </message>
    <message>
        <source>Somebody set a new password for “{name}”: please sign in with it. What was being typed is kept.</source>
        <translation>“{name}”的密码已被重设，请用新密码登录。未保存的内容都还在。</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>切换用户</translation>
    </message>
    <message>
        <source>The server no longer lets “{name}” in: password or name were changed, or they may no longer sign in. Whoever looks after the operators knows. What was being typed is kept.</source>
        <translation>服务器不再允许“{name}”登录：密码或姓名已更改，或该用户已停用，请联系管理用户的人。未保存的内容都还在。</translation>
    </message>
    <message>
        <source>Your name is “{name}” from now on. What was being typed is kept.</source>
        <translation>您的姓名已改为“{name}”。未保存的内容都还在。</translation>
    </message>
    <message>
        <source>Your rights were changed. What was being typed is kept.</source>
        <translation>您的权限已更改。正在填写的内容已保留。</translation>
    </message>
    <message>
        <source>“{name}” may no longer sign in; whoever looks after the operators knows why. What was being typed is kept.</source>
        <translation>“{name}”已不能登录，原因请询问操作员管理人员。正在填写的内容已保留。</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Add a row where the caret is; again: to the next table</source>
        <translation>在光标所在的表加一行；再按到下一张表</translation>
    </message>
    <message>
        <source>Add photos and papers</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Add the number to the chosen customer</source>
        <translation>把号码加给所选客户</translation>
    </message>
    <message>
        <source>All handled</source>
        <translation>全部已处理</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Call back: dial the number, open the file</source>
        <translation>回电：拨号并打开档案</translation>
    </message>
    <message>
        <source>Change a field of all that are ticked</source>
        <translation>批量修改勾选记录的一个字段</translation>
    </message>
    <message>
        <source>Choose a second grouping</source>
        <translation>选择第二种分组</translation>
    </message>
    <message>
        <source>Choose among what helped before; in a form too</source>
        <translation>在以前有效的办法里选，表单里也一样</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择显示的列</translation>
    </message>
    <message>
        <source>Choose the period</source>
        <translation>选择期间</translation>
    </message>
    <message>
        <source>Choose what figures are grouped by</source>
        <translation>选择分组</translation>
    </message>
    <message>
        <source>Choose what the picture shows</source>
        <translation>选择图中指标</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Delete what is ticked; asks first</source>
        <translation>删除勾选的记录，删除前询问</translation>
    </message>
    <message>
        <source>Dial the number in the field, of the row or of the call in front</source>
        <translation>拨打光标处、当前行或当前来电的号码</translation>
    </message>
    <message>
        <source>Edit the customer</source>
        <translation>改客户资料</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>到处可用</translation>
    </message>
    <message>
        <source>Export as a sheet or a document</source>
        <translation>导出为表格或文档</translation>
    </message>
    <message>
        <source>Filter by a column</source>
        <translation>按列筛选</translation>
    </message>
    <message>
        <source>Find anything, go anywhere</source>
        <translation>查找一切，转到各页</translation>
    </message>
    <message>
        <source>Find the customer the number belongs to</source>
        <translation>找这个号码的客户</translation>
    </message>
    <message>
        <source>Go to a list; choose among several customers</source>
        <translation>到某个列表；在几位客户中选择</translation>
    </message>
    <message>
        <source>Go to the call of a line</source>
        <translation>到某条线的来电</translation>
    </message>
    <message>
        <source>Go to the first, second … place</source>
        <translation>转到第 1–9 个页面</translation>
    </message>
    <message>
        <source>Handled, or not after all</source>
        <translation>已处理，或改回未处理</translation>
    </message>
    <message>
        <source>In a form</source>
        <translation>在表单里</translation>
    </message>
    <message>
        <source>In a form: use what helped before</source>
        <translation>表单里：采用以前有效的办法</translation>
    </message>
    <message>
        <source>In a list of records</source>
        <translation>在列表里</translation>
    </message>
    <message>
        <source>In lists of calls</source>
        <translation>在来电列表里</translation>
    </message>
    <message>
        <source>In the statistics</source>
        <translation>统计页面</translation>
    </message>
    <message>
        <source>Leave; asks where something would be lost</source>
        <translation>离开；有内容会丢失时先问</translation>
    </message>
    <message>
        <source>Life of the machine in the chosen sale or repair</source>
        <translation>所选销售单或维修单中机器的履历</translation>
    </message>
    <message>
        <source>Listen to the chosen call in the history</source>
        <translation>收听往来记录中选中的通话</translation>
    </message>
    <message>
        <source>Lists kept under a name</source>
        <translation>打开常用列表</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New like the current one</source>
        <translation>照当前这条新建</translation>
    </message>
    <message>
        <source>New like this one</source>
        <translation>照此新建</translation>
    </message>
    <message>
        <source>Next call, also Ctrl+Tab</source>
        <translation>下一个来电，也可 Ctrl+Tab</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>None of those proposed: a new customer</source>
        <translation>都不是，新建客户</translation>
    </message>
    <message>
        <source>Note the call and put it away; save the new customer</source>
        <translation>记下并收起；保存新客户</translation>
    </message>
    <message>
        <source>Note the call without a file</source>
        <translation>不建档，只记来电</translation>
    </message>
    <message>
        <source>On the call desk</source>
        <translation>在来电台</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the caller's file</source>
        <translation>打开来电人的档案</translation>
    </message>
    <message>
        <source>Open the list of the records behind a row</source>
        <translation>打开该行背后的记录列表</translation>
    </message>
    <message>
        <source>Outcome of the call</source>
        <translation>通话结果</translation>
    </message>
    <message>
        <source>Pause the recording, or go on</source>
        <translation>暂停录音，或继续</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Previous call</source>
        <translation>上一个来电</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Print the slip of the chosen entry</source>
        <translation>打印选中记录的单据</translation>
    </message>
    <message>
        <source>Print the slip; what was changed is saved first</source>
        <translation>打印单据，改动先自动保存</translation>
    </message>
    <message>
        <source>Print the slips of what is ticked, or of the current one</source>
        <translation>打印勾选的或当前记录的单据</translation>
    </message>
    <message>
        <source>Print the statistic with its picture</source>
        <translation>打印统计表和图表</translation>
    </message>
    <message>
        <source>Put the notice of a call off</source>
        <translation>稍后再处理来电提示</translation>
    </message>
    <message>
        <source>Put the number on the blacklist</source>
        <translation>把号码列入黑名单</translation>
    </message>
    <message>
        <source>Record the call, or stop</source>
        <translation>开始录音，或停止</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Show a line</source>
        <translation>显示折线图</translation>
    </message>
    <message>
        <source>Show a pie</source>
        <translation>显示饼图</translation>
    </message>
    <message>
        <source>Show all again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Show bars</source>
        <translation>显示柱形图</translation>
    </message>
    <message>
        <source>Show the sections that are folded, or fold the empty ones</source>
        <translation>展开已折叠的部分，或折叠空的部分</translation>
    </message>
    <message>
        <source>Show what there is to choose from</source>
        <translation>显示可选内容</translation>
    </message>
    <message>
        <source>Sort by another column, or the other way round</source>
        <translation>换一列排序，或反过来</translation>
    </message>
    <message>
        <source>Start a record with customer and call filled in</source>
        <translation>带着客户和来电新开一张</translation>
    </message>
    <message>
        <source>Stop counting; back to the names of the statistics</source>
        <translation>停止统计；回到统计项目</translation>
    </message>
    <message>
        <source>Take back what was last done here</source>
        <translation>撤销在此列表中的上一步操作</translation>
    </message>
    <message>
        <source>Take the row away where the caret is</source>
        <translation>删去光标所在行</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>后一个期间</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>前一个期间</translation>
    </message>
    <message>
        <source>This list of keys; outside fields also ?</source>
        <translation>本快捷键表；不在输入时按 ? 也行</translation>
    </message>
    <message>
        <source>Tick all that are shown</source>
        <translation>勾选全部显示的</translation>
    </message>
    <message>
        <source>Tick, for doing something with several</source>
        <translation>勾选，以便批量处理</translation>
    </message>
    <message>
        <source>To the next field that is wrong</source>
        <translation>到下一处要改的</translation>
    </message>
    <message>
        <source>While somebody unknown calls</source>
        <translation>陌生来电时</translation>
    </message>
    <message>
        <source>Who changed what, and when</source>
        <translation>谁在什么时候改了什么</translation>
    </message>
</context>
<context>
    <name>knowledge</name>
    <message>
        <source>As short as it can be told: leaks at the bottom</source>
        <translation>越短越好，例如：底部漏水</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话解决</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉处理</translation>
    </message>
    <message>
        <source>Empty: for all products</source>
        <translation>留空：所有产品适用</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障处理</translation>
    </message>
    <message>
        <source>Faults and complaints cannot be merged with each other.</source>
        <translation>故障和投诉的办法不能合并在一起。</translation>
    </message>
    <message>
        <source>For</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>From records</source>
        <translation>来自单据</translation>
    </message>
    <message>
        <source>Gather from finished records</source>
        <translation>从已完成单据积累</translation>
    </message>
    <message>
        <source>Has not helped yet, success {percent} %</source>
        <translation>还没奏效过，成功 {percent} %</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>有效次数</translation>
    </message>
    <message numerus="yes">
        <source>Helped %n time(s), success {percent} %</source>
        <translation><numerusform>有效 %n 次，成功 {percent} %</numerusform></translation>
    </message>
    <message>
        <source>Helped last</source>
        <translation>最近有效</translation>
    </message>
    <message>
        <source>Kind of product</source>
        <translation>产品类别</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识库</translation>
    </message>
    <message>
        <source>Lines like “leaks drips” stand here: either finds solutions for the other.</source>
        <translation>这里是“漏水 滴水”这样的同义词：说哪一个，都能找到另一个的办法。</translation>
    </message>
    <message>
        <source>Merge into one</source>
        <translation>合并成一条</translation>
    </message>
    <message>
        <source>Never helped</source>
        <translation>还没奏效</translation>
    </message>
    <message>
        <source>New line of words</source>
        <translation>新增一组词</translation>
    </message>
    <message>
        <source>New solution</source>
        <translation>新增办法</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>还没用过</translation>
    </message>
    <message>
        <source>One of them has been merged already.</source>
        <translation>其中有一条已经合并过了。</translation>
    </message>
    <message>
        <source>One of them is no longer there.</source>
        <translation>其中一条已不存在。</translation>
    </message>
    <message>
        <source>Other words for the same, a line each</source>
        <translation>同一现象的其他说法，一行一个</translation>
    </message>
    <message>
        <source>Parted by blanks; whoever types one finds the others, too</source>
        <translation>用空格隔开；输入其中一个，也能找到其他的</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Records were solved with it; it stays. Retire it: then it is no longer offered.</source>
        <translation>有单据用它解决过，不能删除。可以停用，停用后不再提示。</translation>
    </message>
    <message>
        <source>Said otherwise</source>
        <translation>其他说法</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>办法</translation>
    </message>
    <message numerus="yes">
        <source>Solved by phone %n time(s), success {percent} %</source>
        <translation><numerusform>电话解决 %n 次，成功 {percent} %</numerusform></translation>
    </message>
    <message>
        <source>Success %</source>
        <translation>成功率 %</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>用过次数</translation>
    </message>
    <message>
        <source>Two words at least, parted by a blank.</source>
        <translation>至少两个词，用空格隔开。</translation>
    </message>
    <message>
        <source>What helped before stands here. Finished repairs and handled complaints fill it by themselves.</source>
        <translation>以前有效的办法都在这里，由完工的报修和处理完的投诉自动积累。</translation>
    </message>
    <message>
        <source>What helps</source>
        <translation>处理办法</translation>
    </message>
    <message>
        <source>What is said, pinyin, product, what helps</source>
        <translation>现象、拼音、产品、处理办法</translation>
    </message>
    <message>
        <source>What the customer says</source>
        <translation>客户说的现象</translation>
    </message>
    <message>
        <source>What to do, so that a colleague can tell the customer on the telephone</source>
        <translation>怎么做，写到同事能在电话里教客户的程度</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Words that mean the same</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>写入人</translation>
    </message>
</context>
<context>
    <name>lines</name>
    <message>
        <source>A box has 1 to {most} lines.</source>
        <translation>一个来电盒有 1 到 {most} 线。</translation>
    </message>
    <message>
        <source>A call to {number} was noticed. Now call the line to see who rings.</source>
        <translation>看到一个打给 {number} 的去电。现在请打进来，看能不能显示号码。</translation>
    </message>
    <message>
        <source>A context is one word, for example from-internal.</source>
        <translation>context 是一个词，例如 from-internal。</translation>
    </message>
    <message>
        <source>A country is two characters, for example 26 for China.</source>
        <translation>国家是两个字符，例如中国是 26。</translation>
    </message>
    <message>
        <source>A number arrived damaged. Try another cable, or plug the box straight into the wall socket.</source>
        <translation>收到的号码有误。请换一根线，或把盒子直接插在墙上的插座。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Another box of this seat is on this port already.</source>
        <translation>本席位已有来电盒用这个端口。</translation>
    </message>
    <message>
        <source>As the modem is set</source>
        <translation>按调制解调器现有设置</translation>
    </message>
    <message>
        <source>Blacklisted: {name}, {number}</source>
        <translation>黑名单：{name}，{number}</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>来电盒</translation>
    </message>
    <message>
        <source>Box lost</source>
        <translation>来电盒断开</translation>
    </message>
    <message>
        <source>Box with a maker's DLL (helper program)</source>
        <translation>厂家 DLL 的来电盒（辅助程序）</translation>
    </message>
    <message>
        <source>Call the line now, for example from a mobile phone.</source>
        <translation>现在请打这条线，例如用手机。</translation>
    </message>
    <message>
        <source>Caller ID works, but this caller's number is hidden. Call from another phone to see one.</source>
        <translation>来电显示正常，只是对方隐藏了号码。请换一部电话打来看看。</translation>
    </message>
    <message>
        <source>Caller-ID server in the network (NCID)</source>
        <translation>网络来电服务（NCID）</translation>
    </message>
    <message>
        <source>Calls out</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>Choose what kind of box it is.</source>
        <translation>请选择来电盒的种类。</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Enter the user name that stands in manager.conf of the exchange.</source>
        <translation>请填写交换机 manager.conf 里的用户名。</translation>
    </message>
    <message>
        <source>Europe (common setting)</source>
        <translation>欧洲（通用）</translation>
    </message>
    <message>
        <source>Helper program</source>
        <translation>辅助程序</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>中国香港</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>It rang, but no number came. Ask the telephone company whether caller ID is switched on for this line, and check the country below if it is a modem.</source>
        <translation>响了铃但没有号码。请问电信公司这条线是否开通来电显示；若是调制解调器，请检查下面的国家。</translation>
    </message>
    <message>
        <source>It rings. The number should follow within a few seconds…</source>
        <translation>响铃了，几秒之内应当出现号码…</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>日本</translation>
    </message>
    <message>
        <source>Known: {name}, {number}</source>
        <translation>老客户：{name}，{number}</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>{line} 线</translation>
    </message>
    <message>
        <source>Line {line} · {port}</source>
        <translation>{line} 线 · {port}</translation>
    </message>
    <message>
        <source>Lines {first} to {last} · {port}</source>
        <translation>{first} 至 {last} 线 · {port}</translation>
    </message>
    <message>
        <source>Mainland China</source>
        <translation>中国大陆</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>Name or address of the exchange, for example 192.168.1.5, or tls://192.168.1.5</source>
        <translation>交换机的名字或地址，例如 192.168.1.5，或 tls://192.168.1.5</translation>
    </message>
    <message>
        <source>Name or address of the server, for example 192.168.1.5</source>
        <translation>服务器的名字或地址，例如 192.168.1.5</translation>
    </message>
    <message>
        <source>Network · datagrams to port {number}</source>
        <translation>网络 · 端口 {number}</translation>
    </message>
    <message>
        <source>No box found: plug it in, or write hid:VID:PID, for example hid:C5CB:0002</source>
        <translation>没有找到来电盒：请插上，或写 hid:VID:PID，例如 hid:C5CB:0002</translation>
    </message>
    <message>
        <source>No call since the program started</source>
        <translation>启动以来没有来电</translation>
    </message>
    <message>
        <source>No number came</source>
        <translation>没有收到号码</translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation>号码未到</translation>
    </message>
    <message>
        <source>No numbers</source>
        <translation>收不到号码</translation>
    </message>
    <message>
        <source>No port found: plug the box in, or write COM3, /dev/ttyUSB0, socket://…</source>
        <translation>没有找到端口：请插上来电盒，或填写 COM3、/dev/ttyUSB0、socket://…</translation>
    </message>
    <message>
        <source>No sound input found: plug it in, or write sound:NAME, sound:NAME#2 for its channel 2</source>
        <translation>没有找到声音输入：请接上，或写 sound:名称，第 2 声道写 sound:名称#2</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Number arrived damaged</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Number hidden</source>
        <translation>对方隐藏号码</translation>
    </message>
    <message>
        <source>Number not available</source>
        <translation>号码未传送</translation>
    </message>
    <message>
        <source>Only rings, no caller ID</source>
        <translation>只响铃，无来电显示</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Path of the helper program, for example C:\Boxes\ad102-helper.exe</source>
        <translation>辅助程序的路径，例如 C:\Boxes\ad102-helper.exe</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>响铃</translation>
    </message>
    <message>
        <source>Serial box, plain letters (ATRING, &amp;RING and others)</source>
        <translation>串口来电盒，文字格式（ATRING、&amp;RING 等）</translation>
    </message>
    <message>
        <source>Serial box, raw data blocks (CTI Comet and others)</source>
        <translation>串口来电盒，原始 FSK 数据（CTI Comet 等）</translation>
    </message>
    <message>
        <source>Simulated box</source>
        <translation>模拟来电盒</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>中国台湾</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Telephone exchange (Asterisk, FreePBX)</source>
        <translation>电话交换机（Asterisk、FreePBX）</translation>
    </message>
    <message>
        <source>The box says something, but nothing has rung yet. Call the line now.</source>
        <translation>来电盒有回应，但还没有响铃。现在请打这条线。</translation>
    </message>
    <message>
        <source>The line's own sound (sound card)</source>
        <translation>直接听线路声音（声卡）</translation>
    </message>
    <message>
        <source>The number {number} arrived: this box works.</source>
        <translation>收到号码 {number}：来电盒正常。</translation>
    </message>
    <message>
        <source>The speed is a number from 300 to 921600.</source>
        <translation>速率是 300 到 921600 之间的数。</translation>
    </message>
    <message>
        <source>This computer has no keyring: the password is forgotten when the program ends.</source>
        <translation>这台电脑没有密码库：程序关闭后密码就不再记得。</translation>
    </message>
    <message>
        <source>This kind of box is not reached that way.</source>
        <translation>这种来电盒不能这样连接。</translation>
    </message>
    <message>
        <source>USB box without driver (AD800, AD130, AD102)</source>
        <translation>免驱 USB 来电盒（AD800、AD130、AD102）</translation>
    </message>
    <message>
        <source>USB device {url}</source>
        <translation>USB 设备 {url}</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>Unknown: {number}</source>
        <translation>没有档案：{number}</translation>
    </message>
    <message>
        <source>Voice modem or phone with SIM card</source>
        <translation>语音调制解调器或插卡座机</translation>
    </message>
    <message>
        <source>Where it is plugged in</source>
        <translation>插在哪里</translation>
    </message>
    <message>
        <source>Whozz Calling? (serial or network)</source>
        <translation>Whozz Calling?（串口或网络）</translation>
    </message>
    <message>
        <source>{port} · built in</source>
        <translation>{port} · 电脑自带</translation>
    </message>
    <message>
        <source>{port} · {chip} USB adapter</source>
        <translation>{port} · {chip} USB 转接</translation>
    </message>
    <message>
        <source>{port} · {maker} modem</source>
        <translation>{port} · {maker} 调制解调器</translation>
    </message>
    <message>
        <source>{port} · {words}</source>
        <translation>{port} · {words}</translation>
    </message>
    <message numerus="yes">
        <source>{told} numbers in %n call(s)</source>
        <translation><numerusform>%n 个来电，收到号码 {told} 个</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{words} · %n channel(s)</source>
        <translation><numerusform>{words} · %n 个声道</numerusform></translation>
    </message>
    <message>
        <source>{words} · {url}</source>
        <translation>{words} · {url}</translation>
    </message>
    <message>
        <source>“{extension}” is no extension. Write them with commas: 801, 802.</source>
        <translation>“{extension}”不是分机号。请用逗号分开，例如 801, 802。</translation>
    </message>
</context>
<context>
    <name>listen</name>
    <message>
        <source>There is no driver {name}; there are {known}.</source>
        <translation>没有驱动 {name}；有 {known}。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}</source>
        <translation>{file} 写不进去：{why}</translation>
    </message>
    <message>
        <source>{trouble} {advice}</source>
        <translation>{trouble}{advice}</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message numerus="yes">
        <source>%n left as they are:</source>
        <translation><numerusform>%n 条没有改：</numerusform></translation>
    </message>
    <message>
        <source>Event</source>
        <translation>往来</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation><numerusform>{names} 以及另外 %n 条</numerusform></translation>
    </message>
    <message>
        <source>{names}: {why}</source>
        <translation>{names}：{why}</translation>
    </message>
</context>
<context>
    <name>memos</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Empty: for everybody</source>
        <translation>留空：所有人可见</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>标为完成</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>备忘</translation>
    </message>
    <message>
        <source>Memos</source>
        <translation>备忘录</translation>
    </message>
    <message>
        <source>New memo</source>
        <translation>新备忘</translation>
    </message>
    <message>
        <source>Nothing is noted down for today.</source>
        <translation>今天没有备忘事项。</translation>
    </message>
    <message>
        <source>Only my own</source>
        <translation>只看我的</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>This memo is {name}'s own.</source>
        <translation>这是 {name} 的个人备忘。</translation>
    </message>
    <message>
        <source>What is not to be forgotten stands here, for yourself or for everybody.</source>
        <translation>不能忘的事记在这里，可以只给自己看，也可以给所有人看。</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归谁</translation>
    </message>
    <message>
        <source>Words, customer or number</source>
        <translation>内容、客户或编号</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>{days} late</source>
        <translation>超期 {days}</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message numerus="yes">
        <source>%n message(s) open</source>
        <translation><numerusform>%n 条留言未完成</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) overdue</source>
        <translation><numerusform>%n 条留言逾期</numerusform></translation>
    </message>
    <message>
        <source>At the customer's next call</source>
        <translation>下次来电告知</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Empty: for everybody</source>
        <translation>留空：给全体</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>给全体</translation>
    </message>
    <message>
        <source>For me</source>
        <translation>给我的</translation>
    </message>
    <message>
        <source>For the next call</source>
        <translation>等来电</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>给谁</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>给{name}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Left at</source>
        <translation>留言时间</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>标为完成</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>新留言</translation>
    </message>
    <message>
        <source>No message waits for you.</source>
        <translation>没有等您看的留言。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>Read by</source>
        <translation>阅读人</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Say whose next call it waits for.</source>
        <translation>请选是等哪位客户来电。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>To be said at this call: {words}</source>
        <translation>这次要告诉他：{words}</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>What a caller leaves for a colleague, or what is to be said at a customer's next call, stands here.</source>
        <translation>来电人给同事的留言，或下次来电要告诉客户的话，都在这里。</translation>
    </message>
    <message>
        <source>What is to be passed on</source>
        <translation>要转告什么</translation>
    </message>
    <message>
        <source>Words, customer or number</source>
        <translation>内容、客户或单号</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message numerus="yes">
        <source>At most %n character(s) can stand in front here.</source>
        <translation><numerusform>前缀最多 %n 个字符。</numerusform></translation>
    </message>
    <message>
        <source>Day (20261121)</source>
        <translation>年月日（20261121）</translation>
    </message>
    <message>
        <source>Month (2611)</source>
        <translation>年月（2611）</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>不含日期</translation>
    </message>
    <message>
        <source>Only letters, digits and dashes can stand in front.</source>
        <translation>前缀只能包含字母、数字和短横线。</translation>
    </message>
    <message>
        <source>Without a date something must stand in front.</source>
        <translation>不含日期时，前缀不能为空。</translation>
    </message>
    <message>
        <source>Year (2026)</source>
        <translation>年份（2026）</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Password of {user} on {host}</source>
        <translation>{user} 在 {host} 上的密码</translation>
    </message>
    <message>
        <source>Ringfile</source>
        <translation>来电档案</translation>
    </message>
    <message>
        <source>Sign in to open the data on {host}.</source>
        <translation>请登录以打开 {host} 上的数据。</translation>
    </message>
    <message>
        <source>The newest automatic backup is of {moment}. The damaged file is kept beside it.</source>
        <translation>最新的自动备份是{moment}的。损坏的文件会保留在旁边。</translation>
    </message>
    <message>
        <source>There is no backup to go back to. The file was left as it is.</source>
        <translation>没有可用的备份。文件原样未动。</translation>
    </message>
    <message>
        <source>Use the backup</source>
        <translation>使用备份</translation>
    </message>
</context>
<context>
    <name>operators</name>
    <message>
        <source>At least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已打开。</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>首次密码</translation>
    </message>
    <message>
        <source>Forget wrong passwords</source>
        <translation>解除锁定</translation>
    </message>
    <message>
        <source>Last signed in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>可登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name and password do not belong together.</source>
        <translation>用户名或密码不正确。</translation>
    </message>
    <message>
        <source>Name of a role</source>
        <translation>角色名称</translation>
    </message>
    <message>
        <source>Name, initials or number</source>
        <translation>姓名、首字母或电话</translation>
    </message>
    <message>
        <source>New operator</source>
        <translation>新增用户</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>新增角色</translation>
    </message>
    <message>
        <source>No password</source>
        <translation>未设密码</translation>
    </message>
    <message>
        <source>No wrong password is counted.</source>
        <translation>没有输错密码的记录。</translation>
    </message>
    <message>
        <source>Nobody has to sign in yet. Name an administrator first, then the others.</source>
        <translation>目前无需登录。请先设定管理员，再添加其他用户。</translation>
    </message>
    <message>
        <source>Nobody would be left who may look after operators. Give somebody else that right first.</source>
        <translation>这样就没有人能管理用户了。请先把这项权限给另一个人。</translation>
    </message>
    <message>
        <source>None of those that are tried first</source>
        <translation>不是常见密码</translation>
    </message>
    <message>
        <source>Not the same over and over, no row of keys</source>
        <translation>不是重复字符或连续按键</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Please write a name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Set a new password</source>
        <translation>重设密码</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>登录状态</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>The administrator's role always has every right.</source>
        <translation>管理员角色始终拥有全部权限。</translation>
    </message>
    <message>
        <source>The administrator's role cannot be deleted.</source>
        <translation>管理员角色不能删除。</translation>
    </message>
    <message>
        <source>The name must not be part of the password.</source>
        <translation>密码里不能含有姓名。</translation>
    </message>
    <message>
        <source>The password may have at most 128 characters.</source>
        <translation>密码最多 128 个字符。</translation>
    </message>
    <message>
        <source>The password needs at least 8 characters.</source>
        <translation>密码至少要有 8 个字符。</translation>
    </message>
    <message>
        <source>The same over and over, or a row of keys, is guessed at once. Please take another one.</source>
        <translation>重复字符或连续按键一猜就中，请换一个密码。</translation>
    </message>
    <message>
        <source>The two are not the same. Please type it again.</source>
        <translation>两次输入不一致，请重新输入。</translation>
    </message>
    <message>
        <source>There is already a role of this name.</source>
        <translation>已有同名角色。</translation>
    </message>
    <message>
        <source>There is already an operator of this name.</source>
        <translation>已有同名用户。</translation>
    </message>
    <message>
        <source>There is an administrator already: {name}.</source>
        <translation>已经有管理员：{name}。</translation>
    </message>
    <message>
        <source>This is not your present password.</source>
        <translation>当前密码不正确。</translation>
    </message>
    <message>
        <source>This is one of the passwords that are tried first. Please take another one.</source>
        <translation>这是最常见的密码之一，请换一个。</translation>
    </message>
    <message>
        <source>This is the present one. Please take another one.</source>
        <translation>这就是当前密码，请换一个。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. The next try is possible in {time}.</source>
        <translation>密码错误次数过多，请等 {time} 后再试。</translation>
    </message>
    <message>
        <source>What it allows</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Which rights go together stands here; each operator has one role.</source>
        <translation>角色是一组权限；每个用户有一个角色。</translation>
    </message>
    <message>
        <source>Without the name</source>
        <translation>不含姓名</translation>
    </message>
    <message>
        <source>Wrong passwords</source>
        <translation>密码错误锁定</translation>
    </message>
    <message>
        <source>You cannot give the right “{right}”: you do not have it yourself.</source>
        <translation>您自己没有“{right}”权限，不能授予别人。</translation>
    </message>
    <message>
        <source>You cannot retire yourself.</source>
        <translation>不能停用自己。</translation>
    </message>
    <message>
        <source>“{name}” has no password yet. Whoever looks after the operators can set one.</source>
        <translation>“{name}”还没有密码，请管理用户的人为其设定。</translation>
    </message>
    <message>
        <source>“{name}” has signed in before and cannot be deleted. Retire them instead.</source>
        <translation>“{name}”登录过，不能删除，请改为停用。</translation>
    </message>
    <message>
        <source>“{name}” has this role. Give them another one first.</source>
        <translation>“{name}”正在使用此角色，请先给他换一个角色。</translation>
    </message>
    <message>
        <source>“{name}” may do more than you. Only somebody with the same rights can do this.</source>
        <translation>“{name}”的权限比您多，只有同等权限的人才能这样做。</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>A4 210 × 297 mm</source>
        <translation>A4 210 × 297 毫米</translation>
    </message>
    <message>
        <source>A5 210 × 148 mm</source>
        <translation>A5 横向 210 × 148 毫米</translation>
    </message>
    <message>
        <source>Continuous 241 × 279.4 mm</source>
        <translation>连续纸整页 241 × 279.4 毫米</translation>
    </message>
    <message>
        <source>Continuous, half 241 × 139.7 mm</source>
        <translation>连续纸二等分 241 × 139.7 毫米</translation>
    </message>
    <message>
        <source>Continuous, third 241 × 93.1 mm</source>
        <translation>连续纸三等分 241 × 93.1 毫米</translation>
    </message>
    <message>
        <source>No font was found that can be put into a PDF. Install one, for example Droid Sans Fallback.</source>
        <translation>没有找到可以嵌入 PDF 的字体。请安装一种，例如 Droid Sans Fallback。</translation>
    </message>
    <message>
        <source>Receipt roll 58 mm</source>
        <translation>小票纸 58 毫米</translation>
    </message>
    <message>
        <source>Receipt roll 80 mm</source>
        <translation>小票纸 80 毫米</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Sales, {unit}</source>
        <translation>销售，{unit}</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message numerus="yes">
        <source>%n slip(s) were not printed before the program was left.</source>
        <translation><numerusform>上次退出程序前有 %n 个打印任务没有完成。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n solution(s) are one now.</source>
        <translation><numerusform>%n 条办法已合并为一条。</numerusform></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Call desk</source>
        <translation>来电台</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Forms of slips</source>
        <translation>单据格式</translation>
    </message>
    <message>
        <source>From its next start on this seat works on {place}.</source>
        <translation>从下次启动起，本席位使用{place}。</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>接着填</translation>
    </message>
    <message>
        <source>Lines and boxes</source>
        <translation>线路与来电盒</translation>
    </message>
    <message>
        <source>Lists of words</source>
        <translation>选项列表</translation>
    </message>
    <message>
        <source>Nothing can be written to the data folder {folder}. Allow changes to it, or choose another folder.</source>
        <translation>数据文件夹 {folder} 写不进去。请允许修改，或换一个文件夹。</translation>
    </message>
    <message>
        <source>Only somebody with the right “{right}” can change this; it holds for all seats.</source>
        <translation>此项对所有席位生效，有“{right}”权限的人才能修改。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Printing queue</source>
        <translation>打印队列</translation>
    </message>
    <message>
        <source>Receipt printers</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Record numbers</source>
        <translation>单号格式</translation>
    </message>
    <message>
        <source>Recording of the lines</source>
        <translation>线路录音</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show the queue</source>
        <translation>查看打印队列</translation>
    </message>
    <message>
        <source>Simulated box: ring a line</source>
        <translation>模拟来电：让一条线响铃</translation>
    </message>
    <message>
        <source>Starter sets</source>
        <translation>行业初始数据</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be used: {file} stands in its way.</source>
        <translation>数据文件夹 {folder} 不能用：被 {file} 占了位置。</translation>
    </message>
    <message>
        <source>The disk with the data folder {folder} is full. Free some space on it.</source>
        <translation>数据文件夹 {folder} 所在的磁盘已满，请腾出空间。</translation>
    </message>
    <message>
        <source>The file {file} cannot be used. Allow changes to it, or choose another folder.</source>
        <translation>文件 {file} 不能用。请允许修改，或换一个文件夹。</translation>
    </message>
    <message>
        <source>The import of {file} is not finished.</source>
        <translation>{file} 的导入还没有完成。</translation>
    </message>
    <message>
        <source>The two customers are one now.</source>
        <translation>两个客户已合并。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Where the data live</source>
        <translation>数据位置</translation>
    </message>
    <message>
        <source>the data on this computer</source>
        <translation>本机数据</translation>
    </message>
</context>
<context>
    <name>points</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation><numerusform>%n 积分</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) expire on {day}</source>
        <translation><numerusform>{day} 有 %n 分到期</numerusform></translation>
    </message>
    <message>
        <source>A redemption stays as it is. Cancel it and make a new one.</source>
        <translation>兑换记录不能更改。请取消后重新兑换。</translation>
    </message>
    <message>
        <source>An entry stays as it is. Make another one that puts it right.</source>
        <translation>积分流水不能更改。请另记一笔来更正。</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消兑换</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Correct points</source>
        <translation>调整积分</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer, gift or number</source>
        <translation>客户、礼品或单号</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>获得</translation>
    </message>
    <message>
        <source>Every point earned or spent stands here with its reason.</source>
        <translation>每一笔积分的来由都显示在这里。</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Gifts given for points stand here; F10 on a customer's card gives one.</source>
        <translation>用积分兑换的礼品显示在这里；在客户卡片上按 F10 即可兑换。</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>已兑换</translation>
    </message>
    <message>
        <source>Given at</source>
        <translation>兑换时间</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退回</translation>
    </message>
    <message numerus="yes">
        <source>Has %n point(s)</source>
        <translation><numerusform>现有 %n 分</numerusform></translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
    <message>
        <source>New gift</source>
        <translation>新礼品</translation>
    </message>
    <message>
        <source>None of them has enough points.</source>
        <translation>没有一位客户积分够。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Only {stock} of “{gift}” are left.</source>
        <translation>“{gift}”只剩 {stock} 件。</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Points are spent from {least} on; the customer has {have}.</source>
        <translation>积分满 {least} 分才能兑换；这位客户有 {have} 分。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>积分兑换</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Redemption</source>
        <translation>积分兑换</translation>
    </message>
    <message>
        <source>Redemptions</source>
        <translation>积分兑换</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>扣回</translation>
    </message>
    <message>
        <source>The customer has only {have} points.</source>
        <translation>客户只有 {have} 分。</translation>
    </message>
    <message>
        <source>The customer has {have} points; {need} are needed.</source>
        <translation>客户只有 {have} 分，需要 {need} 分。</translation>
    </message>
    <message>
        <source>This gift is not given any more.</source>
        <translation>这种礼品已停用。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>What customers get for their points stands here, with its price in points.</source>
        <translation>客户可以兑换的礼品和所需积分显示在这里。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>{need} points are needed; the customer has {have}.</source>
        <translation>需要 {need} 分，客户只有 {have} 分。</translation>
    </message>
    <message>
        <source>“{name}” was given already; it can be retired, not deleted.</source>
        <translation>“{name}”已经兑换过，只能停用，不能删除。</translation>
    </message>
    <message>
        <source>−50 takes away</source>
        <translation>−50 表示扣减</translation>
    </message>
</context>
<context>
    <name>ports</name>
    <message>
        <source>Another program may use it, or it has fewer channels than lines are set. It is tried again by itself.</source>
        <translation>可能被别的程序占用，或声道数少于设置的线数。会自动重试。</translation>
    </message>
    <message>
        <source>Calls go on. If it happens again, send us the file from the logs folder.</source>
        <translation>来电照常记录。如果再次出现，请把 logs 文件夹里的文件发给我们。</translation>
    </message>
    <message>
        <source>Check its name, or write its address in digits.</source>
        <translation>请检查名称，或直接写数字地址。</translation>
    </message>
    <message>
        <source>Check its path in the settings under “Lines and boxes”.</source>
        <translation>请在设置的“线路与来电盒”里检查它的路径。</translation>
    </message>
    <message>
        <source>Check its plug; it comes back by itself.</source>
        <translation>请检查插头，恢复后会自动接上。</translation>
    </message>
    <message>
        <source>Check the cable and plug the box in again; it comes back by itself.</source>
        <translation>请检查连线并重插来电盒，接上后自动恢复。</translation>
    </message>
    <message>
        <source>Check the port number (5039 is usual), or write socket:// instead of tls://.</source>
        <translation>请检查端口号（一般是 5039），或把 tls:// 改成 socket://。</translation>
    </message>
    <message>
        <source>Choose another port. Ports there now: {there}.</source>
        <translation>请换一个端口。现有端口：{there}。</translation>
    </message>
    <message>
        <source>Close the box maker's own program. On Linux you need a udev rule for the box; its page has it.</source>
        <translation>请关掉来电盒自带的程序。Linux 下还要给来电盒加一条 udev 规则，见该盒的说明页。</translation>
    </message>
    <message>
        <source>Close the other program. Just after plugging in, the system may hold the port for ten seconds.</source>
        <translation>请关闭占用它的程序。刚插上时系统可能占用十秒左右。</translation>
    </message>
    <message>
        <source>Have your user added to the group dialout (sudo usermod -aG dialout NAME), then sign out and in.</source>
        <translation>请把您的用户加入 dialout 组（sudo usermod -aG dialout 用户名），然后注销再登录。</translation>
    </message>
    <message>
        <source>If it is your own exchange, write ?pin={fingerprint} behind its address.</source>
        <translation>如果是您自己的交换机，请在地址后面写上 ?pin={fingerprint}。</translation>
    </message>
    <message>
        <source>If it was renewed, write ?pin={fingerprint} behind the address instead.</source>
        <translation>如果证书换新了，请把地址后面改成 ?pin={fingerprint}。</translation>
    </message>
    <message>
        <source>Is that computer on, and its caller-ID server running? It is tried again by itself.</source>
        <translation>那台电脑开着吗？来电服务在运行吗？程序会自动重试。</translation>
    </message>
    <message>
        <source>Is the box plugged into that computer? It is tried again by itself.</source>
        <translation>来电盒插在那台电脑上吗？程序会自动重试。</translation>
    </message>
    <message>
        <source>It is ended and started again by itself.</source>
        <translation>程序会把它结束并重新启动。</translation>
    </message>
    <message>
        <source>It is started again by itself. What it said last is in the logs folder.</source>
        <translation>程序会自动重新启动它。它最后说的话在日志文件夹里。</translation>
    </message>
    <message>
        <source>No port is given.</source>
        <translation>没有填端口。</translation>
    </message>
    <message>
        <source>Often it is the box maker's own, such as ELPopup or ELConfig: close that one.</source>
        <translation>通常是来电盒自带的软件，如 ELPopup 或 ELConfig：请把它关闭。</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one in the settings. Inputs there now: {inputs}.</source>
        <translation>请插上，或在设置里另选一个。现有声音输入：{inputs}。</translation>
    </message>
    <message>
        <source>Plug the box in; it is found by itself. Ports there now: {there}.</source>
        <translation>请插上来电盒，程序会自动找到。现有端口：{there}。</translation>
    </message>
    <message>
        <source>Plug the box in; it is found by itself. This computer has no port now.</source>
        <translation>请插上来电盒，程序会自动找到。这台电脑现在没有端口。</translation>
    </message>
    <message>
        <source>Put it right in the settings under “Lines and boxes”.</source>
        <translation>请在设置的“线路与来电盒”里改正。</translation>
    </message>
    <message>
        <source>The box on {port} was started anew after a fault of the program.</source>
        <translation>程序出错后，{port} 上的来电盒已重新启动。</translation>
    </message>
    <message>
        <source>The box reports line {line}, but is set up with {lines}: correct its number of lines in the settings.</source>
        <translation>来电盒报了第 {line} 线，但设置里只有 {lines} 线：请在设置里改正线数。</translation>
    </message>
    <message>
        <source>The box {port} cannot be opened.</source>
        <translation>来电盒 {port} 打不开。</translation>
    </message>
    <message>
        <source>The certificate of {port} is not trusted by this computer.</source>
        <translation>这台电脑不信任 {port} 的证书。</translation>
    </message>
    <message>
        <source>The computer {port} is not known in this network.</source>
        <translation>网络里找不到电脑 {port}。</translation>
    </message>
    <message>
        <source>The helper {port} cannot be started.</source>
        <translation>辅助程序 {port} 启动不了。</translation>
    </message>
    <message>
        <source>The helper {port} has ended.</source>
        <translation>辅助程序 {port} 已退出。</translation>
    </message>
    <message>
        <source>The helper {port} takes nothing any more.</source>
        <translation>辅助程序 {port} 不再接收数据。</translation>
    </message>
    <message>
        <source>The maker's library and the helper must both be 32-bit or both 64-bit; take the helper that goes with it.</source>
        <translation>厂家的库和辅助程序必须同为 32 位或同为 64 位；请换用与库相配的辅助程序。</translation>
    </message>
    <message>
        <source>The maker's library, or the Visual C++ runtime it needs (x86 for a 32-bit library), is missing; install it. The helper is started again by itself.</source>
        <translation>缺少厂家的库，或缺少它所需的 Visual C++ 运行库（32 位的库要装 x86 版）；请安装。辅助程序会自动重新启动。</translation>
    </message>
    <message>
        <source>The pin of a certificate is its SHA-256 sum: 64 digits 0-9 and a-f.</source>
        <translation>pin 是证书的 SHA-256 值：64 位，由 0-9 和 a-f 组成。</translation>
    </message>
    <message>
        <source>The sound input {port} brings no sound any more.</source>
        <translation>声音输入 {port} 不再有声音。</translation>
    </message>
    <message>
        <source>The sound input {port} cannot be opened.</source>
        <translation>声音输入 {port} 打不开。</translation>
    </message>
    <message>
        <source>There is no kind of box called “{driver}”. There are: {drivers}.</source>
        <translation>没有叫“{driver}”的来电盒。有：{drivers}。</translation>
    </message>
    <message>
        <source>There is no sound input “{port}”.</source>
        <translation>没有声音输入“{port}”。</translation>
    </message>
    <message>
        <source>This computer has no sound input now. Plug in a sound card with a line input.</source>
        <translation>这台电脑现在没有声音输入。请插上带线路输入的声卡。</translation>
    </message>
    <message>
        <source>You may not use {port}.</source>
        <translation>您无权使用 {port}。</translation>
    </message>
    <message>
        <source>{port} closed the connection.</source>
        <translation>{port} 断开了连接。</translation>
    </message>
    <message>
        <source>{port} does not answer.</source>
        <translation>{port} 没有回应。</translation>
    </message>
    <message>
        <source>{port} does not speak TLS.</source>
        <translation>{port} 不支持 TLS。</translation>
    </message>
    <message>
        <source>{port} is disconnected.</source>
        <translation>{port} 已断开。</translation>
    </message>
    <message>
        <source>{port} is in use by another program on this computer.</source>
        <translation>{port} 被本机的另一个程序占用。</translation>
    </message>
    <message>
        <source>{port} is in use by another program.</source>
        <translation>{port} 被另一个程序占用。</translation>
    </message>
    <message>
        <source>{port} is not a port for a box.</source>
        <translation>{port} 不是能接来电盒的端口。</translation>
    </message>
    <message>
        <source>{port} is not there.</source>
        <translation>找不到 {port}。</translation>
    </message>
    <message>
        <source>{port} shows another certificate than the one that was pinned.</source>
        <translation>{port} 的证书与记下的不同。</translation>
    </message>
    <message>
        <source>“{port}” is no USB address. Write hid:VID:PID or hid:VID:PID:SERIAL, for example hid:C5CB:0002.</source>
        <translation>“{port}”不是 USB 地址。请写 hid:VID:PID 或 hid:VID:PID:序列号，例如 hid:C5CB:0002。</translation>
    </message>
    <message>
        <source>“{port}” is no USB address. Write usb:VID:PID or usb:VID:PID:SERIAL, for example usb:1A86:7523.</source>
        <translation>“{port}”不是 USB 地址。请写 usb:VID:PID 或 usb:VID:PID:序列号，例如 usb:1A86:7523。</translation>
    </message>
    <message>
        <source>“{port}” is no port. Examples: COM3, /dev/ttyUSB0, socket://192.168.1.5:3333, udp://:3520, usb:1A86:7523.</source>
        <translation>“{port}”不是端口。例如：COM3、/dev/ttyUSB0、socket://192.168.1.5:3333、udp://:3520、usb:1A86:7523。</translation>
    </message>
    <message>
        <source>“{port}” is no sound input. Write sound:NAME, or sound:NAME#2 where the first line is on its channel 2.</source>
        <translation>“{port}”不是声音输入。请写 sound:名称；第一条线在第 2 声道时写 sound:名称#2。</translation>
    </message>
    <message>
        <source>“{port}” lacks a port number from 1 to 65535.</source>
        <translation>“{port}”缺少 1 到 65535 之间的端口号。</translation>
    </message>
    <message>
        <source>“{port}” names no computer. Write socket://computer:port.</source>
        <translation>“{port}”没有写电脑名。请写 socket://电脑:端口。</translation>
    </message>
    <message>
        <source>“{port}” names no program. Write helper: and the path of the helper.</source>
        <translation>“{port}”没有写程序。请写 helper: 加上辅助程序的路径。</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation><numerusform>%n 条记录</numerusform></translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>恢复出厂</translation>
    </message>
    <message>
        <source>Being made</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以前的版本</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>当前使用</translation>
    </message>
    <message>
        <source>Nothing was printed here since the program was started.</source>
        <translation>程序启动以来这里还没有打印过。</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message numerus="yes">
        <source>Printed. “{step}” was not possible with %n of them: {why}</source>
        <translation><numerusform>已打印。其中 %n 张未能“{step}”：{why}</numerusform></translation>
    </message>
    <message>
        <source>Printed: {title}</source>
        <translation>已打印：{title}</translation>
    </message>
    <message>
        <source>Printed: {title}. No font of this computer has: {names}</source>
        <translation>已打印：{title}。本机没有字体能显示：{names}</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印中</translation>
    </message>
    <message>
        <source>Printing broke off by a fault of the program; a report is in the logs folder.</source>
        <translation>程序出错，打印中断；日志文件夹里有报告。</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>小票打印机</translation>
    </message>
    <message>
        <source>Somebody else changed the form “{name}” meanwhile. Open it again.</source>
        <translation>别人刚刚改过格式“{name}”，请重新打开。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The PDF could not be put aside for the e-mail: {why}</source>
        <translation>无法为邮件生成 PDF 文件：{why}</translation>
    </message>
    <message>
        <source>The editions are being read …</source>
        <translation>正在读取历史版本…</translation>
    </message>
    <message>
        <source>The file could not be written: {why}</source>
        <translation>文件写不了：{why}</translation>
    </message>
    <message>
        <source>The logo must be a picture (PNG or JPEG).</source>
        <translation>标志必须是图片（PNG 或 JPEG）。</translation>
    </message>
    <message>
        <source>The pages could not be made.</source>
        <translation>页面生成不了。</translation>
    </message>
    <message>
        <source>The picture is larger than {most} MB.</source>
        <translation>图片超过 {most} MB。</translation>
    </message>
    <message>
        <source>The printer at {where} does not answer. Is it on, and is the cable in? ({why})</source>
        <translation>{where} 的打印机没有应答。电源开了吗，线插好了吗？（{why}）</translation>
    </message>
    <message>
        <source>The printer at {where} took no more. Is there paper, is it closed? ({why})</source>
        <translation>{where} 的打印机中途不再接收。有纸吗，盖子合上了吗？（{why}）</translation>
    </message>
    <message>
        <source>The program was left before this was printed.</source>
        <translation>打印完成之前程序退出了。</translation>
    </message>
    <message>
        <source>The receipt printer “{name}” is no longer among the printers without a driver.</source>
        <translation>免驱动打印机里已没有“{name}”。</translation>
    </message>
    <message>
        <source>The shop's own</source>
        <translation>本店自制</translation>
    </message>
    <message>
        <source>There are too many forms; delete one first.</source>
        <translation>单据格式太多了，请先删除一个。</translation>
    </message>
    <message>
        <source>There is no form yet on which this could be printed. “Settings › Forms of slips” takes one in.</source>
        <translation>还没有可用来打印它的单据格式。可在“设置 › 单据格式”导入。</translation>
    </message>
    <message>
        <source>There is no printer called “{name}” at this seat any more.</source>
        <translation>本席已没有名为“{name}”的打印机。</translation>
    </message>
    <message>
        <source>This computer has no printer. Add one, or save the slip as a PDF.</source>
        <translation>这台电脑没有打印机。请添加一台，或把单据存为 PDF。</translation>
    </message>
    <message>
        <source>This edition of the form is no longer kept.</source>
        <translation>这个版本已不再保留。</translation>
    </message>
    <message>
        <source>This form is for a type of record that this program does not have.</source>
        <translation>这个单据格式对应的记录类型本程序没有。</translation>
    </message>
    <message>
        <source>This form was never changed.</source>
        <translation>这个格式没有改动过。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Write where the printer is: tcp://192.168.1.87, COM3 or /dev/ttyUSB0, /dev/usb/lp0.</source>
        <translation>请写明打印机地址：tcp://192.168.1.87、COM3 或 /dev/ttyUSB0、/dev/usb/lp0。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {why}</source>
        <translation>“{name}”读不了：{why}</translation>
    </message>
    <message>
        <source>“{name}” did not take the pages. Is it on, and is there paper?</source>
        <translation>“{name}”没有接收页面。电源开了吗，有纸吗？</translation>
    </message>
    <message>
        <source>“{name}” is a form of the shop's own; there is none to go back to.</source>
        <translation>“{name}”是本店自制的格式，没有出厂格式可恢复。</translation>
    </message>
    <message>
        <source>“{name}” is no picture.</source>
        <translation>“{name}”不是图片。</translation>
    </message>
    <message>
        <source>“{title}” was not printed: {why}</source>
        <translation>“{title}”没有打印出来：{why}</translation>
    </message>
</context>
<context>
    <name>probe</name>
    <message>
        <source>A Whozz Calling? Ethernet box at {host} answers. Set: driver whozz, port {port}.</source>
        <translation>{host} 的 Whozz Calling? 网口盒有回应。请设置：驱动 whozz，端口 {port}。</translation>
    </message>
    <message>
        <source>A Whozz Calling? box answers{model}. Set: driver whozz, port {port}, speed {baud}.</source>
        <translation>Whozz Calling? 来电盒有回应{model}。请设置：驱动 whozz，端口 {port}，速率 {baud}。</translation>
    </message>
    <message>
        <source>A sound input. Where it hears a telephone line, set: driver sound, port {port}, lines {channels}.</source>
        <translation>声音输入。如果接着电话线，请设置：驱动 sound，端口 {port}，线数 {channels}。</translation>
    </message>
    <message>
        <source>A sound input; calls can be recorded from it.</source>
        <translation>声音输入，可以用来录音。</translation>
    </message>
    <message>
        <source>A voice modem answers{model}. Set: driver at-modem, port {port}.</source>
        <translation>语音调制解调器有回应{model}。请设置：驱动 at-modem，端口 {port}。</translation>
    </message>
    <message>
        <source>An Asterisk exchange answers (manager {banner}). Set: driver ami, port {port}, and a user of manager.conf with read = call,agent,cdr.</source>
        <translation>Asterisk 交换机有回应（manager {banner}）。请设置：驱动 ami，端口 {port}，并填写 manager.conf 里 read = call,agent,cdr 的用户。</translation>
    </message>
    <message>
        <source>An NCID server answers ({banner}). Set: driver ncid, port {port}.</source>
        <translation>NCID 服务器有回应（{banner}）。请设置：驱动 ncid，端口 {port}。</translation>
    </message>
    <message>
        <source>It cannot be opened: {trouble} {advice}</source>
        <translation>打不开：{trouble}{advice}</translation>
    </message>
    <message>
        <source>No box this program knows.</source>
        <translation>不是本程序认识的来电盒。</translation>
    </message>
    <message>
        <source>Nothing answers. A box that only speaks is heard when its line rings: main.py listen --driver whozz --port {port}.</source>
        <translation>没有回应。只发不收的盒子要等响铃才听得到：main.py listen --driver whozz --port {port}。</translation>
    </message>
    <message>
        <source>The computer {host} is not known in this network.</source>
        <translation>网络里找不到电脑 {host}。</translation>
    </message>
    <message>
        <source>This is a {name} box, which this program cannot read directly.</source>
        <translation>这是 {name} 来电盒，本程序还不能直接读取。</translation>
    </message>
    <message>
        <source>This is a {name} box. Set: driver {driver}, port {port}.</source>
        <translation>这是 {name} 来电盒。请设置：驱动 {driver}，端口 {port}。</translation>
    </message>
</context>
<context>
    <name>products</name>
    <message>
        <source>0: none</source>
        <translation>0：无</translation>
    </message>
    <message>
        <source>0: not</source>
        <translation>0：不回访</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Call back after (days)</source>
        <translation>售后几天回访</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Charged by</source>
        <translation>计费单位</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Earns points</source>
        <translation>计积分</translation>
    </message>
    <message>
        <source>Last day of the warranty</source>
        <translation>今天保修到期</translation>
    </message>
    <message>
        <source>Life of the machine</source>
        <translation>机器履历</translation>
    </message>
    <message>
        <source>Maintenance every (months)</source>
        <translation>定期维护（月）</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
    <message>
        <source>Name, pinyin initials, model or code</source>
        <translation>名称、拼音首字母、型号或编码</translation>
    </message>
    <message>
        <source>New paid service</source>
        <translation>新增收费项目</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>New sales unit</source>
        <translation>新销售单位</translation>
    </message>
    <message>
        <source>New spare part</source>
        <translation>新备件</translation>
    </message>
    <message>
        <source>No serial number stands here.</source>
        <translation>这里没有登记序列号。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Out of warranty</source>
        <translation>已过保</translation>
    </message>
    <message>
        <source>Paid service</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>Paid services</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Product categories</source>
        <translation>产品类别</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品型号</translation>
    </message>
    <message>
        <source>Sales representative</source>
        <translation>销售代表</translation>
    </message>
    <message>
        <source>Sales representatives</source>
        <translation>销售代表</translation>
    </message>
    <message>
        <source>Sales unit</source>
        <translation>销售单位</translation>
    </message>
    <message>
        <source>Sales units</source>
        <translation>销售单位</translation>
    </message>
    <message>
        <source>Shops and outlets that sell stand here, each with its technical leads and sales representatives.</source>
        <translation>这里是各销售单位（门店、网点），以及各自的技术负责和销售代表。</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Spare parts</source>
        <translation>维修备件</translation>
    </message>
    <message>
        <source>Spare parts for repairs stand here, with their prices.</source>
        <translation>这里是维修备件和价格。</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Technical lead</source>
        <translation>技术负责</translation>
    </message>
    <message>
        <source>Technical leads</source>
        <translation>技术负责</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Unit, person or number</source>
        <translation>单位、人员或电话</translation>
    </message>
    <message>
        <source>Warranty (months)</source>
        <translation>保修（月）</translation>
    </message>
    <message numerus="yes">
        <source>Warranty: %n day(s) left</source>
        <translation><numerusform>保修剩 %n 天</numerusform></translation>
    </message>
    <message>
        <source>What work costs stands here: by the hour, the kilometre, the visit, at night. Repairs are charged by it.</source>
        <translation>这里是服务价目表：工时、公里、上门、夜间加收等，维修按它收费。</translation>
    </message>
    <message>
        <source>What you sell stands here, with the warranty and the maintenance that follow from selling it.</source>
        <translation>这里是所售商品，以及售出后的保修期、定期维护和回访。</translation>
    </message>
    <message>
        <source>With maintenance</source>
        <translation>定期维护的</translation>
    </message>
    <message>
        <source>Work, way there, night surcharge …</source>
        <translation>工时、上门、夜间加收……</translation>
    </message>
    <message>
        <source>hour, km, visit</source>
        <translation>小时、公里、次</translation>
    </message>
    <message>
        <source>{price} · warranty of {months} months</source>
        <translation>{price} · 保修 {months} 个月</translation>
    </message>
    <message>
        <source>{some} of {all} machines in warranty</source>
        <translation>{all} 台中 {some} 台在保</translation>
    </message>
    <message>
        <source>“{name}” is already there; a retired one can be brought back.</source>
        <translation>“{name}”已经有了；停用的可以恢复使用。</translation>
    </message>
    <message>
        <source>“{name}” is used in records and cannot be deleted. Retire it: then it is no longer offered.</source>
        <translation>“{name}”已在单据中使用，不能删除。可以停用，停用后不再出现在选择中。</translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source>Below 60 %</source>
        <translation>低于 60 %</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话时间</translation>
    </message>
    <message>
        <source>Calls that were listened to and judged stand here. Judge one while its recording plays (Alt+J).</source>
        <translation>听过并打分的通话列在这里。播放录音时按 Alt+J 即可打分。</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>评分项</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>评分项</translation>
    </message>
    <message>
        <source>Give points for one criterion at least.</source>
        <translation>至少给一个评分项打分。</translation>
    </message>
    <message>
        <source>Judged at</source>
        <translation>质检时间</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>质检人</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我质检的</translation>
    </message>
    <message>
        <source>Most points</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>New criterion</source>
        <translation>新评分项</translation>
    </message>
    <message>
        <source>New review</source>
        <translation>新质检</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>评语</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>接线员</translation>
    </message>
    <message>
        <source>Operator or words</source>
        <translation>接线员或评语</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Results by operator</source>
        <translation>接线员成绩</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>质检</translation>
    </message>
    <message>
        <source>Reviews of calls</source>
        <translation>通话质检</translation>
    </message>
    <message>
        <source>What a supervisor listens for stands here, each with its most points.</source>
        <translation>主管听录音时评的各项列在这里，每项有满分。</translation>
    </message>
    <message>
        <source>What calls are judged by</source>
        <translation>质检标准</translation>
    </message>
    <message>
        <source>What is expected</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>“{name}” gives {most} points at the most.</source>
        <translation>“{name}”最多 {most} 分。</translation>
    </message>
</context>
<context>
    <name>reach</name>
    <message numerus="yes">
        <source>%n thing(s) could not be written</source>
        <translation><numerusform>%n 条无法写入</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait for the server</source>
        <translation><numerusform>%n 条等待服务器</numerusform></translation>
    </message>
    <message>
        <source>The server is back.</source>
        <translation>服务器已恢复。</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>{why} Calls go on being shown and kept; notes and messages wait here until the server is back.</source>
        <translation>{why} 来电照常显示和保存；记录和留言先存在本席，等服务器恢复后写入。</translation>
    </message>
</context>
<context>
    <name>recording</name>
    <message>
        <source>This computer has no working sound system: {why}</source>
        <translation>本机没有可用的声音系统：{why}</translation>
    </message>
</context>
<context>
    <name>recordings</name>
    <message numerus="yes">
        <source>%n recording(s) wait for the store</source>
        <translation><numerusform>%n 段录音等待转存</numerusform></translation>
    </message>
    <message>
        <source>A recording arrived damaged in the store; it is sent again.</source>
        <translation>一段录音转存时损坏，将重新发送。</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>By the receiver</source>
        <translation>按摘挂机</translation>
    </message>
    <message>
        <source>By voice</source>
        <translation>按声音</translation>
    </message>
    <message>
        <source>Disk full: nothing is recorded</source>
        <translation>磁盘已满：停止录音</translation>
    </message>
    <message>
        <source>Every call</source>
        <translation>全部通话</translation>
    </message>
    <message>
        <source>Line {line} has recorded only silence today. Check its cable and its level.</source>
        <translation>{line} 号线今天录到的全是静音。请检查接线和增益。</translation>
    </message>
    <message>
        <source>Line {line} is recorded too loud: it is distorted. Lower its level.</source>
        <translation>{line} 号线录音音量过大，声音已失真。请调低增益。</translation>
    </message>
    <message>
        <source>Name the file so that it ends in .wav or .mp3.</source>
        <translation>文件名请以 .wav 或 .mp3 结尾。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不录音</translation>
    </message>
    <message>
        <source>No folder of recordings is named in this seat's settings.</source>
        <translation>本座席的设置中没有填写录音文件夹。</translation>
    </message>
    <message>
        <source>Nothing can be played: this computer has no sound output that works ({why}).</source>
        <translation>无法播放：这台电脑没有可用的声音输出（{why}）。</translation>
    </message>
    <message>
        <source>On demand (Ctrl+R)</source>
        <translation>按需（Ctrl+R）</translation>
    </message>
    <message>
        <source>Only incoming calls</source>
        <translation>只录来电</translation>
    </message>
    <message>
        <source>Recording of {when}, line {line}</source>
        <translation>{when} 的录音，{line} 号线</translation>
    </message>
    <message>
        <source>Recording {now}/{lines}</source>
        <translation>录音 {now}/{lines}</translation>
    </message>
    <message>
        <source>Recording {now}/{lines} · disk nearly full</source>
        <translation>录音 {now}/{lines} · 磁盘将满</translation>
    </message>
    <message>
        <source>Recording {now}/{lines} · no sound: line {silent}</source>
        <translation>录音 {now}/{lines} · {silent} 号线没有声音</translation>
    </message>
    <message>
        <source>The call was judged: {percent} %</source>
        <translation>已质检：{percent} %</translation>
    </message>
    <message>
        <source>The disk is full. Calls are not recorded until there is room again; all else goes on.</source>
        <translation>磁盘已满。腾出空间之前不再录音，其他工作不受影响。</translation>
    </message>
    <message>
        <source>The disk is nearly full: {free} are left for recordings. Delete something, or shorten their time.</source>
        <translation>磁盘将满：录音只剩 {free} 可用。请清理磁盘，或缩短录音保存期限。</translation>
    </message>
    <message>
        <source>The file could not be written: {why}</source>
        <translation>文件无法写入：{why}</translation>
    </message>
    <message>
        <source>The file of this recording cannot be played: {why}</source>
        <translation>这段录音的文件无法播放：{why}</translation>
    </message>
    <message>
        <source>The file of this recording is not there any more.</source>
        <translation>这段录音的文件已不存在。</translation>
    </message>
    <message>
        <source>The file of this recording is not what was recorded: it is damaged.</source>
        <translation>这段录音的文件与录制时不一致：文件已损坏。</translation>
    </message>
    <message>
        <source>The folder {folder} of recordings is not there.</source>
        <translation>录音文件夹 {folder} 不存在。</translation>
    </message>
    <message>
        <source>The key {name} of the recordings is not at this seat. Enter its code in the settings.</source>
        <translation>本座席没有录音密钥 {name}。请在设置中输入其密钥码。</translation>
    </message>
    <message>
        <source>The store of recordings cannot be reached: {why}</source>
        <translation>无法连接录音存储：{why}</translation>
    </message>
    <message>
        <source>This call is still being recorded.</source>
        <translation>这个通话还在录音中。</translation>
    </message>
    <message>
        <source>This call was not recorded.</source>
        <translation>这个通话没有录音。</translation>
    </message>
    <message>
        <source>This computer has no keyring in which a key could be kept.</source>
        <translation>本机没有可以保存密钥的系统密钥库。</translation>
    </message>
    <message>
        <source>This is not the code of a key. It has 56 letters and digits.</source>
        <translation>这不是密钥码。密钥码由 56 位字母和数字组成。</translation>
    </message>
    <message>
        <source>This recording is damaged, or was changed: it cannot be opened.</source>
        <translation>这段录音已损坏或被改动，无法打开。</translation>
    </message>
    <message>
        <source>This recording is still at the seat {seat}, which has not moved it yet.</source>
        <translation>这段录音还在座席“{seat}”上，尚未转存。</translation>
    </message>
    <message>
        <source>This recording was deleted when its time was over.</source>
        <translation>这段录音已过保存期限，已被删除。</translation>
    </message>
    <message>
        <source>Write what is to be noted.</source>
        <translation>请写下要备注的内容。</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>Approve</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>At least {least}, please.</source>
        <translation>不能小于 {least}。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s) fit here.</source>
        <translation><numerusform>这里最多 %n 个字。</numerusform></translation>
    </message>
    <message>
        <source>At most {most}, please.</source>
        <translation>不能大于 {most}。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Copied into a file</source>
        <translation>已导出为文件</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>For this you need the right “{right}”.</source>
        <translation>需要“{right}”权限。</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>It is in use.</source>
        <translation>正在使用，无需恢复。</translation>
    </message>
    <message>
        <source>It is no longer there; somebody deleted it.</source>
        <translation>这条记录已被别人删除。</translation>
    </message>
    <message>
        <source>It is retired already.</source>
        <translation>已经停用了。</translation>
    </message>
    <message>
        <source>Joined with another</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Listened to</source>
        <translation>已收听</translation>
    </message>
    <message>
        <source>Locked after wrong passwords</source>
        <translation>密码多次错误，已锁定</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Moved in its list</source>
        <translation>调整了顺序</translation>
    </message>
    <message>
        <source>Only the program itself makes these.</source>
        <translation>这类记录只由程序自动生成。</translation>
    </message>
    <message>
        <source>Others wait for the database before this.</source>
        <translation>前面还有内容在等待写入数据库。</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>Please write why.</source>
        <translation>请写明原因。</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Somebody else saved this meanwhile. Compare both versions, then save again.</source>
        <translation>别人刚刚改过这条记录。请对照两个版本后再保存。</translation>
    </message>
    <message>
        <source>Sorted by use</source>
        <translation>按使用次数排序</translation>
    </message>
    <message>
        <source>Take the approval back</source>
        <translation>取消审核</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>There is a list called “{name}” already.</source>
        <translation>已有名为“{name}”的列表。</translation>
    </message>
    <message>
        <source>This cannot be deleted.</source>
        <translation>这条记录不能删除。</translation>
    </message>
    <message>
        <source>This does not fit here; please choose or type it again.</source>
        <translation>内容不对，请重新选择或填写。</translation>
    </message>
    <message>
        <source>This has no steps.</source>
        <translation>这种记录没有步骤。</translation>
    </message>
    <message>
        <source>This list is no longer there; somebody deleted it.</source>
        <translation>这个列表已被删除。</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>已解锁</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>You do not have the right to do this: “{step}”.</source>
        <translation>您没有“{step}”的权限。</translation>
    </message>
    <message>
        <source>{name} approved this on {day}; it stays as it is, until the approval is taken back.</source>
        <translation>{name} 已于 {day} 审核；取消审核之前不能更改。</translation>
    </message>
    <message>
        <source>“{kind}” has these numbers already. Choose another prefix or date part.</source>
        <translation>“{kind}”已经用这种单号，请换一个前缀或日期部分。</translation>
    </message>
    <message>
        <source>“{step}” is not possible now: the record is “{state}”.</source>
        <translation>现在不能“{step}”：记录处于“{state}”。</translation>
    </message>
</context>
<context>
    <name>repairs</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation><numerusform>超 %n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n dispatched</source>
        <translation><numerusform>%n 单已派工</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation><numerusform>超 %n 小时</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation><numerusform>%n 单待处理</numerusform></translation>
    </message>
    <message>
        <source>14:20</source>
        <translation>14:20</translation>
    </message>
    <message>
        <source>A part has no price.</source>
        <translation>有备件没有单价。</translation>
    </message>
    <message>
        <source>A repair of this machine was taken today already: second visit?</source>
        <translation>这台机器今天已经报修过：是二次上门吗？</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>完工情况</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Back to pending</source>
        <translation>退回待处理</translation>
    </message>
    <message>
        <source>Cause of the fault</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Diary of a technician</source>
        <translation>技术员日程</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派工</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>已出单派工</translation>
    </message>
    <message>
        <source>Dispatched at</source>
        <translation>派工时间</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完工</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>售后完成</translation>
    </message>
    <message>
        <source>Finished at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>In warranty</source>
        <translation>保修内</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>结束早于开始。</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Name, model or initials</source>
        <translation>名称、型号或拼音首字母</translation>
    </message>
    <message>
        <source>New repair</source>
        <translation>新报修</translation>
    </message>
    <message>
        <source>No repair is open.</source>
        <translation>没有未完成的报修。</translation>
    </message>
    <message>
        <source>Nobody wrote down which machine this repair is of.</source>
        <translation>这张单没有写是哪台机器。</translation>
    </message>
    <message>
        <source>Not finished after all</source>
        <translation>退回已派工</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing is said about the result.</source>
        <translation>没有填写处理结果。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Number, customer, telephone, serial number, product</source>
        <translation>单号、客户、电话、序列号、产品</translation>
    </message>
    <message>
        <source>One of the customer's machines, or another</source>
        <translation>客户的某台机器，或其他机器</translation>
    </message>
    <message>
        <source>Only a pending repair can be deleted; take it back first.</source>
        <translation>只有待处理的报修可以删除；请先退回。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>Open repair since %n day(s): {fault}</source>
        <translation><numerusform>报修 %n 天未完成：{fault}</numerusform></translation>
    </message>
    <message>
        <source>Open repairs</source>
        <translation>未完成的报修</translation>
    </message>
    <message>
        <source>Out of the price list: name or initials</source>
        <translation>按价目表选：名称或首字母</translation>
    </message>
    <message>
        <source>Out of warranty</source>
        <translation>保修外</translation>
    </message>
    <message>
        <source>Out of warranty, but nothing was charged.</source>
        <translation>保修外，但没有收费。</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Overdue repair: {fault}</source>
        <translation>报修超期：{fault}</translation>
    </message>
    <message>
        <source>Paid for</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Paid service</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>Paid services</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件费</translation>
    </message>
    <message>
        <source>Parts used</source>
        <translation>更换备件</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Points or callbacks came of this repair; it stays.</source>
        <translation>这单报修已产生积分或回访，不能删除。</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>报修</translation>
    </message>
    <message numerus="yes">
        <source>Repaired %n day(s) ago for the same machine: second visit?</source>
        <translation><numerusform>同一台机器 %n 天前修过：是二次上门吗？</numerusform></translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Say when it begins, too.</source>
        <translation>请同时填写开始时间。</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务费</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Sold to {customer}</source>
        <translation>售给 {customer}</translation>
    </message>
    <message>
        <source>Solved by phone</source>
        <translation>电话解决</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>报修时间</translation>
    </message>
    <message>
        <source>Taken back from {customer}</source>
        <translation>{customer} 退货</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>接单人</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>The customer is not satisfied: {score} of 5.</source>
        <translation>客户不满意：{score} 分（满分 5 分）。</translation>
    </message>
    <message numerus="yes">
        <source>The same machine was repaired %n day(s) before.</source>
        <translation><numerusform>同一台机器 %n 天前刚修过。</numerusform></translation>
    </message>
    <message>
        <source>To do</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Today's appointments</source>
        <translation>今日预约</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>交通费</translation>
    </message>
    <message>
        <source>Two repairs of this machine failed: exchange is due</source>
        <translation>两次未修好：应予换机</translation>
    </message>
    <message>
        <source>Two repairs of this machine failed: exchange is due ({product})</source>
        <translation>两次未修好：应予换机（{product}）</translation>
    </message>
    <message>
        <source>Type of service</source>
        <translation>服务类型</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>上门记录</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修到期</translation>
    </message>
    <message>
        <source>What customers report as broken stands here, from the call until it is approved.</source>
        <translation>客户报修的单据在这里，从来电到审核完成。</translation>
    </message>
    <message>
        <source>What the customer says is wrong</source>
        <translation>客户所说的故障现象</translation>
    </message>
    <message>
        <source>What was done; needed to finish the repair</source>
        <translation>做了什么；完工时必填</translation>
    </message>
    <message>
        <source>Who went</source>
        <translation>上门人</translation>
    </message>
    <message>
        <source>in warranty until {day}</source>
        <translation>保修内，至 {day}</translation>
    </message>
    <message>
        <source>late</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>out of warranty since {day}</source>
        <translation>已过保，{day} 到期</translation>
    </message>
    <message>
        <source>without warranty</source>
        <translation>无保修</translation>
    </message>
    <message numerus="yes">
        <source>{many} dispatched for %n day(s)</source>
        <translation><numerusform>{many} 单已派工 %n 天</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{many} waiting for %n day(s)</source>
        <translation><numerusform>{many} 单待处理 %n 天</numerusform></translation>
    </message>
</context>
<context>
    <name>replay</name>
    <message>
        <source>There is no driver {name}; there are {known}</source>
        <translation>没有驱动 {name}；有 {known}</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}</source>
        <translation>{file} 读不出来：{why}</translation>
    </message>
    <message>
        <source>{file} has {channels} channels at {rate} Hz; lines are heard at 4 to 384 kHz</source>
        <translation>{file} 有 {channels} 个声道、{rate} Hz；只能听 4 到 384 kHz 的声音</translation>
    </message>
    <message>
        <source>{file} holds no recorded bytes</source>
        <translation>{file} 里没有录下的数据</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MB; a recording of one box is not</source>
        <translation>{file} 超过 {most} MB，不像一个来电盒的记录</translation>
    </message>
    <message>
        <source>{file} is sound, which the driver {driver} hears</source>
        <translation>{file} 是声音文件，要用驱动 {driver} 来听</translation>
    </message>
    <message>
        <source>{file}, line {line}: expected seconds, one of &lt; &gt; ! and "bytes", found {found}</source>
        <translation>{file} 第 {line} 行：应为秒数、&lt; &gt; ! 之一和 "数据"，实为 {found}</translation>
    </message>
    <message>
        <source>{file}, line {line}: not bytes in hex: {found}</source>
        <translation>{file} 第 {line} 行：不是十六进制数据：{found}</translation>
    </message>
    <message>
        <source>{file}, line {line}: unknown escape in the bytes: {found}</source>
        <translation>{file} 第 {line} 行：数据里有不认识的转义：{found}</translation>
    </message>
</context>
<context>
    <name>sales</name>
    <message>
        <source>1</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Address of the customer</source>
        <translation>客户地址</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Amount of the line</source>
        <translation>本行金额</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>At most {amount} can be taken off.</source>
        <translation>最多可冲减 {amount}。</translation>
    </message>
    <message>
        <source>At most {count} can come back.</source>
        <translation>最多可退 {count} 件。</translation>
    </message>
    <message>
        <source>Cancel, refund</source>
        <translation>作废并退款</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Custom field {place}</source>
        <translation>自定义字段 {place}</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Discount of the line</source>
        <translation>本行优惠</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>It says something else than the row above, which is of the same sale.</source>
        <translation>同一张单据，这里与上一行不一致。</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>标为完成</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Model, where it stands apart</source>
        <translation>型号（单独一列时）</translation>
    </message>
    <message>
        <source>Money was received for this sale; cancel it instead of deleting it.</source>
        <translation>这张销售单已收过款，不能删除，请作废。</translation>
    </message>
    <message>
        <source>Money was received from this customer. Cancel the sale and make a new one for the other.</source>
        <translation>已收过这位客户的款。请作废本单，再给另一位客户开新单。</translation>
    </message>
    <message>
        <source>Name of the customer</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Name, pinyin initials or code</source>
        <translation>名称、拼音首字母或编码</translation>
    </message>
    <message>
        <source>New sale</source>
        <translation>新销售单</translation>
    </message>
    <message>
        <source>Nobody is known by this; “Settings › Sales” lets customers come along.</source>
        <translation>查不到这位客户；“设置 › 销售”里可以改为自动新建。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing is owed for {number}.</source>
        <translation>{number} 没有欠款。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Number elsewhere</source>
        <translation>原单号</translation>
    </message>
    <message>
        <source>Number of the sale</source>
        <translation>单号（原单号）</translation>
    </message>
    <message>
        <source>Number, serial number, customer or product</source>
        <translation>单号、序列号、客户或商品</translation>
    </message>
    <message>
        <source>One of the products above</source>
        <translation>上面的商品之一</translation>
    </message>
    <message>
        <source>Only an open sale can be deleted; cancel this one.</source>
        <translation>只有未完成的销售单可以删除；这张请作废。</translation>
    </message>
    <message>
        <source>Only {owed} is owed.</source>
        <translation>只欠 {owed}。</translation>
    </message>
    <message>
        <source>Only {received} was received.</source>
        <translation>只收了 {received}。</translation>
    </message>
    <message>
        <source>Only {total} is to be paid.</source>
        <translation>应收只有 {total}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Other records belong to this sale; cancel it instead of deleting it.</source>
        <translation>有其他单据关联这张销售单，不能删除，请作废。</translation>
    </message>
    <message>
        <source>Overdue debts</source>
        <translation>超期欠款</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Owes {amount} of {count} sales since {day}</source>
        <translation>{count} 张单欠款 {amount}，最早自 {day}</translation>
    </message>
    <message>
        <source>Owes {amount} since {day}</source>
        <translation>欠款 {amount}，自 {day} 起</translation>
    </message>
    <message>
        <source>Owing</source>
        <translation>欠款的</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>收款日期</translation>
    </message>
    <message>
        <source>Payments and repayments</source>
        <translation>收款与回款</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Price of one</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Price, quantity and discount come to {sum}, but {amount} stands here.</source>
        <translation>按单价、数量、优惠算是 {sum}，表里写的是 {amount}。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Product and model</source>
        <translation>商品型号</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Receivable</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Record a repayment</source>
        <translation>登记回款</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>销售代表</translation>
    </message>
    <message>
        <source>Returned on</source>
        <translation>退货日期</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Sales unit</source>
        <translation>销售单位</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Several customers may be meant; their telephone number tells them apart.</source>
        <translation>有多位客户符合，请补上电话号码以便区分。</translation>
    </message>
    <message>
        <source>Several products may be meant by “{text}”; choose one with the arrow keys.</source>
        <translation>“{text}”对应多个商品；请用方向键选一个。</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>销售日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>冲减应收</translation>
    </message>
    <message>
        <source>Technical lead</source>
        <translation>技术负责</translation>
    </message>
    <message>
        <source>Telephone of the customer</source>
        <translation>客户电话</translation>
    </message>
    <message>
        <source>The discount is more than the price, {price}.</source>
        <translation>优惠超过了货款 {price}。</translation>
    </message>
    <message>
        <source>The products come to {sum}, but {total} stands here.</source>
        <translation>各行商品合计 {sum}，表里写的是 {total}。</translation>
    </message>
    <message>
        <source>The rows of {number} do not stand one below the other. Sort the sheet by this column.</source>
        <translation>单号 {number} 的各行没有排在一起，请先按这一列排序。</translation>
    </message>
    <message>
        <source>There is no sales unit called “{name}”.</source>
        <translation>没有名为“{name}”的销售单位。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This sale was cancelled; it stays as it is.</source>
        <translation>这张销售单已作废，不能再改。</translation>
    </message>
    <message>
        <source>This was not sold here; choose one of the products above.</source>
        <translation>本单没有卖过这个；请从上面的商品中选。</translation>
    </message>
    <message>
        <source>Total of the sale</source>
        <translation>整单合计（应收）</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>保修到期</translation>
    </message>
    <message>
        <source>Way of payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>What customers bought stands here. F7 on a customer's card begins a sale, with the customer filled in.</source>
        <translation>这里是客户购买的记录。在客户档案上按 F7 开一张销售单，客户已填好。</translation>
    </message>
    <message>
        <source>Whose sale is it? Neither a telephone number nor a name stands here.</source>
        <translation>既没有电话也没有名称，不知道是哪位客户的。</translation>
    </message>
    <message>
        <source>after saving</source>
        <translation>保存后算出</translation>
    </message>
    <message>
        <source>owes {amount}</source>
        <translation>欠 {amount}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>you</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>{amount} cannot be parted into {quantity}; the price of one is needed.</source>
        <translation>{amount} 不能平均分成 {quantity} 份，请填写单价。</translation>
    </message>
    <message>
        <source>{amount} must be given back: more was received than is to be paid.</source>
        <translation>已收多于应收，须退 {amount}。</translation>
    </message>
    <message>
        <source>{discount} was given off on {name}.</source>
        <translation>{name} 优惠了 {discount}。</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name} 及另外 {count} 项</translation>
    </message>
    <message>
        <source>{number} had earned points; it was cancelled and its points taken back.</source>
        <translation>{number} 已产生积分，不能删除，已改为作废并收回积分。</translation>
    </message>
    <message>
        <source>{owed} is still owed; a sale is approved when it is paid.</source>
        <translation>还欠 {owed}；结清后才能审核。</translation>
    </message>
    <message>
        <source>{received} was received already, more than these products cost.</source>
        <translation>已收 {received}，超过这些商品的金额。</translation>
    </message>
    <message>
        <source>{received} was received of {total}: {owed} would be owed.</source>
        <translation>应收 {total}，已收 {received}，欠款应为 {owed}。</translation>
    </message>
    <message>
        <source>{serial} was sold to {name} on {day}.</source>
        <translation>{serial} 已于 {day} 卖给 {name}。</translation>
    </message>
    <message>
        <source>{serial} · {count} × · {amount}</source>
        <translation>{serial} · {count} 件 · {amount}</translation>
    </message>
    <message>
        <source>“{name}” came with this import, was changed since and stays.</source>
        <translation>客户“{name}”是随这次导入新建的，之后有人修改过，予以保留。</translation>
    </message>
    <message>
        <source>“{text}” is no telephone number.</source>
        <translation>“{text}”不是电话号码。</translation>
    </message>
</context>
<context>
    <name>seats</name>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation><numerusform>%n 个席位</numerusform></translation>
    </message>
    <message>
        <source>Message to everybody</source>
        <translation>给所有人留言</translation>
    </message>
    <message>
        <source>Message to {name} · {seat}</source>
        <translation>给 {name} 留言（{seat}）</translation>
    </message>
    <message>
        <source>No other seat is there at the moment.</source>
        <translation>目前没有其他席位在线。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n minute(s) ahead of the server's, and what is done here gets wrong times. Please set it right.</source>
        <translation><numerusform>本机时钟比服务器快 %n 分钟，在本席所做的一切都会记错时间，请校准时钟。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n minute(s) behind the server's, and what is done here gets wrong times. Please set it right.</source>
        <translation><numerusform>本机时钟比服务器慢 %n 分钟，在本席所做的一切都会记错时间，请校准时钟。</numerusform></translation>
    </message>
    <message>
        <source>{name} has a message for everybody</source>
        <translation>{name} 给大家的留言</translation>
    </message>
    <message>
        <source>{name} has a message for you</source>
        <translation>{name} 给您的留言</translation>
    </message>
    <message>
        <source>{name} passes {customer} on to you</source>
        <translation>{name} 把 {customer} 转给您</translation>
    </message>
    <message>
        <source>{seat}: nobody is signed in</source>
        <translation>{seat}：无人登录</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>0: any number may be spent.</source>
        <translation>0：不限。</translation>
    </message>
    <message>
        <source>0: never. The oldest are spent first; the customer's card says what expires soon.</source>
        <translation>0：长期有效。先用最早的积分；快到期的会在来电档案上提示。</translation>
    </message>
    <message>
        <source>0: never. Those marked “keep” stay.</source>
        <translation>0 表示不删除。标记“保留”的不受影响。</translation>
    </message>
    <message>
        <source>0: no limit. The oldest are deleted first; 1 GB is about 40 hours.</source>
        <translation>0 表示不限。先删最早的;1 GB 约 40 小时。</translation>
    </message>
    <message>
        <source>0: not by itself.</source>
        <translation>0：不自动生成。</translation>
    </message>
    <message>
        <source>100: one point for each yuan. 0: no points are earned.</source>
        <translation>100：一元一分。0：不积分。</translation>
    </message>
    <message>
        <source>A complaint is replied to within (hours)</source>
        <translation>投诉答复时限（小时）</translation>
    </message>
    <message>
        <source>A recording by voice ends after so many seconds of silence</source>
        <translation>按声音录音时，静音多少秒后结束</translation>
    </message>
    <message>
        <source>A seat that cannot reach the store keeps its recordings and moves them when it can. Takes effect at once.</source>
        <translation>连不上存储的座席先在本地保存，恢复后自动转存。立即生效。</translation>
    </message>
    <message>
        <source>Access key of the bucket</source>
        <translation>存储桶访问账号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address of the bucket's server</source>
        <translation>存储桶服务器地址</translation>
    </message>
    <message>
        <source>All recordings together take at most (GB)</source>
        <translation>全部录音最多占用（GB）</translation>
    </message>
    <message>
        <source>Always only a notice in the corner</source>
        <translation>只在屏幕角落提示</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Area code of these lines</source>
        <translation>本机区号</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Blacklisted callers do not come to the front</source>
        <translation>黑名单来电不弹到前面</translation>
    </message>
    <message>
        <source>Call desk</source>
        <translation>来电台</translation>
    </message>
    <message>
        <source>Call the customer back after a repair (days)</source>
        <translation>售后完成几天后回访</translation>
    </message>
    <message>
        <source>Chosen by itself; empty: it is not.</source>
        <translation>自动选用；留空则不自动选。</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Complaints and callbacks</source>
        <translation>投诉与回访</translation>
    </message>
    <message>
        <source>Country of these lines (two letters)</source>
        <translation>本机国家（两个字母）</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customers count as never called back after (days)</source>
        <translation>超过多少天未回访算作“从未回访”（天）</translation>
    </message>
    <message>
        <source>Customers known here without the server (0: none)</source>
        <translation>服务器断开时本机仍认得的客户数（0：不保存）</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Days since the sale, or since the repair was finished.</source>
        <translation>从销售或售后完成之日算起。</translation>
    </message>
    <message>
        <source>Dialled before each number (0 or 9 for an outside line)</source>
        <translation>拨号前先加（外线字头，如 0 或 9）</translation>
    </message>
    <message>
        <source>Empty: from the first sale on.</source>
        <translation>留空：从第一笔销售算起。</translation>
    </message>
    <message>
        <source>Empty: in the data folder. Seats that share a database name a folder they all reach.</source>
        <translation>留空：保存在数据文件夹。共用数据库的各座席请填写都能访问的共享文件夹。</translation>
    </message>
    <message>
        <source>Empty: not used. For example engine number.</source>
        <translation>留空则不用。例如：发动机号。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter goes to the next field; in the last one it saves</source>
        <translation>回车跳到下一栏，最后一栏保存</translation>
    </message>
    <message>
        <source>Folder of photos and papers</source>
        <translation>附件文件夹</translation>
    </message>
    <message>
        <source>Folder of recordings, as this seat reaches it</source>
        <translation>录音文件夹（按本座席的路径）</translation>
    </message>
    <message>
        <source>For boxes that do not tell lifting the receiver. At the next start.</source>
        <translation>用于不报摘机的来电盒。下次启动生效。</translation>
    </message>
    <message>
        <source>For example 1-3, 5. Empty: all lines, also those of other seats. 0: none.</source>
        <translation>例如 1-3, 5。留空：所有线路，包括其他席位的；0：都不响。</translation>
    </message>
    <message>
        <source>For example a share of the server, the same for all seats.</source>
        <translation>例如服务器上的共享文件夹，各座席相同。</translation>
    </message>
    <message>
        <source>Four times as much before that a warning is shown. At the next start.</source>
        <translation>低于此值四倍时先提醒。下次启动生效。</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Its secret key is set with the lines' recording, once at each seat.</source>
        <translation>其密钥在“线路录音”页填写，每个座席填一次。</translation>
    </message>
    <message>
        <source>Keeping recordings</source>
        <translation>录音保存</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Lines that ring at this seat</source>
        <translation>在本席响铃的线路</translation>
    </message>
    <message>
        <source>Lock after so many minutes without a key (0: never)</source>
        <translation>无操作多少分钟后锁定（0：不锁定）</translation>
    </message>
    <message>
        <source>Maintenance and callbacks are told so many days before they are due</source>
        <translation>提前几天提醒维护和回访</translation>
    </message>
    <message>
        <source>Name of custom field {place}</source>
        <translation>自定义字段 {place} 的名称</translation>
    </message>
    <message>
        <source>Name of the bucket</source>
        <translation>存储桶名称</translation>
    </message>
    <message>
        <source>Name of this seat</source>
        <translation>席位名称</translation>
    </message>
    <message>
        <source>Nothing more is recorded when less is free on this seat's disk (MB)</source>
        <translation>本座席磁盘可用空间低于此值时停止录音（MB）</translation>
    </message>
    <message>
        <source>Nothing; the line strip and the call log show it</source>
        <translation>不弹出，只在线路栏和来电日志显示</translation>
    </message>
    <message>
        <source>Notice stays for (seconds; 0: until handled)</source>
        <translation>提示停留（秒，0 为直到处理）</translation>
    </message>
    <message>
        <source>One that is pending and has a technician.</source>
        <translation>待处理且已指定技术员的维修。</translation>
    </message>
    <message>
        <source>Only where the program dials. Empty: nothing.</source>
        <translation>只在程序自动拨号时使用。不填：不加。</translation>
    </message>
    <message>
        <source>Open the customer's file; only a notice while typing</source>
        <translation>弹出客户档案；正在输入时只提示</translation>
    </message>
    <message>
        <source>Parted by blanks. They do not count for an exchange.</source>
        <translation>用空格分开；不计入换机次数。</translation>
    </message>
    <message>
        <source>Parts of a point</source>
        <translation>不足一分的</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Points a customer must have before any are spent</source>
        <translation>积分满多少分才能兑换</translation>
    </message>
    <message>
        <source>Points are earned from this day on (2026-01-01)</source>
        <translation>从这一天起积分（2026-01-01）</translation>
    </message>
    <message>
        <source>Points expire after (months)</source>
        <translation>积分有效期（月）</translation>
    </message>
    <message>
        <source>Points for 100 yuan</source>
        <translation>每 100 元积多少分</translation>
    </message>
    <message>
        <source>Points for money received of sales</source>
        <translation>按销售已收金额积分</translation>
    </message>
    <message>
        <source>Points for the fees of finished repairs</source>
        <translation>按售后完成的费用积分</translation>
    </message>
    <message>
        <source>Printing its slip dispatches a repair</source>
        <translation>打印派工单即派工</translation>
    </message>
    <message>
        <source>Recordings are deleted after (days)</source>
        <translation>录音保存天数</translation>
    </message>
    <message>
        <source>Recordings are kept</source>
        <translation>录音保存在</translation>
    </message>
    <message>
        <source>Recordings are kept encrypted</source>
        <translation>录音加密保存</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Sales out of a sheet bring their customers along</source>
        <translation>导入销售单时自动新建客户</translation>
    </message>
    <message>
        <source>Say to the caller when a call is recorded</source>
        <translation>录音时对来电者的告知语</translation>
    </message>
    <message>
        <source>Shown at the call while it is recorded, for example: This call is recorded. Empty: nothing.</source>
        <translation>录音期间显示在通话旁，例如：本次通话将被录音。留空则不显示。</translation>
    </message>
    <message>
        <source>Shown to colleagues: “handled by …”.</source>
        <translation>同事会看到“某某已处理”。</translation>
    </message>
    <message>
        <source>So a call rings first where its line was chosen, then at all seats.</source>
        <translation>来电先在选了该线路的席位响铃，过后所有席位都响。</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>The key lies in this computer's keyring. Without it nobody can listen: write it down (lines' recording page).</source>
        <translation>密钥保存在本机的系统密钥库中，丢失后任何人都无法收听：请在“线路录音”页抄下密钥码。</translation>
    </message>
    <message>
        <source>The last ones who called, encrypted; the key lies in the system's keyring.</source>
        <translation>最近来电的客户，加密保存；密钥存放在系统的钥匙串中。</translation>
    </message>
    <message>
        <source>The other lines ring here too after so many seconds (0: never)</source>
        <translation>其他线路过几秒后也在本席响铃（0：从不）</translation>
    </message>
    <message>
        <source>The settings of this seat could not be kept: {why}</source>
        <translation>本席位的设置没能保存：{why}</translation>
    </message>
    <message>
        <source>The settings of this seat could not be read; the usual ones are used. The old file is kept as {name}.</source>
        <translation>本席位的设置读不出来，已改用默认设置。原文件保留为 {name}。</translation>
    </message>
    <message>
        <source>They stand on the Today page from then on.</source>
        <translation>从那天起出现在“今日”页。</translation>
    </message>
    <message>
        <source>Type of service in warranty</source>
        <translation>保修内的服务类型</translation>
    </message>
    <message>
        <source>Type of service of periodic maintenance</source>
        <translation>定期维护的服务类型</translation>
    </message>
    <message>
        <source>Type of service out of warranty</source>
        <translation>保修外的服务类型</translation>
    </message>
    <message>
        <source>Types of service after which a machine has not failed</source>
        <translation>不算维修的服务类型</translation>
    </message>
    <message>
        <source>When a line rings</source>
        <translation>来电时</translation>
    </message>
    <message>
        <source>Where one signs in. Calls go on ringing; only their number is shown.</source>
        <translation>需要登录时有效。锁定后来电照常振铃，只显示号码。</translation>
    </message>
    <message>
        <source>Who is not known by a telephone number or name. Off: such rows are problems.</source>
        <translation>按电话和名称都查不到的客户。关闭后，这样的行列为问题。</translation>
    </message>
    <message>
        <source>Who sits here</source>
        <translation>值机人</translation>
    </message>
    <message>
        <source>Without an appointment a repair is overdue after (hours)</source>
        <translation>没有预约的报修，几小时后算超期</translation>
    </message>
    <message>
        <source>are dropped</source>
        <translation>舍去</translation>
    </message>
    <message>
        <source>are rounded to the nearest</source>
        <translation>四舍五入</translation>
    </message>
    <message>
        <source>at the seat that made them</source>
        <translation>录音的座席本机</translation>
    </message>
    <message>
        <source>count as a whole one</source>
        <translation>进为一分</translation>
    </message>
    <message>
        <source>https://server:9000</source>
        <translation>https://server:9000</translation>
    </message>
    <message>
        <source>in a bucket (S3-compatible store)</source>
        <translation>存储桶（兼容 S3）</translation>
    </message>
    <message>
        <source>in a folder that all seats reach</source>
        <translation>各座席都能访问的文件夹</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
</context>
<context>
    <name>start</name>
    <message numerus="yes">
        <source>%n call(s) that had to wait for the database are in the log now.</source>
        <translation><numerusform>等数据库时积下的 %n 个来电已记入日志。</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) were left unfinished, the last one: {kind}.</source>
        <translation><numerusform>有 %n 份没填完，最近的是：{kind}。</numerusform></translation>
    </message>
    <message>
        <source>On {host} operators have no names of their own. Whoever looks after the server runs: ringfile db init</source>
        <translation>{host} 上的用户还没有各自的登录名。请服务器管理员运行：ringfile db init</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message numerus="yes">
        <source>Points of %n customer(s) have expired; each has an entry in the list of points.</source>
        <translation><numerusform>%n 位客户有积分过期，积分列表里各有一条记录。</numerusform></translation>
    </message>
    <message>
        <source>Ringfile already works on {folder}, but does not answer.</source>
        <translation>来电档案已在使用 {folder}，但没有回应。</translation>
    </message>
    <message>
        <source>The data on {host} are of an older Ringfile. Whoever looks after the server brings them up to date: ringfile db upgrade</source>
        <translation>{host} 上的数据属于旧版本的来电档案。请服务器管理员升级：ringfile db upgrade</translation>
    </message>
    <message>
        <source>The database has a damaged place. Leave the program and start it again: it offers the newest backup.</source>
        <translation>数据库有损坏。请退出再启动，程序会提供最新的备份。</translation>
    </message>
    <message>
        <source>The form “{name}” was left with unsaved changes.</source>
        <translation>单据格式“{name}”有未保存的修改。</translation>
    </message>
    <message>
        <source>The program could not get ready. Close the window and start it again.</source>
        <translation>程序未能准备就绪。请关闭窗口，重新启动。</translation>
    </message>
    <message numerus="yes">
        <source>The program did not end properly last time. %n call(s) that nobody has handled are back on the desk.</source>
        <translation><numerusform>上次没有正常退出。%n 个还没处理的来电已放回来电台。</numerusform></translation>
    </message>
    <message>
        <source>There is no display here to open a window on; “ringfile tour” does without one.</source>
        <translation>这里没有显示器，打不开窗口；可以用“ringfile tour”。</translation>
    </message>
</context>
<context>
    <name>statistics</name>
    <message>
        <source>A4 across</source>
        <translation>A4 横向</translation>
    </message>
    <message>
        <source>A4 upright</source>
        <translation>A4 纵向</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>涉及人员</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Answer rate</source>
        <translation>接通率</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>接通</translation>
    </message>
    <message>
        <source>Answered in time</source>
        <translation>按时答复</translation>
    </message>
    <message>
        <source>Average ring</source>
        <translation>平均振铃</translation>
    </message>
    <message>
        <source>Average talk</source>
        <translation>平均通话</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>柱形图</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>来去电</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Callbacks that were made, by the moment of the call.</source>
        <translation>已完成的回访，按回访时间统计。</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Calls made</source>
        <translation>呼出</translation>
    </message>
    <message>
        <source>Calls taken</source>
        <translation>接听</translation>
    </message>
    <message>
        <source>Calls that are over, by the moment they began.</source>
        <translation>已结束的通话，按开始时间统计。</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>商品类别</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉建议</translation>
    </message>
    <message>
        <source>Complaints and suggestions</source>
        <translation>投诉建议</translation>
    </message>
    <message>
        <source>Complaints and suggestions by the moment they were taken down.</source>
        <translation>投诉与建议，按受理时间统计。</translation>
    </message>
    <message>
        <source>Customer group</source>
        <translation>客户分组</translation>
    </message>
    <message>
        <source>Customers by the day they were entered; retired ones are left out.</source>
        <translation>按录入日期统计，停用的客户不计。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>按日</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>净增</translation>
    </message>
    <message>
        <source>Done in one visit</source>
        <translation>一次修好</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Entries of the ledger of points, by the moment they were made.</source>
        <translation>积分流水，按发生时间统计。</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用合计</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Finished repairs by the moment they were finished, and what they cost.</source>
        <translation>已完成的维修，按完成时间统计及其费用。</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Gifts given for points; cancelled redemptions are left out.</source>
        <translation>用积分兑换的礼品，已取消的不计。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>客户分组</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Hour of the day</source>
        <translation>时段（小时）</translation>
    </message>
    <message>
        <source>How they found us</source>
        <translation>客户来源</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>上季度</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>客户级别</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Line chart</source>
        <translation>折线图</translation>
    </message>
    <message>
        <source>Line {value}</source>
        <translation>{value} 线</translation>
    </message>
    <message>
        <source>Lines of sales by the day of the sale; cancelled sales are left out.</source>
        <translation>销售明细，按销售日期统计，作废的不计。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>回访方式</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未接</translation>
    </message>
    <message>
        <source>Money received for sales, by the day it was paid.</source>
        <translation>销售收款，按收款日期统计。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>未指定</translation>
    </message>
    <message>
        <source>Not among the products</source>
        <translation>不在商品目录</translation>
    </message>
    <message>
        <source>Not among the spare parts</source>
        <translation>不在备件目录</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>准时率</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>接线员</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>接线员业绩</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>通话结果</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>未收</translation>
    </message>
    <message>
        <source>Paid services</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>备件费</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>笔数</translation>
    </message>
    <message>
        <source>Pie</source>
        <translation>饼图</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Points given</source>
        <translation>发放积分</translation>
    </message>
    <message>
        <source>Points taken</source>
        <translation>扣减积分</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Products sold</source>
        <translation>商品销量</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>回访目的</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>按季度</translation>
    </message>
    <message>
        <source>Receivable</source>
        <translation>应收</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Redemptions</source>
        <translation>兑换次数</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Repair requests</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Repairs and fees</source>
        <translation>维修费用</translation>
    </message>
    <message>
        <source>Repairs entered</source>
        <translation>录入报修</translation>
    </message>
    <message>
        <source>Repairs finished</source>
        <translation>完成维修</translation>
    </message>
    <message>
        <source>Repayments</source>
        <translation>回款</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>销售代表</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>报修数</translation>
    </message>
    <message>
        <source>Requests by the moment they were taken, and what has become of them. On time: finished on the day of the appointment at the latest.</source>
        <translation>按受理时间统计报修及其处理情况。准时：最迟在预约当天完成。</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Sales by the day they were made; cancelled ones are left out.</source>
        <translation>按销售日期统计，作废的不计。</translation>
    </message>
    <message>
        <source>Sales unit</source>
        <translation>销售单位</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Second visits</source>
        <translation>二次上门</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务费</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Share of paid services</source>
        <translation>项目费占比</translation>
    </message>
    <message>
        <source>Share of parts</source>
        <translation>备件占比</translation>
    </message>
    <message>
        <source>Share of service</source>
        <translation>服务占比</translation>
    </message>
    <message>
        <source>Share of travel</source>
        <translation>交通占比</translation>
    </message>
    <message>
        <source>Solved by phone</source>
        <translation>电话解决</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Spare parts of finished repairs, by the moment these were finished.</source>
        <translation>已完成维修所用的备件，按完成时间统计。</translation>
    </message>
    <message>
        <source>Spare parts used</source>
        <translation>备件消耗</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>综合汇总</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>Technical lead</source>
        <translation>技术负责人</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Technicians</source>
        <translation>技术员业绩</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>交通费</translation>
    </message>
    <message>
        <source>Type of service</source>
        <translation>服务类型</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Way of payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>What</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>What each operator did: calls taken, repairs entered and solved by phone, callbacks made.</source>
        <translation>每位接线员的接听、录入报修、电话解决和回访。</translation>
    </message>
    <message>
        <source>What each technician did: repairs finished, on time, without a second visit, and what customers said of them.</source>
        <translation>每位技术员的完成数、准时率、一次修好率和客户评价。</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was recorded in the period, of every kind.</source>
        <translation>这段时间各类业务的数量与金额。</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>按年</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{value} of 5</source>
        <translation>{value} 分</translation>
    </message>
    <message>
        <source>{year} Q{quarter}</source>
        <translation>{year} 年 {quarter} 季度</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message numerus="yes">
        <source>%n missed call(s) to return</source>
        <translation><numerusform>%n 个未接待回</numerusform></translation>
    </message>
    <message>
        <source>Box on {port} fine</source>
        <translation>来电盒 {port} 正常</translation>
    </message>
    <message>
        <source>Database does not answer</source>
        <translation>数据库没有回应</translation>
    </message>
    <message>
        <source>Database fine, {ms} ms</source>
        <translation>数据库正常 {ms} ms</translation>
    </message>
    <message>
        <source>Lines of {seats}</source>
        <translation>使用{seats}的线路</translation>
    </message>
    <message>
        <source>No box is set up</source>
        <translation>没有设置来电盒</translation>
    </message>
    <message>
        <source>Nobody is signed in · {seat}</source>
        <translation>未登录 · {seat}</translation>
    </message>
    <message>
        <source>Reports from the replica</source>
        <translation>统计走只读副本</translation>
    </message>
    <message>
        <source>Reports without the replica</source>
        <translation>统计未走只读副本</translation>
    </message>
    <message>
        <source>Simulated box</source>
        <translation>模拟来电盒</translation>
    </message>
    <message>
        <source>The database is being opened</source>
        <translation>正在打开数据库</translation>
    </message>
    <message>
        <source>The database waits for somebody to sign in</source>
        <translation>登录后打开数据库</translation>
    </message>
    <message>
        <source>{name} · {seat}</source>
        <translation>{name}·{seat}</translation>
    </message>
    <message>
        <source>{port} gone for {age}: {advice}</source>
        <translation>{port} 断开 {age}：{advice}</translation>
    </message>
    <message>
        <source>{port} just went away: {advice}</source>
        <translation>{port} 刚刚断开：{advice}</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>trail</name>
    <message>
        <source>Approved by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>审核时间</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Cancelled by</source>
        <translation>取消人</translation>
    </message>
    <message>
        <source>Cancelled on</source>
        <translation>取消时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Dispatched by</source>
        <translation>派工人</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Filters and order</source>
        <translation>筛选和排序</translation>
    </message>
    <message>
        <source>Finished by</source>
        <translation>完成人</translation>
    </message>
    <message>
        <source>Import of a sheet</source>
        <translation>表格导入</translation>
    </message>
    <message>
        <source>Imports of sheets</source>
        <translation>表格导入</translation>
    </message>
    <message>
        <source>Kept beyond its time</source>
        <translation>到期后仍保留</translation>
    </message>
    <message>
        <source>List</source>
        <translation>所属列表</translation>
    </message>
    <message>
        <source>Logo of the company</source>
        <translation>公司标志</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>合并到</translation>
    </message>
    <message>
        <source>Must choose a password of their own</source>
        <translation>须自行设置密码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No longer in use since</source>
        <translation>停用时间</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Numbers of {kinds}, for example</source>
        <translation>{kinds}编号（举例）</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>所属类型</translation>
    </message>
    <message>
        <source>On the blacklist since</source>
        <translation>加入黑名单时间</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Printed form</source>
        <translation>单据格式</translation>
    </message>
    <message>
        <source>Printed forms</source>
        <translation>单据格式</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Put on the blacklist by</source>
        <translation>加入黑名单的人</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>阅读时间</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修单</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Rows of the sheet</source>
        <translation>表格行数</translation>
    </message>
    <message>
        <source>Rows that are there already</source>
        <translation>已有的记录</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>销售单</translation>
    </message>
    <message>
        <source>Saved list</source>
        <translation>常用列表</translation>
    </message>
    <message>
        <source>Saved lists</source>
        <translation>常用列表</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>What helped</source>
        <translation>用到的知识</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Word of a list</source>
        <translation>列表选项</translation>
    </message>
    <message>
        <source>Words of lists</source>
        <translation>列表选项</translation>
    </message>
    <message>
        <source>everybody's</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>filled where something is missing</source>
        <translation>只补空缺</translation>
    </message>
    <message>
        <source>left as they are</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>other than before</source>
        <translation>与之前不同</translation>
    </message>
    <message>
        <source>replaced by what the sheet has</source>
        <translation>用表格内容替换</translation>
    </message>
</context>
<context>
    <name>transfer</name>
    <message>
        <source>A Word document holds {most} rows at most, and the list has more. Narrow it, or take an Excel sheet.</source>
        <translation>Word 文档最多放 {most} 行，当前列表超过了。请缩小范围，或改用 Excel 表格。</translation>
    </message>
    <message>
        <source>A sheet has {most} columns at most, and this would need more.</source>
        <translation>一张表格最多 {most} 列，这里需要的更多。</translation>
    </message>
    <message numerus="yes">
        <source>A word of a list has at most %n character(s).</source>
        <translation><numerusform>列表选项最多 %n 个字。</numerusform></translation>
    </message>
    <message>
        <source>All of this import is written already.</source>
        <translation>这次导入已全部写入。</translation>
    </message>
    <message>
        <source>An import was taken back.</source>
        <translation>撤销导入。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>No column of {file} is called as a customer's name; rename the columns.</source>
        <translation>{file} 里没有识别出客户名称这一列，请修改列名。</translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Records of this kind cannot be imported.</source>
        <translation>这类记录不能导入。</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>The characters of {file} are in no known code. Save it as UTF-8, or as .xlsx.</source>
        <translation>{file} 的文字编码无法识别。请另存为 UTF-8 或 .xlsx。</translation>
    </message>
    <message>
        <source>The rows cannot be kept in {folder}: {why}</source>
        <translation>无法在 {folder} 中暂存数据：{why}</translation>
    </message>
    <message>
        <source>The rows of this import are not at this seat. Go on where it was begun, or import the file again.</source>
        <translation>这次导入的数据不在本机。请到开始导入的座席继续，或重新导入文件。</translation>
    </message>
    <message>
        <source>The sheet has shortened this number to “{text}”. Write it as text there, with all its digits.</source>
        <translation>表格把这个号码缩写成了“{text}”。请在表格里按文本格式写出全部数字。</translation>
    </message>
    <message>
        <source>There is nothing in {file}.</source>
        <translation>{file} 里没有内容。</translation>
    </message>
    <message>
        <source>This import is no longer there.</source>
        <translation>这次导入已不存在。</translation>
    </message>
    <message>
        <source>This import was taken back already.</source>
        <translation>这次导入已经撤销过了。</translation>
    </message>
    <message>
        <source>This row fits several records that are there. Merge those first, or split the row.</source>
        <translation>这一行的号码分属几位已有客户。请先合并他们，或把这一行拆开。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}</source>
        <translation>{file} 无法读取：{why}</translation>
    </message>
    <message>
        <source>{file} cannot be replaced; another program has it open. Close it there, or choose another name.</source>
        <translation>{file} 正被其他程序打开，无法替换。请先在那里关闭，或换一个文件名。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}</source>
        <translation>{file} 无法写入：{why}</translation>
    </message>
    <message>
        <source>{file} claims to have {rows} rows and {columns} columns. Copy what is needed into a new sheet.</source>
        <translation>{file} 显示有 {rows} 行 {columns} 列，范围过大。请把需要的内容复制到新表格再导入。</translation>
    </message>
    <message>
        <source>{file} could not be read within the memory there is for it. Copy the rows into a new sheet.</source>
        <translation>{file} 占用内存过多，无法读取。请把需要的行复制到新表格再导入。</translation>
    </message>
    <message>
        <source>{file} could not be read within {most} minutes.</source>
        <translation>{file} 在 {most} 分钟内没有读完。</translation>
    </message>
    <message>
        <source>{file} holds macros, which are programs. Save it as a workbook without macros (.xlsx).</source>
        <translation>{file} 带有宏（程序）。请另存为不含宏的工作簿（.xlsx）再导入。</translation>
    </message>
    <message>
        <source>{file} is damaged. Open it in Excel or LibreOffice and save it again.</source>
        <translation>{file} 已损坏。请用 Excel 或 LibreOffice 打开并重新保存。</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MB. Split it into several files.</source>
        <translation>{file} 超过 {most} MB。请拆成几个文件。</translation>
    </message>
    <message>
        <source>{file} is no sheet. What can be imported are .xlsx, .xls, .ods and .csv files.</source>
        <translation>{file} 不是表格。可以导入 .xlsx、.xls、.ods 和 .csv 文件。</translation>
    </message>
    <message>
        <source>{file} is protected by a password. Take the password away in Excel, then import it.</source>
        <translation>{file} 有密码保护。请先在 Excel 里取消密码再导入。</translation>
    </message>
    <message>
        <source>{file} takes values from other files. Copy it and paste the values only, then import the copy.</source>
        <translation>{file} 引用了其他文件的数据。请复制一份并只粘贴数值，再导入那一份。</translation>
    </message>
    <message>
        <source>{file} unpacks to more than {most} MB; no list of customers is that large. It was not read.</source>
        <translation>{file} 解压后超过 {most} MB，不像是客户表格，没有读取。</translation>
    </message>
    <message>
        <source>{file} uses more than {most} columns. Keep those that are needed, and save it again.</source>
        <translation>{file} 超过 {most} 列。请只保留需要的列再保存。</translation>
    </message>
    <message>
        <source>{file} was not written: the system has ended what was writing it, perhaps for want of memory. Try again.</source>
        <translation>{file} 没有写成：系统结束了写文件的进程，可能是内存不足。请再试一次。</translation>
    </message>
    <message>
        <source>“{name}” was changed since the import and stays as it is.</source>
        <translation>“{name}”在导入之后被修改过，保持现状。</translation>
    </message>
    <message>
        <source>“{text}” is no amount.</source>
        <translation>“{text}”不是金额。</translation>
    </message>
    <message>
        <source>“{text}” is no day and time.</source>
        <translation>“{text}”不是日期时间。</translation>
    </message>
    <message>
        <source>“{text}” is no day.</source>
        <translation>“{text}”不是日期。</translation>
    </message>
    <message>
        <source>“{text}” is no whole number.</source>
        <translation>“{text}”不是整数。</translation>
    </message>
    <message>
        <source>“{text}” is not one of the words this field knows.</source>
        <translation>“{text}”不是这个字段可选的内容。</translation>
    </message>
</context>
<context>
    <name>welcome</name>
    <message>
        <source>Connected, but {user} may not create tables in the database {database}. Ask whoever runs the server.</source>
        <translation>已连接，但用户 {user} 无权在数据库 {database} 里建表。请联系服务器管理员。</translation>
    </message>
    <message>
        <source>Connected. Everybody signs in here with a name and password of their own; this seat keeps none.</source>
        <translation>已连接。每个人用自己的姓名和密码登录；本席位不保存密码。</translation>
    </message>
    <message>
        <source>Connected. The data are of an older Ringfile and are brought up to date.</source>
        <translation>已连接。数据来自旧版来电档案，会自动升级。</translation>
    </message>
    <message>
        <source>Connected. The database is empty; it is prepared when you finish here.</source>
        <translation>已连接。数据库是空的，完成设置时会准备好。</translation>
    </message>
    <message>
        <source>Connected. The shop's data are there and can be used.</source>
        <translation>已连接。店里的数据都在，可以使用。</translation>
    </message>
    <message>
        <source>The data are of an older Ringfile. Whoever looks after the server updates them: ringfile db upgrade</source>
        <translation>数据属于旧版本的来电档案。请服务器管理员升级：ringfile db upgrade</translation>
    </message>
    <message>
        <source>The data were used with a newer Ringfile. Update this computer's first.</source>
        <translation>数据已被更新版本的来电档案用过，请先升级这台电脑上的程序。</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535, usually 5432.</source>
        <translation>端口是 1 到 65535 之间的数，通常是 5432。</translation>
    </message>
    <message>
        <source>There is no database {database} on the server. Whoever looks after it makes one: ringfile db init</source>
        <translation>服务器上没有数据库 {database}。请服务器管理员建立：ringfile db init</translation>
    </message>
    <message>
        <source>This computer has no safe place for passwords: you will be asked for it at each start.</source>
        <translation>这台电脑没有安全存放密码的地方，每次启动都会询问密码。</translation>
    </message>
    <message>
        <source>This is PostgreSQL {have}; {need} or newer is needed.</source>
        <translation>这是 PostgreSQL {have}，需要 {need} 或更新的版本。</translation>
    </message>
    <message>
        <source>Write the name of the database on the server.</source>
        <translation>请填服务器上的数据库名。</translation>
    </message>
    <message>
        <source>Write the name or address of the server.</source>
        <translation>请填服务器的名称或地址。</translation>
    </message>
    <message>
        <source>Write the name you have on the server.</source>
        <translation>请填服务器上的用户名。</translation>
    </message>
    <message>
        <source>Write your name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>{said} But the replica cannot be used: {why}</source>
        <translation>{said}但只读副本不能用：{why}</translation>
    </message>
    <message>
        <source>{said} The replica follows it.</source>
        <translation>{said}只读副本已跟上。</translation>
    </message>
    <message>
        <source>{said} With so many months of calls it may run out of locks when twenty seats ask at once: whoever looks after the server sets max_locks_per_transaction = {locks}.</source>
        <translation>{said}但通话记录已有许多个月，二十个席位同时查询时服务器的锁可能不够用：请管理服务器的人设置 max_locks_per_transaction = {locks}。</translation>
    </message>
    <message>
        <source>“{host}” is no name or address of a computer. Several are parted by commas, each may have a port: a:5433</source>
        <translation>“{host}”不是计算机名或地址。多台用逗号隔开，可各带端口，如 a:5433</translation>
    </message>
</context>
<context>
    <name>wheres</name>
    <message>
        <source>at least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>不大于</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>等于</translation>
    </message>
    <message>
        <source>from {first}</source>
        <translation>{first} 起</translation>
    </message>
    <message>
        <source>from – to</source>
        <translation>起止日期</translation>
    </message>
    <message>
        <source>is</source>
        <translation>是</translation>
    </message>
    <message>
        <source>is filled in</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>is not filled in</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not filled in</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>until {last}</source>
        <translation>至 {last}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
</context>
</TS>
