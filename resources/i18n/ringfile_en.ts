<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AdvicePane</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation><numerusform>%n found</numerusform><numerusform>%n found</numerusform></translation>
    </message>
</context>
<context>
    <name>BatchBar</name>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation><numerusform>%n ticked</numerusform><numerusform>%n ticked</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <translation><numerusform>of %n</numerusform><numerusform>of %n</numerusform></translation>
    </message>
</context>
<context>
    <name>BoxTrial</name>
    <message numerus="yes">
        <source>Listening on %n port(s). Nothing has happened yet.</source>
        <translation><numerusform>Listening on %n port. Nothing has happened yet.</numerusform><numerusform>Listening on %n ports. Nothing has happened yet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>rang %n time(s)</source>
        <translation><numerusform>rang once</numerusform><numerusform>rang %n times</numerusform></translation>
    </message>
</context>
<context>
    <name>CallTabs</name>
    <message numerus="yes">
        <source>%n missed, not returned</source>
        <translation><numerusform>%n missed, not returned</numerusform><numerusform>%n missed, not returned</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation><numerusform>%n waiting</numerusform><numerusform>%n waiting</numerusform></translation>
    </message>
</context>
<context>
    <name>CallsList</name>
    <message numerus="yes">
        <source>%n missed call(s) to return</source>
        <translation><numerusform>%n missed call to return</numerusform><numerusform>%n missed calls to return</numerusform></translation>
    </message>
</context>
<context>
    <name>CandidatesView</name>
    <message numerus="yes">
        <source>%n customer(s) share this number. Who is calling?</source>
        <translation><numerusform>%n customer has this number. Is it them?</numerusform><numerusform>%n customers share this number. Who is calling?</numerusform></translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message numerus="yes">
        <source>customer for %n year(s)</source>
        <translation><numerusform>customer for %n year</numerusform><numerusform>customer for %n years</numerusform></translation>
    </message>
</context>
<context>
    <name>ChangeBar</name>
    <message numerus="yes">
        <source>%n record(s) changed</source>
        <translation><numerusform>%n record changed</numerusform><numerusform>%n records changed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Change %n record(s)</source>
        <translation><numerusform>Change %n record</numerusform><numerusform>Change %n records</numerusform></translation>
    </message>
</context>
<context>
    <name>ChoiceListsPage</name>
    <message numerus="yes">
        <source>%n use(s) of “{name}” are in approved records, which stay as they are. The word is retired.</source>
        <translation><numerusform>%n use of “{name}” is in an approved record, which stays as it is. The word is retired.</numerusform><numerusform>%n uses of “{name}” are in approved records, which stay as they are. The word is retired.</numerusform></translation>
    </message>
</context>
<context>
    <name>CustomerDialogs</name>
    <message numerus="yes">
        <source>%n taken off the blacklist</source>
        <translation><numerusform>%n taken off the blacklist</numerusform><numerusform>%n taken off the blacklist</numerusform></translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>Tick %n of them first, with Space.</source>
        <translation><numerusform>Tick %n of them first, with Space.</numerusform><numerusform>Tick %n of them first, with Space.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>“{step}”: %n record(s)</source>
        <translation><numerusform>“{step}”: %n record</numerusform><numerusform>“{step}”: %n records</numerusform></translation>
    </message>
</context>
<context>
    <name>DiaryDialog</name>
    <message numerus="yes">
        <source>%n repair(s)</source>
        <translation><numerusform>%n repair</numerusform><numerusform>%n repairs</numerusform></translation>
    </message>
</context>
<context>
    <name>FormFoot</name>
    <message numerus="yes">
        <source>%n to put right: {names}</source>
        <translation><numerusform>%n to put right: {names}</numerusform><numerusform>%n to put right: {names}</numerusform></translation>
    </message>
</context>
<context>
    <name>FormNotes</name>
    <message numerus="yes">
        <source>{names} has this open, too</source>
        <translation><numerusform>{names} has this open, too</numerusform><numerusform>{names} have this open, too</numerusform></translation>
    </message>
