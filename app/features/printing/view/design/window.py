"""Where is a form changed? The window of the designer: palette and bands, the page, what can be set."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.pinyin import Spelling, spell
from app.features.printing.design.offers import Offer, groups_of
from app.features.printing.design.props import titled
from app.features.printing.design.tags import item_of
from app.features.printing.design.wording import caption
from app.features.printing.forms import Kept
from app.features.printing.view.design.bands import BandList
from app.features.printing.view.design.bar import Bar, bind, show_menu
from app.features.printing.view.design.calibrate import CalibrateDialog
from app.features.printing.view.design.canvas import Canvas
from app.features.printing.view.design.deeds import deeds_of
from app.features.printing.view.design.naming import Naming
from app.features.printing.view.design.palette import Palette
from app.features.printing.view.design.panel import Panel
from app.features.printing.view.design.parts import Parts
from app.features.printing.view.design.press import Proof
from app.features.printing.view.design.saving import Saving
from app.features.printing.view.design.showing import Showing, names_in
from app.features.printing.view.design.work import Work
from app.features.printing.view.design.workshop import Known, Workshop
from app.printing.form import Code, Words
from app.records.drafts import Draft
from app.ui import formats
from app.ui.form_bars import Asking, FormNotes
from app.ui.keys import Keys, KeysDialog
from app.ui.kit import KeyButton, label, pane, row, rule
from app.ui.texts import words

_WHERE = QT_TRANSLATE_NOOP("design", "Designer of forms")
_KEYS = (
    ("Left", QT_TRANSLATE_NOOP("design", "Move by 1 mm (Alt: 0.1, Shift: 10)")),
    ("Ctrl+Right", QT_TRANSLATE_NOOP("design", "Wider or narrower, higher or lower")),
    ("Tab", QT_TRANSLATE_NOOP("design", "Next part")),
    ("Return", QT_TRANSLATE_NOOP("design", "What can be set of it")),
    ("F6", QT_TRANSLATE_NOOP("design", "To the next pane")),
    ("F8", QT_TRANSLATE_NOOP("design", "Only what is printed")),
    ("Ctrl+S", QT_TRANSLATE_NOOP("design", "Save")),
)


class Designer(QWidget):
    """One form being changed. A window of its own: the desk goes on beside it.

    Args:
        kept: the form as it is in force.
    """

    saved = Signal(object)  # Kept
    told = Signal(str)
    gone = Signal()

    def __init__(self, shop: Workshop, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shop, self._theme = shop, shop.means.theme
        kind = shop.kind(kept.form.kind)
        self._kind_name = words(kind.look.words)
        self.known = Known(shop.sources(kind))
        self.work = Work(kept.form, self)
        self.canvas = Canvas(self._theme, self.work, self._name)
        self.parts = Parts(self.work, self)
        self.showing = Showing(shop, kind, self.known, self.work, self.canvas)
        self.saving = Saving(shop, self.work, kept, self)
        self.palette_box = Palette(self._theme, groups_of(self.known.sources, words))
        self.bands = BandList(self._theme, self.work)
        self.panel = Panel(self._theme, self.work, self.known)
        self.notes, self.asking, self.naming = FormNotes(self._theme), Asking(self._theme), Naming(self._theme)
        self._keys = Keys()
        self._leaving = False
        self._build()
        self._join()
        self._read()
        self._show_title()
        self.palette_box.setFocus()

    # ------------------------------------------------------------ making

    def _build(self) -> None:
        theme = self._theme
        deeds = deeds_of(self.work, self.canvas, self.parts)
        self.bar = Bar(theme, self.work, self.canvas, deeds)
        self.canvas.menu_wanted.connect(lambda at: show_menu(self._theme, deeds, self.work, self, at))
        self._bound = bind(deeds, self.bar, self, self.canvas, self._keys)
        self.shown_with = QComboBox()
        self.shown_with.setAccessibleName(self.tr("Shown with"))
        self.shown_with.setMinimumContentsLength(22)  # "Repair WX20261125-0003"
        self.page_no = label("", "muted")
        self.zoom_is = label("", "muted")
        self.note = label("", "muted")
        self.note.setMinimumWidth(1)
        self.wrong = label("", "wrong", wrap=True)
        self.wrong.hide()
        self._fill_bar()
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.palette_box)
        left.addWidget(self.bands)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 2)
        left.setChildrenCollapsible(False)
        left.setFixedWidth(theme.size("rail") + theme.size("rail_narrow"))
        self.panel.setFixedWidth(theme.size("pane_preview") - theme.space("l"))
        middle = row(theme, left, rule(vertical=True), (self.canvas, 1), rule(vertical=True), self.panel, gap="")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        stretch = {middle: 1}
        for one in (self.bar, rule(), self.notes, middle, rule(), self.asking, self.naming, self._foot()):
            layout.addWidget(one, stretch.get(one, 0))
        pane(theme, self)
        room = self.screen().availableSize()
        self.resize(room.width() * 19 // 20, room.height() * 9 // 10)

    def _fill_bar(self) -> None:
        line = self.bar.line
        line.addWidget(self.shown_with)
        for icon, key, name, run in (
            ("chevron-left", "Alt+PgUp", self.tr("The page before"), lambda: self.showing.turn(-1)),
            ("chevron-right", "Alt+PgDown", self.tr("The next page"), lambda: self.showing.turn(1)),
        ):
            line.addWidget(self._button("", key, icon, run, name))
            if icon == "chevron-left":
                line.addWidget(self.page_no)
        for icon, key, name, run in (
            ("magnify-minus-outline", "Ctrl+-", self.tr("Farther"), lambda: self.canvas.zoom(-1)),
            ("magnify-plus-outline", "Ctrl+=", self.tr("Nearer"), lambda: self.canvas.zoom(1)),
            ("fit-to-page-outline", "Ctrl+0", self.tr("As wide as the window"), self._fit),
        ):
            line.addWidget(self._button("", key, icon, run, name))
            if icon == "magnify-minus-outline":
                line.addWidget(self.zoom_is)

    def _foot(self) -> QWidget:
        theme = self._theme
        self.save = self._button(self.tr("Save"), "Ctrl+S", "check", self.saving.save, look="primary")
        self.save_as = self._button(self.tr("Save as new"), "Ctrl+Shift+S", "content-save-outline", self._ask_name)
        self.restore = self._button(self.tr("As it came"), "", "restore", self._ask_restore)
        self.calibrate = self._button(self.tr("Test page"), "Ctrl+T", "target", self.ask_calibration)
        self.only_print = KeyButton(theme, self.tr("Only the print"), "F8", "eye-outline", "chip", False, live=True)
        self.only_print.clicked.connect(lambda on: self.canvas.show_marks(on=not on))
        self.every_band = KeyButton(theme, self.tr("All bands"), "F9", "page-layout-body", "chip", False, live=True)
        self.every_band.clicked.connect(lambda on: self.showing.show_all_bands(on=on))
        away = self._button(self.tr("Close"), "Ctrl+W", "", self.close)
        for one in (self.only_print, self.every_band):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        buttons = (self.save, self.save_as, self.restore, self.calibrate, self.only_print, self.every_band)
        return row(theme, *buttons, (self.note, 1), self.wrong, away, margin=("l", "s", "l", "s"))

    def _button(self, text: str, key: str, icon: str, run: object, name: str = "", look: str = "quiet") -> KeyButton:
        one = KeyButton(self._theme, text, key if text else "", icon, look)
        if name:
            one.setToolTip(name)
            one.setAccessibleName(name)
        one.clicked.connect(lambda _=False: run())  # type: ignore[operator]  # a function without arguments
        if key:
            QShortcut(QKeySequence(key), self, one.click)
            self._keys.add(key, name or text, _WHERE)
        return one

    def _join(self) -> None:
        tree = self.palette_box.tree
        tree.wanted.connect(self._on_wanted)
        tree.pulled.connect(lambda offer, at: self.canvas.hover(at, self.parts.offered(offer)))
        tree.let_go.connect(self._on_let_go)
        self.canvas.entered.connect(self.panel.focus_first)
        self.canvas.zoomed.connect(lambda zoom: self.zoom_is.setText(f"{zoom:.0%}"))
        self.parts.told.connect(self.note.setText)
        self.showing.proved.connect(self._on_proved)
        self.showing.records.connect(self._on_records)
        self.shown_with.activated.connect(lambda at: self.showing.show_record(self.shown_with.itemData(at)))
        for signal in (self.showing.failed, self.saving.failed):
            signal.connect(self._on_failed)
        self.saving.saved.connect(self._on_saved)
        self.saving.draft_found.connect(self._on_draft)
        self.naming.named.connect(self.saving.save_as)
        self.work.stack.cleanChanged.connect(lambda _: self._show_title())
        self.work.chose.connect(self._clear)
        for key, run in (("F6", lambda: self._walk(1)), ("Shift+F6", lambda: self._walk(-1)), ("F1", self._show_keys)):
            QShortcut(QKeySequence(key), self, run)
        for key, said in _KEYS:
            self._keys.add(key, said, _WHERE)

    def _read(self) -> None:
        """What takes a moment: fonts, how names are typed."""
        means, labels = self._shop.means, [words(one.label) for one in self.known.sources]
        means.bridge.then(means.pool.submit(self._shop.fonts.families), self._on_families, self, self._on_failed)
        means.bridge.then(means.pool.submit(_spelled, labels), self.palette_box.show_spellings, self)
        self.shown_with.addItem(self.tr("Names of the fields"), 0)

    # ------------------------------------------------------------ what comes back

    def _on_families(self, families: Sequence[str]) -> None:
        self.known.families = families
        self.panel.renew()

    def _on_records(self, found: Sequence[tuple[int, str]]) -> None:
        for id_, name in found:
            self.shown_with.addItem(f"{self._kind_name} {name}", id_)

    @Slot(object)
    def _on_proved(self, proof: Proof) -> None:
        self.page_no.setText(f"{proof.page + 1} / {proof.pages}")
        said = []
        if proof.cut:
            said.append(self.tr("No room for: {names}").format(names=names_in(proof.cut, self.known)))
        if proof.missing:
            said.append(self.tr("No font has: {names}").format(names="、".join(proof.missing[:4])))
        self.note.setText(" · ".join(said))
        self.note.setToolTip(self.note.text())

    @Slot(object)
    def _on_failed(self, err: AppError) -> None:
        self._leaving = False
        self.wrong.setText(words(err.text))
        self.wrong.show()

    @Slot()
    def _clear(self) -> None:
        self.wrong.hide()

    @Slot(object)
    def _on_saved(self, kept: Kept) -> None:
        self.wrong.hide()
        self.notes.clear()
        self._show_title()
        self.saved.emit(kept)
        if self._leaving:
            self.close()
        else:
            self.note.setText(self.tr("“{name}” is in force at all seats.").format(name=kept.form.name))

    @Slot(object)
    def _on_draft(self, draft: Draft) -> None:
        if not self.saving.is_changed:
            self.notes.offer_draft(formats.full(draft.kept_at), lambda: self.saving.take_draft(draft))

    def _name(self, tag: int) -> str:
        """What a part is called: its field, its text, or its sort."""
        item, wording = item_of(self.work.form, tag), self.known.wording
        if isinstance(item, (Words, Code)):
            return caption(item.text, wording.name)
        source = getattr(item, "source", "")
        return wording.name(source) if source else words(titled(item)) if item else ""

    def _show_title(self) -> None:
        star = "• " if self.saving.is_changed else ""
        name = self.saving.kept.form.name
        self.setWindowTitle(star + self.tr("{name} – change the form").format(name=name))
        self.restore.setEnabled(self.saving.kept.shipped and self.saving.kept.is_changed)
        self.save.setEnabled(self.saving.is_changed)

    # ------------------------------------------------------------ what the user does

    @Slot(object)
    def _on_wanted(self, offer: Offer) -> None:
        self.parts.insert(offer)
        self.canvas.setFocus()

    def _on_let_go(self, offer: Offer, at: object) -> None:
        place = self.canvas.hover(at, self.parts.offered(offer))  # type: ignore[arg-type]  # a QPoint from the signal
        self.canvas.show_ghost(None)
        if place is not None:
            self.parts.drop(offer, place)
            self.canvas.setFocus()

    def _fit(self) -> None:
        self.canvas.fit()

    def _walk(self, by: int) -> None:
        """The focus into the next pane."""
        panes: list[QWidget] = [self.palette_box.search, self.canvas, self.panel, self.bands.list]
        now = next((at for at, one in enumerate(panes) if one.hasFocus() or self._inside(one)), 0)
        goal = panes[(now + by) % len(panes)]
        self.panel.focus_first() if goal is self.panel else goal.setFocus()

    def _inside(self, pane_: QWidget) -> bool:
        focus = self.focusWidget()
        return focus is not None and pane_.isAncestorOf(focus)

    def _show_keys(self) -> None:
        KeysDialog(self._theme, self._keys, self).open()

    def _ask_name(self) -> None:
        self.naming.ask(self.saving.free_name())

    def _ask_restore(self) -> None:
        answers = (
            (self.tr("As it came"), "Alt+A", "danger", self.saving.restore),
            (self.tr("Keep it"), "Esc", "", self.asking.hide),
        )
        self.asking.ask(self.tr("Throw the shop's own version away, at all seats?"), answers)

    def ask_calibration(self) -> None:
        """By how much is the printer off?"""
        CalibrateDialog(self._shop, self.work.kept, self).open()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.saving.is_changed:
            event.ignore()
            self._ask_leave()
            return
        with QSignalBlocker(self.shown_with):
            super().closeEvent(event)
        self.gone.emit()

    def _ask_leave(self) -> None:
        def save() -> None:
            self._leaving = True
            self.saving.save()

        def drop() -> None:
            self.saving.drop()
            self.close()

        answers = (
            (self.tr("Save and close"), "Alt+S", "primary", save),
            (self.tr("Throw the changes away"), "Alt+D", "danger", drop),
            (self.tr("Go on"), "Alt+G", "", self.canvas.setFocus),
        )
        self.asking.ask(self.tr("The form was changed."), answers)

    def leave(self) -> None:
        """The program ends: close without asking; what is not saved is there the next time."""
        self.saving.keep_draft()
        self.work.stack.setClean()
        self.close()


def _spelled(names: Sequence[str]) -> dict[str, Spelling]:
    return {one: spell(one) for one in names}
