"""How do all small parts look? Draws each in both themes to build/screenshots/gallery-*.png.

python -m scripts.gallery [--lang zh_CN|en|stretched] [--scale 1.5]
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6 import QtWidgets

from app.core.clock import SetClock
from app.core.errors import DatabaseUnavailable
from app.core.i18n import Text
from app.records.part import Event
from app.records.workflow import Look
from app.ui import kit
from app.ui.attention import Attention
from app.ui.chart import Bar, BarChart
from app.ui.keys import Keys
from app.ui.language import install
from app.ui.lists import EventList, Section
from app.ui.palette import Entry
from app.ui.shell import Shell
from app.ui.states import Stated
from app.ui.theme import Theme

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "build" / "screenshots"
NOW = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw and save; prints the names of the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lang", default="zh_CN")
    parser.add_argument("--scale", type=float, default=1.0)
    args = parser.parse_args(argv)
    os.environ["QT_SCALE_FACTOR"] = str(args.scale)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    app = QtWidgets.QApplication([])
    install(app, args.lang)
    theme, attention = Theme(app, "light"), Attention(app)
    TARGET.mkdir(parents=True, exist_ok=True)
    tail = f"-{args.lang}" + (f"-{args.scale:g}" if args.scale != 1 else "")
    for name in ("light", "dark"):
        theme.use(name)
        pictures = {
            "parts": _parts(theme),
            "fields": _fields(theme),
            "states": _states(theme),
            "frame": _frame(theme, attention),
        }
        for key, widget in pictures.items():
            widget.show()
            app.processEvents()
            path = TARGET / f"gallery-{key}-{name}{tail}.png"
            widget.grab().save(str(path))
            print(path.relative_to(ROOT))
            widget.close()
            widget.deleteLater()
    return 0


def _look(words: str, icon: str, colour: str) -> Look:

    return Look(words=Text("gallery", words), icon=icon, colour=colour)


def _parts(theme: Theme) -> QtWidgets.QWidget:

    looks = [
        _look("待处理", "clock-outline", "waiting"),
        _look("已派工", "truck-fast-outline", "progress"),
        _look("已完成", "check-circle-outline", "finished"),
        _look("已审核", "lock", "approved"),
        _look("超期", "clock-alert-outline", "danger"),
        _look("金卡会员", "star-outline", "points"),
    ]
    line = kit.Headline(theme)
    line.show_parts(
        [("2 待处理", "waiting"), ("1 已派工 3 天", "progress"), ("欠款 ¥860", "danger"), ("保修剩 41 天", "finished")]
    )
    pills = [kit.Pill(theme, look) for look in looks]
    banners = [
        kit.Banner(
            theme, "这台制冰机两次维修未修好：按三包规定应予换机", "查看依据", "Alt+W", "danger", "alert-circle-outline"
        ),
        kit.Banner(theme, "欠款 ¥860，自 5 月 3 日起未还；已约 11 月 30 日前付清", "登记回款", "Alt+P"),
        kit.Banner(
            theme,
            "Blacklisted by Wang Fang on 3 May 2026: three orders in a row were refused at the door, "
            "the technician was insulted twice. Do not accept orders without payment in advance.",
            "Take off the blacklist",
            "Alt+U",
            icon="cancel",
            solid=True,
        ),
    ]
    disabled = kit.KeyButton(theme, "不可用", "F9", "message-text-outline")
    disabled.setEnabled(False)
    buttons = [
        kit.KeyButton(theme, "报修", "F5", "wrench-outline"),
        disabled,
        kit.KeyButton(theme, "退回", "B", "undo", "danger"),
        None,
        kit.KeyButton(theme, "", "", "close", "quiet"),
        kit.KeyButton(theme, "改资料", "Alt+E", "pencil-outline", "quiet"),
        kit.KeyButton(theme, "记下并收起", "Ctrl+Return", "check", "primary"),
    ]
    facts = [("电话", "138-0013-8000"), ("地址", "朝阳区望京西路 41 号院 2 号楼底商 3，“小明冰室”，货梯在北门。" * 3)]
    page = kit.pane(
        theme,
        kit.col(
            theme,
            kit.row(theme, kit.label("王小明", "title"), *pills, None, line),
            kit.row(theme, (banners[0], 1), (banners[1], 1)),
            banners[2],
            kit.facts(theme, facts),
            kit.row(theme, *[kit.figure(theme, v, n, w, i) for v, n, w, i in _FIGURES], gap="l"),
            (_timeline(theme), 1),
            kit.rule(),
            kit.row(theme, *buttons),
            margin="l",
        ),
    )
    page.resize(1100, 700)
    return page


_FIGURES = [
    ("31", "来电", "昨天此时 26", "faint"),
    ("6", "未接", "3 个待回", "danger"),
    ("6 秒", "平均振铃", "昨天 7 秒", ""),
]


def _timeline(theme: Theme) -> EventList:

    kinds = {"repair": _look("报修", "wrench-outline", "repair"), "call": _look("来电", "phone-incoming", "muted")}
    waiting = _look("待处理", "clock-outline", "waiting")
    view = EventList(theme, SetClock(NOW), kinds, line=True)
    view.show_items(
        [
            Section("未完成·2"),
            Event("repair", 1, NOW, "展示柜灯管闪烁", "展示柜 SC-120·未约时间", "WX20261121-0007", waiting, "保修内"),
            Event(
                "repair",
                2,
                NOW - timedelta(days=3),
                "冰块发白、有异味，" * 9,
                "没派工，" * 30,
                "WX20261118-0001",
                waiting,
                "超期 2 天",
                "danger",
            ),
            Section("2025 年 11 月"),
            Event("call", 3, NOW - timedelta(days=369), "来电", note="2:13"),
            Event(
                "call",
                4,
                NOW - timedelta(days=370),
                "未接来电",
                "3 线·21 秒",
                icon=_look("未接", "phone-missed", "danger"),
            ),
        ]
    )
    view.choose_first()
    return view


def _fields(theme: Theme) -> QtWidgets.QWidget:

    combo, spin, day = QtWidgets.QComboBox(), QtWidgets.QSpinBox(), QtWidgets.QDateEdit()
    text = QtWidgets.QPlainTextEdit("随手记")
    combo.addItems(["散客", "老客户"])
    day.setCalendarPopup(True)
    off, fixed = kit.field(theme, "不能改"), kit.field(theme, "010-6552-1234", "fixed", "check")
    off.setEnabled(False)
    tick, dot, tick_off = QtWidgets.QCheckBox("记住"), QtWidgets.QRadioButton("是"), QtWidgets.QCheckBox("不可选")
    tick.setChecked(True)
    dot.setChecked(True)
    tick_off.setEnabled(False)
    bar = QtWidgets.QProgressBar()
    bar.setValue(40)
    bar.setTextVisible(False)
    table = QtWidgets.QTableWidget(3, 3)
    table.setHorizontalHeaderLabels(["单号", "客户", "金额"])
    table.setItem(0, 0, QtWidgets.QTableWidgetItem("WX20261121-0007"))
    table.selectRow(0)
    tabs = QtWidgets.QTabBar()
    for name, icon in (("王小明 02:13", "phone-in-talk"), ("010-6552-1234 响铃", "phone-ring")):
        tabs.addTab(theme.icon(icon, "finished"), name)
    menu = QtWidgets.QMenu()
    for one in ("打开", "复制号码"):
        menu.addAction(theme.icon("lock"), one)
    menu.addSeparator()
    menu.addAction("删除").setEnabled(False)
    wrong = kit.field(theme, "今天 09:00", "wrong", "calendar-clock")
    page = kit.pane(
        theme,
        kit.col(
            theme,
            tabs,
            kit.row(
                theme,
                kit.titled(theme, "姓名 *", kit.field(theme, "", hint="单位或姓名")),
                kit.titled(theme, "查找", kit.field(theme, "", "search", hint="单号、客户", lead="magnify")),
                kit.titled(theme, "时间", wrong, kit.label("这个时段已经过去。", "wrong")),
                kit.titled(theme, "电话", fixed, hint="来自来电盒"),
                kit.titled(theme, "停用", off),
            ),
            kit.row(theme, *(kit.titled(theme, n, w) for n, w in (("分组", combo), ("数", spin), ("日", day)))),
            text,
            kit.row(theme, tick, dot, tick_off, bar),
            kit.row(theme, (table, 1), menu),
            None,
            margin="l",
        ),
    )
    page.resize(1100, 520)
    return page


def _states(theme: Theme) -> QtWidgets.QWidget:

    one, two, three = (Stated(theme, QtWidgets.QWidget()) for _ in range(3))
    one.show_empty("还没有客户。第一个来电会自动建档，也可以现在新建。", "新客户", "Ctrl+N")
    two.show_loading()
    three.show_failed("数据库连不上：请检查网线。")
    chart = BarChart(theme)
    chart.show_bars([Bar(str(day), 30 + day * 2 % 17, day % 5) for day in range(8, 21)])
    page = kit.pane(theme, kit.row(theme, *((w, 1) for w in (one, two, three, chart))))
    page.resize(1100, 300)
    return page


def _frame(theme: Theme, attention: Attention) -> Shell:

    shell = Shell(theme, SetClock(NOW), attention, Keys())
    for key, icon, name in (
        ("today", "view-dashboard-outline", "今日"),
        ("desk", "phone-in-talk-outline", "来电台"),
        ("log", "phone-log-outline", "来电日志"),
        ("people", "account-group-outline", "客户"),
    ):
        shell.add_place(key, icon, name, QtWidgets.QWidget)
    shell.set_badge("today", 5)
    shell.set_badge("desk", 2, loud=True)
    shell.set_status("who", "account-outline", "muted", "李娜·前台 2 号席")
    shell.set_status("box", "power-plug-off-outline", "waiting", "COM4 断开 1 分钟：请重插第 8 线的 USB 线")
    shell.messages.failed(DatabaseUnavailable(Text("gallery", "数据库连不上：请检查网线。")), lambda: None)
    shell.messages.tell("已保存 LY20261121-0003", "撤销", "Ctrl+Z")
    shell.go("today")
    shell.show()
    shell.palette_box.open()
    person = _look("客户", "account-outline", "muted")
    shell.palette_box.show_found(
        [Entry(look=person, title="王小明", text="138-0013-8000·朝阳区望京西路", group="客户")]
    )
    return shell


if __name__ == "__main__":
    sys.exit(main())