</context>
<context>
    <name>FoundStep</name>
    <message numerus="yes">
        <source>The first %n problem(s) are shown.</source>
        <translation><numerusform>The first problem is shown.</numerusform><numerusform>The first %n problems are shown.</numerusform></translation>
    </message>
</context>
<context>
    <name>GivingDialog</name>
    <message numerus="yes">
        <source>%n customer(s) get it, for {need} points each.</source>
        <translation><numerusform>%n customer gets it, for {need} points each.</numerusform><numerusform>%n customers get it, for {need} points each.</numerusform></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n record(s) of this import are as they were before.</source>
        <translation><numerusform>%n record of this import is as it was before.</numerusform><numerusform>%n records of this import are as they were before.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) to correct are in {file}.</source>
        <translation><numerusform>%n row to correct is in {file}.</numerusform><numerusform>%n rows to correct are in {file}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Import %n record(s)</source>
        <translation><numerusform>Import %n record</numerusform><numerusform>Import %n records</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation><numerusform>Import %n row</numerusform><numerusform>Import %n rows</numerusform></translation>
    </message>
</context>
<context>
    <name>LineStrip</name>
    <message numerus="yes">
        <source>%n more call(s) on this line</source>
        <translation><numerusform>%n more call on this line</numerusform><numerusform>%n more calls on this line</numerusform></translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message numerus="yes">
        <source>%n row(s) are in {file}.</source>
        <translation><numerusform>%n row is in {file}.</numerusform><numerusform>%n rows are in {file}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Excel sheet of the %n ticked</source>
        <translation><numerusform>Excel sheet of the one ticked</numerusform><numerusform>Excel sheet of the %n ticked</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Word document of the %n ticked</source>
        <translation><numerusform>Word document of the one ticked</numerusform><numerusform>Word document of the %n ticked</numerusform></translation>
    </message>
</context>
<context>
    <name>MachineDialog</name>
    <message numerus="yes">
        <source>%n repair(s)</source>
        <translation><numerusform>%n repair</numerusform><numerusform>%n repairs</numerusform></translation>
    </message>
</context>
<context>
    <name>NeverPage</name>
    <message numerus="yes">
        <source>%n callback(s) planned for today</source>
        <translation><numerusform>%n callback planned for today</numerusform><numerusform>%n callbacks planned for today</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation><numerusform>%n customer</numerusform><numerusform>%n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation><numerusform>%n day ago</numerusform><numerusform>%n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticked</source>
        <translation><numerusform>%n ticked</numerusform><numerusform>%n ticked</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>the latest %n</source>
        <translation><numerusform>the latest %n</numerusform><numerusform>the latest %n</numerusform></translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message numerus="yes">
        <source>%n part(s) chosen</source>
        <translation><numerusform>%n part chosen</numerusform><numerusform>%n parts chosen</numerusform></translation>
    </message>
</context>
<context>
    <name>PartsEditor</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation>
    </message>
</context>
<context>
    <name>PastStep</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation><numerusform>%n changed</numerusform><numerusform>%n changed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation><numerusform>%n new</numerusform><numerusform>%n new</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation><numerusform>%n refused</numerusform><numerusform>%n refused</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation><numerusform>%n skipped</numerusform><numerusform>%n skipped</numerusform></translation>
    </message>
</context>
<context>
    <name>PointDialogs</name>
    <message numerus="yes">
        <source>%n customer(s) have got it</source>
        <translation><numerusform>%n customer has got it</numerusform><numerusform>%n customers have got it</numerusform></translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation><numerusform>%n page</numerusform><numerusform>%n pages</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>It was printed %n time(s) before and says that it is a copy.</source>
        <translation><numerusform>It was printed once before and says that it is a copy.</numerusform><numerusform>It was printed %n times before and says that it is a copy.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The preview shows the first of %n record(s).</source>
        <translation><numerusform>The preview shows the only record.</numerusform><numerusform>The preview shows the first of %n records.</numerusform></translation>
    </message>
