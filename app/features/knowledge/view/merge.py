"""How do several solutions become one in a dialog: which stays, in whose words, and what comes over?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QRadioButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from app.core.access import Who
from app.core.errors import AppError, Refused
from app.features.knowledge.merging import Candidate, Merged, candidates, merge, other_words, unmerge
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.scrolled import scrolled
from app.ui.texts import words
from app.ui.theme import Theme

_HIGH = 14  # rows of two lines


class Jobs(Protocol):
    """Runs work on the database."""

    def run(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Write."""
        ...

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read."""
        ...


class _Choice(QButtonGroup):
    """One of several texts, by the id of the solution it comes from; what was chosen by hand stays."""

    def __init__(self, name: str, options: Mapping[int, tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.options = name, dict(options)
        self.by_hand = False
        for id_, (said, _) in self.options.items():
            button = QRadioButton()
            button.setAccessibleName(f"{name}: {said}")
            self.addButton(button, id_)
        self.idClicked.connect(self._on_clicked)
        self.choose(next(iter(self.options)))

    @Slot(int)
    def _on_clicked(self, _id: int) -> None:
        self.by_hand = True

    def choose(self, id_: int) -> None:
        """Choose the text of this solution, where it has one of its own here."""
        if (button := self.button(id_)) is not None:
            button.setChecked(True)


class SolutionMergeDialog(QDialog):
    """All of them, each text once: which one stays, and in which words. The keeper's words are chosen at first."""

    decided = Signal(int, tuple, object)  # which stays, what becomes part of it, whose words by field

    def __init__(self, theme: Theme, parent: QWidget, some: Sequence[Candidate]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Merge solutions"))
        self._theme, self._some = theme, {one.id: one for one in some}
        self.over = label("", "muted", wrap=True)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self.stays = _Choice(self.tr("This one stays"), {one.id: self._told(one) for one in some}, self)
        self.choices = {
            key: _Choice(name, options, self)
            for key, name in (
                ("symptom", self.tr("What the customer says")),
                ("cause", self.tr("Cause")),
                ("product", self.tr("For")),
            )
            if len(options := self._options(key)) > 1
        }
        self._lay_out()
        self.stays.idToggled.connect(self._on_stays)
        for one in self.choices.values():
            one.idToggled.connect(self._say_what_comes_over)
        self._on_stays()

    def _told(self, one: Candidate) -> tuple[str, str]:
        figures = self.tr("helped {helped} of {tried}").format(helped=one.helped, tried=one.tried)
        return one.result, figures if one.tried else self.tr("not tried yet")

    def _options(self, key: str) -> dict[int, tuple[str, str]]:
        """Texts that differ, each with one solution that has it; nothing is only a choice where it means something."""
        found: dict[str, int] = {}
        for one in self._some.values():
            found.setdefault(" ".join(str(getattr(one, key)).split()), one.id)
        if key == "product":
            if len(found) > 1:
                return {0: (self.tr("all products"), ""), **{id_: (said, "") for said, id_ in found.items() if said}}
            return {}
        return {id_: (said, "") for said, id_ in found.items() if said}

    def _lay_out(self) -> None:
        theme = self._theme
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(theme.space("s"))
        grid.setVerticalSpacing(theme.space("s"))
        grid.setContentsMargins(*(theme.space("l"),) * 4)
        for one in (self.stays, *self.choices.values()):
            self._add(grid, one)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        go = KeyButton(theme, self.tr("Merge"), "Ctrl+Return", "call-merge", "primary", live=True)
        go.clicked.connect(self._on_go)
        away = KeyButton(theme, self.tr("Cancel"), "Esc", "", "quiet")
        away.setAutoDefault(False)
        away.clicked.connect(self.reject)
        title = label(self.tr("%n solution(s) become one", "", len(self._some)), "title")
        hint = label(self.tr("The others are retired. What is learnt in their words counts for this one."), "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(col(theme, title, hint, margin="l"))
        layout.addWidget(rule())
        layout.addWidget(scrolled(theme, sheet), 1)
        layout.addWidget(rule())
        layout.addWidget(col(theme, self.over, self.wrong, margin=("l", "m", "l", "m")))
        layout.addWidget(rule())
        layout.addWidget(row(theme, None, away, go, margin=("l", "s", "l", "s")))
        pane(theme, self)
        self.resize(theme.size("rail") * 4, theme.size("row_two") * _HIGH)
        self.stays.button(next(iter(self._some))).setFocus()

    def _add(self, grid: QGridLayout, choice: _Choice) -> None:
        line = grid.rowCount()
        grid.addWidget(label(choice.name, "section"), line, 0, 1, 2)
        for at, (id_, (said, note)) in enumerate(choice.options.items(), line + 1):
            button, text = choice.button(id_), label(said, wrap=True)
            text.setBuddy(button)
            grid.addWidget(button, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(col(self._theme, text, label(note, "small"), gap="") if note else text, at, 1)

    # ------------------------------------------------------------ what is chosen

    @Slot()
    def _on_stays(self) -> None:
        """The words of the one that stays are chosen, where nobody chose others."""
        kept = self._some[self.stays.checkedId()]
        for key, one in self.choices.items():
            if not one.by_hand and key != "product":
                one.choose(self._owner(key, kept))
        self._say_what_comes_over()

    @Slot()
    def _say_what_comes_over(self) -> None:
        self.over.setText(self._comes_over(self._some[self.stays.checkedId()]))

    def _owner(self, key: str, kept: Candidate) -> int:
        """Under which id the words of the kept one stand among the choices; 0 where it has none."""
        said = " ".join(str(getattr(kept, key)).split())
        return next((id_ for id_, (one, _) in self.choices[key].options.items() if one == said), 0)

    def taken(self) -> dict[str, int]:
        """From which solution a field is taken, where it is not the kept one's own."""
        kept = self._some[self.stays.checkedId()]
        chosen = {key: one.checkedId() for key, one in self.choices.items()}
        return {key: id_ for key, id_ in chosen.items() if id_ and (key == "product" or id_ != self._owner(key, kept))}

    def _comes_over(self, kept: Candidate) -> str:
        take = self.taken()
        symptom = self._some[take["symptom"]].symptom if "symptom" in take else kept.symptom
        told = [" ".join(one.symptom.split()) for one in self._some.values()]
        lines = (line for one in self._some.values() for line in one.also.splitlines())
        others = other_words(symptom, [*lines, *told]).splitlines()
        if not others:
            return self.tr("The figures of all come over.")
        return self.tr("The figures of all come over, and as other words: {words}").format(words="; ".join(others))

    @Slot()
    def _on_go(self) -> None:
        kept = self.stays.checkedId()
        self.decided.emit(kept, tuple(one for one in self._some if one != kept), self.taken())

    def say(self, err: AppError) -> None:
        """Why it was refused; what was chosen stays."""
        self.wrong.setText(words(err.text))
        self.wrong.show()


class SolutionDialogs(QObject):
    """Makes one of several solutions, and several again, within the session.

    Args:
        who: whoever works here when it is asked for.
        window: what the dialog stands before.
    """

    told = Signal(str)
    merged = Signal(object)  # Merged, for `unmerge`

    def __init__(self, theme: Theme, bridge: Bridge, jobs: Jobs, who: Callable[[], Who], window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._bridge, self._jobs, self._who, self._window = theme, bridge, jobs, who, window

    def merge(self, ids: Iterable[int]) -> None:
        """Ask how these become one; says at once where they cannot."""
        wanted = tuple(ids)
        reading = self._jobs.look(lambda session: candidates(session, wanted))
        self._bridge.then(reading, self._ask, self, self._refuse)

    def _refuse(self, err: AppError) -> None:
        if isinstance(err, Refused):
            self.told.emit(words(err.text))
        else:
            self._bridge.failed.emit(err)

    def _ask(self, some: Sequence[Candidate]) -> None:
        dialog = SolutionMergeDialog(self._theme, self._window, some)

        def go(kept: int, gone: tuple[int, ...], take: Mapping[str, int]) -> None:
            def done(merged: Merged) -> None:
                dialog.accept()
                self.merged.emit(merged)

            work = self._jobs.run(lambda session: merge(session, kept, gone, take, self._who()))
            self._bridge.then(work, done, dialog, dialog.say)

        dialog.decided.connect(go)
        dialog.open()

    def unmerge(self, merged: Merged) -> None:
        """Make them what they were before."""
        undone = self._jobs.run(lambda session: unmerge(session, merged, self._who()))
        said = self.tr("The solutions are as they were.")
        self._bridge.then(undone, lambda _: self.told.emit(said), self)
