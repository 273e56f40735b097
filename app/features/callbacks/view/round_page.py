"""How are many customers called back in a row without the mouse? One after the other: who, what of, what they say."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout
from sqlalchemy.orm import Session
from typing_extensions import override

from app.core.errors import AppError, Invalid
from app.features.callbacks.round import KEYS, End, Round, Turn, keep, put_off, turn_of
from app.features.callbacks.spec import CALLBACK
from app.features.callbacks.view.answers import Answers
from app.features.callbacks.view.summary import Summary
from app.features.callbacks.view.whom import Dials, Whom
from app.records.drafts import Draft
from app.ui.form_draft import FormDraft
from app.ui.kit import KeyButton, col, label, pane, row, rule
from app.ui.record_form import Around
from app.ui.record_place import OverList
from app.ui.scrolled import scrolled
from app.ui.texts import words


class Jobs(Protocol):
    """Runs work on callbacks."""

    def run(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Write."""
        ...

    def look(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read what somebody waits for."""
        ...

    def read(self, job: Callable[[Session], Any]) -> "Future[Any]":
        """Read what may take long."""
        ...


class RoundPage(OverList):
    """A round of callbacks.

    Ctrl+Enter saves and shows the next customer, Ctrl+N puts one who was not reached off to tomorrow, Esc ends with a
    summary. What is typed is kept as the draft of the callback's own form.

    Args:
        ids: callbacks in progress, in the order in which they are gone through.
    """

    def __init__(self, around: Around, jobs: Jobs, numbers: Dials, ids: Sequence[int]) -> None:
        super().__init__()
        self._around, self._jobs, self._numbers = around, jobs, numbers
        self._round = Round(tuple(ids))
        self._turn: Turn | None = None
        self._draft: FormDraft | None = None
        self._base: dict[str, Any] = {}
        self._busy = False
        theme = around.theme
        self.whom = Whom(theme, around.tools.clock, numbers, self)
        self.answers = Answers(around)
        self._progress = label("", "section")
        self._kept = label("", "faint")
        self._wrong = label("", "wrong", wrap=True)
        self._stack = QStackedWidget()
        self.summary = Summary(theme)
        self._build()
        self._connect()
        self._ask()

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        theme = self._around.theme
        end = KeyButton(theme, self.tr("End the round"), "Esc", "arrow-left", "quiet")
        end.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        end.clicked.connect(self.end)
        head = row(
            theme, end, label(self.tr("Round of callbacks"), "title"), self._progress, None, self._kept,
            margin=("l", "s", "l", "s"),
        )  # fmt: skip
        self._save = KeyButton(theme, self.tr("Save, next customer"), "Ctrl+Return", "check", "primary", live=True)
        self._save.clicked.connect(self.save)
        self._not_reached = KeyButton(
            theme, self.tr("Not reached, tomorrow again"), "Ctrl+N", "phone-missed", live=True
        )
        self._not_reached.clicked.connect(self.not_reached)
        foot = row(theme, self._save, self._not_reached, (self._wrong, 1), margin=("l", "s", "l", "s"))
        asked = scrolled(theme, col(theme, self.whom.head, rule(), self.answers, None, gap="m", margin="l"))
        body = row(theme, (asked, 3), rule(vertical=True), (self.whom.history, 2), gap="")
        page = col(theme, head, rule(), (body, 1), rule(), foot, gap="")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.addWidget(page)
        self._stack.addWidget(self.summary)
        pane(theme, self)
        self.setFocusProxy(self.answers)

    def _connect(self) -> None:
        self.answers.changed.connect(self._on_changed)
        self.answers.finished.connect(self.save)
        self.summary.back_wanted.connect(self.left)
        self.summary.again_wanted.connect(self._go_on_with_left)
        enter = QShortcut(QKeySequence("Ctrl+Enter"), self)  # of the keypad
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.activated.connect(self._save.click)

    # ------------------------------------------------------------ whose turn it is

    def _ask(self) -> None:
        id_ = self._round.current
        if id_ is None:
            self.end()
            return
        who, now = self._around.desk.who, self._around.tools.clock.now()
        asked = self._jobs.look(lambda s: turn_of(s, id_, who, now))
        self._busy = True
        self._around.bridge.then(asked, self._show, self, self._on_failed)

    def _show(self, turn: Turn | None) -> None:
        self._busy = False
        if turn is None:
            self._round.go_on(End.GONE)
            self._ask()
            return
        self._turn = turn
        many = len(self._round.ids)
        self._progress.setText(self.tr("{at} of {all}").format(at=self._round.at + 1, all=many))
        self._kept.clear()
        self._wrong.clear()
        self.whom.show_turn(turn)
        self.answers.put(turn.loaded.values, turn.loaded.names)
        self._base = self.answers.values()[0]
        self._copy_number()
        self._begin_draft(turn)

    def number_to_dial(self) -> str:
        """The number of the customer whose turn it is."""
        return self.whom.number

    def _copy_number(self) -> None:
        if number := self.whom.number:
            QGuiApplication.clipboard().setText(number)

    # ------------------------------------------------------------ keeping

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that is not saved."""
        found, wrong = self.answers.values()
        return self._turn is not None and ({**found, **wrong} != self._base)

    @Slot()
    def save(self) -> None:
        """Keep what the customer said, and go on to the next one."""
        values, wrong = self.answers.values()
        if wrong:
            self.answers.show_wrong(wrong)
            return
        self._finish(keep, End.HANDLED, values)

    @Slot()
    def not_reached(self) -> None:
        """Nobody answered: tomorrow again, and on to the next one."""
        self._finish(put_off, End.NOT_REACHED)

    def _finish(self, rule_: Callable[..., Any], end: End, values: dict[str, Any] | None = None) -> None:
        turn, desk = self._turn, self._around.desk
        if turn is None or self._busy:
            return
        self._busy = True
        now, given = self._around.tools.clock.now(), () if values is None else (values,)
        work = self._jobs.run(lambda s: rule_(s, turn.loaded, *given, desk.who, now))

        def done(_: Any) -> None:
            if self._draft is not None and end is End.HANDLED:
                self._draft.forget()
            self._turn = None
            self._round.go_on(end, (values or {}).get("satisfaction"))
            self._ask()

        self._around.bridge.then(work, done, self, self._on_failed)

    def _on_failed(self, err: AppError) -> None:
        self._busy = False
        known: Mapping[str, Any] = err.fields if isinstance(err, Invalid) else {}
        here = {key: text for key, text in known.items() if key in KEYS}
        self.answers.show_wrong(here)
        self._wrong.setText("" if here else words(err.text))

    # ------------------------------------------------------------ nothing is lost

    def _begin_draft(self, turn: Turn) -> None:
        if self._draft is not None:
            self._draft.deleteLater()
        around = self._around
        self._draft = FormDraft(
            around.bridge, around.drafts, around.tools.clock, _draft_of(turn), self._unfinished, self
        )
        self._draft.found.connect(self._on_draft_found)
        self._draft.kept.connect(lambda _: self._kept.setText(self.tr("What you typed is kept as a draft")))
        self._draft.look()

    def _unfinished(self) -> tuple[int, Mapping[str, Any], Mapping[str, str]] | None:
        if self._turn is None or not self.is_changed:
            return None
        return self._turn.loaded.version, self.answers.values()[0], self.answers.names()

    @Slot(object)
    def _on_draft_found(self, draft: Draft) -> None:
        if self._turn is None or draft.form != _draft_of(self._turn) or self.is_changed:
            return
        names = self._turn.loaded.names | draft.names
        self.answers.put({**self._turn.loaded.values, **draft.values}, names)
        self._kept.setText(self.tr("As it was typed before"))

    @Slot()
    def _on_changed(self) -> None:
        self._wrong.clear()
        if self._draft is not None:
            self._draft.touch()

    # ------------------------------------------------------------ the end

    @Slot()
    def end(self) -> None:
        """Say what came of the round; what is typed for the present customer stays a draft."""
        unfinished, turn = self._unfinished(), self._turn
        if unfinished is not None and turn is not None:
            self._around.drafts.keep(_draft_of(turn), *unfinished, self._around.tools.clock.now())
        self._turn = None
        self.summary.show_round(self._round, begun=unfinished is not None)
        self._stack.setCurrentWidget(self.summary)
        self.setFocusProxy(self.summary)
        self.summary.setFocus()

    @Slot()
    def _go_on_with_left(self) -> None:
        self._round = Round(self._round.left)
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.answers)
        self._ask()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._stack.currentWidget() is self.summary:
            self.left.emit()
        else:
            self.end()


def _draft_of(turn: Turn) -> str:
    """The name of the draft: that of the callback's own form, where it is found again too."""
    return f"{CALLBACK.key}-{turn.loaded.id}"