</context>
<context>
    <name>QueueDialog</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation><numerusform>%n page</numerusform><numerusform>%n pages</numerusform></translation>
    </message>
</context>
<context>
    <name>QueueFoot</name>
    <message numerus="yes">
        <source>%n ticked, together {sum}</source>
        <translation><numerusform>%n ticked, together {sum}</numerusform><numerusform>%n ticked, together {sum}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to look at first stay(s) out</source>
        <translation><numerusform>%n to look at first stays out</numerusform><numerusform>%n to look at first stay out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Approve the %n ticked</source>
        <translation><numerusform>Approve the one ticked</numerusform><numerusform>Approve the %n ticked</numerusform></translation>
    </message>
</context>
<context>
    <name>QueueHead</name>
    <message numerus="yes">
        <source>Undo: %n approved just now</source>
        <translation><numerusform>Undo: %n approved just now</numerusform><numerusform>Undo: %n approved just now</numerusform></translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation><numerusform>%n deleted</numerusform><numerusform>%n deleted</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n record(s)?</source>
        <translation><numerusform>Delete %n record?</numerusform><numerusform>Delete %n records?</numerusform></translation>
    </message>
</context>
<context>
    <name>ResultsDialog</name>
    <message numerus="yes">
        <source>The last %n day(s)</source>
        <translation><numerusform>The last day</numerusform><numerusform>The last %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message numerus="yes">
        <source>At most %n character(s) fit here.</source>
        <translation><numerusform>At most %n character fits here.</numerusform><numerusform>At most %n characters fit here.</numerusform></translation>
    </message>
</context>
<context>
    <name>ShareBar</name>
    <message numerus="yes">
        <source>{names} has this customer open</source>
        <translation><numerusform>{names} has this customer open</numerusform><numerusform>{names} have this customer open</numerusform></translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message numerus="yes">
        <source>%n customer(s) have this number</source>
        <translation><numerusform>%n customer has this number</numerusform><numerusform>%n customers have this number</numerusform></translation>
    </message>
</context>
<context>
    <name>SolutionMergeDialog</name>
    <message numerus="yes">
        <source>%n solution(s) become one</source>
        <translation><numerusform>%n solution becomes one</numerusform><numerusform>%n solutions become one</numerusform></translation>
    </message>
</context>
<context>
    <name>Solutions</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation><numerusform>%n found</numerusform><numerusform>%n found</numerusform></translation>
    </message>
</context>
<context>
    <name>StarterPage</name>
    <message numerus="yes">
        <source>%n entries were taken over.</source>
        <translation><numerusform>%n entry was taken over.</numerusform><numerusform>%n entries were taken over.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation><numerusform>%n new</numerusform><numerusform>%n new</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation><numerusform>%n there already</numerusform><numerusform>%n there already</numerusform></translation>
    </message>
</context>
<context>
    <name>TodayHead</name>
    <message numerus="yes">
        <source>%n caller(s) to call back</source>
        <translation><numerusform>%n caller to call back</numerusform><numerusform>%n callers to call back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s) to keep</source>
        <translation><numerusform>%n promise to keep</numerusform><numerusform>%n promises to keep</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to call back</source>
        <translation><numerusform>%n to call back</numerusform><numerusform>%n to call back</numerusform></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation><numerusform>%n day late</numerusform><numerusform>%n days late</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n due</source>
        <translation><numerusform>%n due</numerusform><numerusform>%n due</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to call back</source>
        <translation><numerusform>%n to call back</numerusform><numerusform>%n to call back</numerusform></translation>
    </message>
</context>
<context>
    <name>TrailExport</name>
    <message numerus="yes">
        <source>%n row(s) are in {file}.</source>
        <translation><numerusform>%n row is in {file}.</numerusform><numerusform>%n rows are in {file}.</numerusform></translation>
    </message>
