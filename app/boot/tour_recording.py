"""How does a call look that is recorded, listened to and judged? A part of the tour; its customer is a made voice."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.boot.recording_lines import RecordingLines
from app.boot.settings_place import SOUND
from app.features.calls.model import CallRecord
from app.features.quality.model import Criterion
from app.telephony.recorder.wire import BOX, LineSound
from app.ui.settings_page import SettingsPage

if TYPE_CHECKING:
    from app.boot.program import Program
    from app.features.recordings.hearing.speaker import Source

Condition = Callable[[], bool]
_LINE, _RATE = 6, 8000
_NOTE = "客户说压缩机一直响，约周五上午上门"
_CRITERIA = (
    ("开头问候", "报公司名、工号，语气热情"),
    ("确认客户与机型", "核对电话、地址、序列号"),
    ("问清故障", "什么时候开始，有没有报警代码，现在还能不能用"),
    ("给出承诺", "说清上门时间，不说办不到的话"),
    ("结束语", "问还有没有别的需要，等客户先挂"),
)


class Pictures(Protocol):
    """Keeps what is seen."""

    def take(self, name: str, window: QWidget | None = None) -> None:
        """Save a picture of the main or another window."""
        ...


class Mute:
    """A loudspeaker that is not there: the tour is made on computers without one."""

    def open(self, source: "Source", rate_hz: int) -> None:
        """Nothing is heard."""

    def close(self) -> None:
        """Nothing was."""


def see_recordings(
    program: "Program", album: Pictures, settled: Callable[[], Condition], number: str
) -> Iterator[Condition]:
    """Record a call of this number, listen to it, judge it, look at the settings."""
    program.tapes.output = Mute
    program.store.run(_criteria).result()
    yield from _record(program, album, settled, number)
    yield from _listen(program, album, settled)
    program.shell.go("settings")
    page = program.shell.page("settings")
    assert isinstance(page, SettingsPage)
    page.show_page(SOUND)
    yield settled()
    album.take("recording-lines")


def _record(program: "Program", album: Pictures, settled: Callable[[], Condition], number: str) -> Iterator[Condition]:
    RecordingLines(program).use([LineSound(line, BOX) for line in range(1, 9)])
    yield lambda: len(program.recordings.state.lines) == 8
    for line in range(1, 9):
        program.recordings.recorder.box_sound.hear(line, bytes(2 * _RATE))
    program.simulator.ring(_LINE, number)
    yield settled()
    program.simulator.answer(_LINE)
    yield lambda: program.recordings.state.recording > 0
    program.recordings.recorder.box_sound.hear(_LINE, _voice(24))
    program.desk.choose_line(_LINE)
    yield settled()
    album.take("recorded")
    program.simulator.hang_up(_LINE)
    yield lambda: program.recordings.state.recording == 0
    yield settled()


def _listen(program: "Program", album: Pictures, settled: Callable[[], Condition]) -> Iterator[Condition]:
    newest = select(CallRecord.id).where(CallRecord.line == _LINE).order_by(CallRecord.id.desc()).limit(1)
    program.tapes.play_call(program.store.look(lambda s: s.scalars(newest).one()).result())
    yield lambda: program.tapes.player is not None and program.tapes.player.playback is not None
    player = program.tapes.player
    assert player is not None
    player.seek(9_000)
    player.activateWindow()
    QTest.keyClick(player, Qt.Key.Key_N)
    note = QApplication.focusWidget()
    if isinstance(note, QLineEdit):
        note.setText(_NOTE)
        QTest.keyClick(note, Qt.Key.Key_Return)
    yield settled()
    player.seek(13_000)
    yield settled()
    album.take("player", player)
    player.close()


def _criteria(session: Session) -> None:
    """What calls are judged by, where nobody has said yet."""
    if session.scalar(select(Criterion.id).limit(1)) is None:
        session.add_all(
            Criterion(name=name, hint=hint, most=20, rank=rank) for rank, (name, hint) in enumerate(_CRITERIA, 1)
        )


def _voice(seconds: int) -> bytes:
    """What looks like somebody talking: syllables and pauses, as 16-bit samples."""
    import numpy as np

    dice = np.random.default_rng(3)
    loud = np.repeat(dice.choice([0.0, 0.3, 0.6, 1.0], seconds * 5, p=[0.3, 0.2, 0.3, 0.2]), _RATE // 5)
    smooth = np.convolve(loud, np.hanning(_RATE // 10) / (_RATE // 20), "same")
    return bytes((dice.standard_normal(len(smooth)) * smooth * 5000).astype("<i2").tobytes())