</context>
<context>
    <name>UnknownView</name>
    <message numerus="yes">
        <source>No file has this number. It called %n time(s) before; saved, these calls are theirs.</source>
        <translation><numerusform>No file has this number. It called once before; saved, that call is theirs.</numerusform><numerusform>No file has this number. It called %n times before; saved, these calls are theirs.</numerusform></translation>
    </message>
</context>
<context>
    <name>Whom</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation><numerusform>%n day late</numerusform><numerusform>%n days late</numerusform></translation>
    </message>
</context>
<context>
    <name>attachments</name>
    <message numerus="yes">
        <source>At most %n file(s) can be kept with one record.</source>
        <translation><numerusform>At most %n file can be kept with one record.</numerusform><numerusform>At most %n files can be kept with one record.</numerusform></translation>
    </message>
</context>
<context>
    <name>boxes</name>
    <message numerus="yes">
        <source>The line rang %n time(s) and no number came. Ask the telephone company whether caller ID is switched on, check the country in the box's settings, and plug the box straight into the wall socket.</source>
        <translation><numerusform>The line rang and no number came. Ask the telephone company whether caller ID is switched on, check the country in the box's settings, and plug the box straight into the wall socket.</numerusform><numerusform>The line rang %n times and no number came. Ask the telephone company whether caller ID is switched on, check the country in the box's settings, and plug the box straight into the wall socket.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{number} is dialled: lift the receiver within %n second(s).</source>
        <translation><numerusform>{number} is dialled: lift the receiver within %n second.</numerusform><numerusform>{number} is dialled: lift the receiver within %n seconds.</numerusform></translation>
    </message>
</context>
<context>
    <name>calls</name>
    <message numerus="yes">
        <source>%n missed call(s) today</source>
        <translation><numerusform>%n missed call today</numerusform><numerusform>%n missed calls today</numerusform></translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message numerus="yes">
        <source>“{name}” is used %n time(s) and cannot be deleted. Retire it: then it is not offered.</source>
        <translation><numerusform>“{name}” is used %n time and cannot be deleted. Retire it: then it is not offered.</numerusform><numerusform>“{name}” is used %n times and cannot be deleted. Retire it: then it is not offered.</numerusform></translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message numerus="yes">
        <source>%n other connection(s) to {place} are open. Close all seats first, or go on all the same: --anyway</source>
        <translation><numerusform>%n other connection to {place} is open. Close all seats first, or go on all the same: --anyway</numerusform><numerusform>%n other connections to {place} are open. Close all seats first, or go on all the same: --anyway</numerusform></translation>
    </message>
</context>
<context>
    <name>complaints</name>
    <message numerus="yes">
        <source>%n complaint(s) open</source>
        <translation><numerusform>%n complaint open</numerusform><numerusform>%n complaints open</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The customer complained %n time(s) within 30 days</source>
        <translation><numerusform>The customer complained %n time within 30 days</numerusform><numerusform>The customer complained %n times within 30 days</numerusform></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation><numerusform>%n h</numerusform><numerusform>%n h</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n min</numerusform><numerusform>%n min</numerusform></translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message numerus="yes">
        <source>%n d</source>
        <translation><numerusform>%n d</numerusform><numerusform>%n d</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation><numerusform>%n h</numerusform><numerusform>%n h</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n min</numerusform><numerusform>%n min</numerusform></translation>
    </message>
</context>
<context>
    <name>dues</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation><numerusform>%n day late</numerusform><numerusform>%n days late</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Callback %n day(s) overdue</source>
        <translation><numerusform>Callback %n day overdue</numerusform><numerusform>Callback %n days overdue</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Callback in %n day(s)</source>
        <translation><numerusform>Callback in %n day</numerusform><numerusform>Callback in %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Maintenance %n day(s) overdue</source>
        <translation><numerusform>Maintenance %n day overdue</numerusform><numerusform>Maintenance %n days overdue</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Maintenance in %n day(s)</source>
        <translation><numerusform>Maintenance in %n day</numerusform><numerusform>Maintenance in %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation><numerusform>in %n day</numerusform><numerusform>in %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation><numerusform>%n hour</numerusform><numerusform>%n hours</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation><numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
</context>
<context>
    <name>knowledge</name>
    <message numerus="yes">
        <source>Helped %n time(s), success {percent} %</source>
        <translation><numerusform>Helped once, success {percent} %</numerusform><numerusform>Helped %n times, success {percent} %</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Solved by phone %n time(s), success {percent} %</source>
        <translation><numerusform>Solved by phone once, success {percent} %</numerusform><numerusform>Solved by phone %n times, success {percent} %</numerusform></translation>
    </message>
</context>
<context>
    <name>lines</name>
    <message numerus="yes">
        <source>{told} numbers in %n call(s)</source>
        <translation><numerusform>{told} numbers in %n call</numerusform><numerusform>{told} numbers in %n calls</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{words} · %n channel(s)</source>
        <translation><numerusform>{words} · %n channel</numerusform><numerusform>{words} · %n channels</numerusform></translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message numerus="yes">
        <source>%n left as they are:</source>
        <translation><numerusform>%n left as it is:</numerusform><numerusform>%n left as they are:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation><numerusform>{names} and %n more</numerusform><numerusform>{names} and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message numerus="yes">
        <source>%n message(s) open</source>
        <translation><numerusform>%n message open</numerusform><numerusform>%n messages open</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) overdue</source>
        <translation><numerusform>%n message overdue</numerusform><numerusform>%n messages overdue</numerusform></translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message numerus="yes">
        <source>At most %n character(s) can stand in front here.</source>
        <translation><numerusform>At most %n character can stand in front here.</numerusform><numerusform>At most %n characters can stand in front here.</numerusform></translation>
    </message>
</context>
<context>
    <name>places</name>
    <message numerus="yes">
        <source>%n slip(s) were not printed before the program was left.</source>
        <translation><numerusform>One print job was not done before the program was left.</numerusform><numerusform>%n print jobs were not done before the program was left.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n solution(s) are one now.</source>
        <translation><numerusform>%n solution is one now.</numerusform><numerusform>%n solutions are one now.</numerusform></translation>
    </message>
</context>
<context>
    <name>points</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation><numerusform>%n point</numerusform><numerusform>%n points</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) expire on {day}</source>
        <translation><numerusform>%n point expires on {day}</numerusform><numerusform>%n points expire on {day}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Has %n point(s)</source>
        <translation><numerusform>Has %n point</numerusform><numerusform>Has %n points</numerusform></translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation><numerusform>%n record</numerusform><numerusform>%n records</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Printed. “{step}” was not possible with %n of them: {why}</source>
        <translation><numerusform>Printed. “{step}” was not possible with one of them: {why}</numerusform><numerusform>Printed. “{step}” was not possible with %n of them: {why}</numerusform></translation>
    </message>
</context>
<context>
    <name>products</name>
    <message numerus="yes">
        <source>Warranty: %n day(s) left</source>
        <translation><numerusform>Warranty: %n day left</numerusform><numerusform>Warranty: %n days left</numerusform></translation>
    </message>
</context>
<context>
    <name>reach</name>
    <message numerus="yes">
        <source>%n thing(s) could not be written</source>
        <translation><numerusform>%n thing could not be written</numerusform><numerusform>%n things could not be written</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wait for the server</source>
        <translation><numerusform>%n thing waits for the server</numerusform><numerusform>%n things wait for the server</numerusform></translation>
    </message>
</context>
<context>
    <name>recordings</name>
    <message numerus="yes">
        <source>%n recording(s) wait for the store</source>
        <translation><numerusform>%n recording waits for the store</numerusform><numerusform>%n recordings wait for the store</numerusform></translation>
    </message>
</context>
<context>
    <name>records</name>
    <message numerus="yes">
        <source>At most %n character(s) fit here.</source>
        <translation><numerusform>At most %n character fits here.</numerusform><numerusform>At most %n characters fit here.</numerusform></translation>
    </message>
</context>
<context>
    <name>repairs</name>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation><numerusform>%n day late</numerusform><numerusform>%n days late</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n dispatched</source>
        <translation><numerusform>%n dispatched</numerusform><numerusform>%n dispatched</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation><numerusform>%n hour late</numerusform><numerusform>%n hours late</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation><numerusform>%n waiting</numerusform><numerusform>%n waiting</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Open repair since %n day(s): {fault}</source>
        <translation><numerusform>Open repair since %n day: {fault}</numerusform><numerusform>Open repair since %n days: {fault}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Repaired %n day(s) ago for the same machine: second visit?</source>
        <translation><numerusform>Repaired %n day ago for the same machine: second visit?</numerusform><numerusform>Repaired %n days ago for the same machine: second visit?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The same machine was repaired %n day(s) before.</source>
        <translation><numerusform>The same machine was repaired %n day before.</numerusform><numerusform>The same machine was repaired %n days before.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{many} dispatched for %n day(s)</source>
        <translation><numerusform>{many} dispatched for %n day</numerusform><numerusform>{many} dispatched for %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{many} waiting for %n day(s)</source>
        <translation><numerusform>{many} waiting for %n day</numerusform><numerusform>{many} waiting for %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>seats</name>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation><numerusform>%n seat</numerusform><numerusform>%n seats</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n minute(s) ahead of the server's, and what is done here gets wrong times. Please set it right.</source>
        <translation><numerusform>The clock of this computer is %n minute ahead of the server's, and what is done here gets wrong times. Please set it right.</numerusform><numerusform>The clock of this computer is %n minutes ahead of the server's, and what is done here gets wrong times. Please set it right.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n minute(s) behind the server's, and what is done here gets wrong times. Please set it right.</source>
        <translation><numerusform>The clock of this computer is %n minute behind the server's, and what is done here gets wrong times. Please set it right.</numerusform><numerusform>The clock of this computer is %n minutes behind the server's, and what is done here gets wrong times. Please set it right.</numerusform></translation>
    </message>
</context>
<context>
    <name>start</name>
    <message numerus="yes">
        <source>%n call(s) that had to wait for the database are in the log now.</source>
        <translation><numerusform>A call that had to wait for the database is in the log now.</numerusform><numerusform>%n calls that had to wait for the database are in the log now.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n form(s) were left unfinished, the last one: {kind}.</source>
        <translation><numerusform>%n form was left unfinished: {kind}.</numerusform><numerusform>%n forms were left unfinished, the last one: {kind}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Points of %n customer(s) have expired; each has an entry in the list of points.</source>
        <translation><numerusform>Points of %n customer have expired; they have an entry in the list of points.</numerusform><numerusform>Points of %n customers have expired; each has an entry in the list of points.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The program did not end properly last time. %n call(s) that nobody has handled are back on the desk.</source>
        <translation><numerusform>The program did not end properly last time. A call that nobody has handled is back on the desk.</numerusform><numerusform>The program did not end properly last time. %n calls that nobody has handled are back on the desk.</numerusform></translation>
    </message>
</context>
<context>
    <name>status</name>
    <message numerus="yes">
        <source>%n missed call(s) to return</source>
        <translation><numerusform>%n missed call to return</numerusform><numerusform>%n missed calls to return</numerusform></translation>
    </message>
</context>
<context>
    <name>transfer</name>
    <message numerus="yes">
        <source>A word of a list has at most %n character(s).</source>
        <translation><numerusform>A word of a list has at most %n character.</numerusform><numerusform>A word of a list has at most %n characters.</numerusform></translation>
    </message>
</context>
</TS>
