"""Can everything be read in both themes, and does a switch reach what is already shown?"""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel

from app.ui.kit import Sign, label, restyle
from app.ui.theme import RESOURCES

APP = RESOURCES.parent / "app"
STATES = ("waiting", "progress", "finished", "approved", "danger")
KINDS = ("sale", "repair", "complaint", "callback", "points")
READ = [
    *[(ink, ground) for ink in ("text", "muted", "faint", "accent") for ground in ("surface", "window", "selected")],
    *[(ink, ground) for ink in ("text", "muted", "faint") for ground in ("sunken", "hover")],
    *[(ink, ground) for ink in STATES for ground in ("surface", f"{ink}_bg")],
    *[(ink, f"{ink}_bg") for ink in KINDS],
    *[(ink, "surface") for ink in KINDS],
    *[(ink, "selected") for ink in ("danger", "waiting", "progress", "finished")],
    ("waiting", "window"),
    ("danger", "window"),
    ("text", "danger_bg"),
    ("text", "finished_bg"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_danger", "danger_solid"),
]
SEE = [
    ("edge", "surface"),
    ("edge", "window"),
    ("edge", "sunken"),
    ("accent", "surface"),
    ("accent", "window"),
    ("danger_solid", "surface"),
    ("danger_solid", "finished_bg"),
    ("disabled", "surface"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_words_can_be_read(theme, name, ink, ground):
    theme.use(name)
    assert theme.contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SEE)
def test_signs_and_edges_can_be_seen(theme, name, ink, ground):
    theme.use(name)
    assert theme.contrast(ink, ground) >= 3


def test_both_themes_have_the_same_tokens():
    import tomllib

    light, dark = (tomllib.loads((RESOURCES / "themes" / f"{n}.toml").read_text("utf-8")) for n in ("light", "dark"))
    for group in ("colour", "font", "space", "size"):
        assert light[group].keys() == dark[group].keys()


def test_a_switch_reaches_what_is_shown(qtbot, theme):
    sign = Sign(theme, "lock", "accent")
    words = label("words", "muted")
    qtbot.addWidget(sign)
    qtbot.addWidget(words)
    sign.show()
    words.show()
    light = sign.grab().toImage()
    with qtbot.waitSignal(theme.changed):
        theme.use("dark")
    assert sign.grab().toImage() != light
    assert words.palette().color(QPalette.ColorRole.WindowText) == theme.colour("muted")


def test_an_icon_follows_the_theme(theme):
    icon = theme.icon("lock", "accent")
    light = icon.pixmap(16, 16).toImage()
    theme.use("dark")
    assert icon.pixmap(16, 16).toImage() != light


def test_a_chosen_theme_is_not_overruled_by_the_system(theme):
    theme.use("dark")
    theme._on_system_changed()
    assert theme.name == "dark"


def test_titles_stand_out_in_chinese_too(qtbot, theme):
    assert QFontMetrics(theme.typeface("title", bold=True)).inFontUcs4(ord("王"))
    plain, bold = label("王小明", ""), label("王小明", "strong")
    for one in (plain, bold):
        qtbot.addWidget(one)
        one.resize(80, 30)
        one.show()
    assert plain.grab().toImage() != bold.grab().toImage()


def test_restyle_changes_a_label_already_shown(qtbot, theme):
    words = label("words", "muted")
    qtbot.addWidget(words)
    words.show()
    restyle(words, "ink", "danger")
    assert words.palette().color(QPalette.ColorRole.WindowText) == theme.colour("danger")


def test_a_label_never_reads_markup(qtbot):
    name = label("<b>Wang & Co</b>")
    qtbot.addWidget(name)
    assert name.textFormat().name == "PlainText"
    assert isinstance(name, QLabel)


def test_no_colour_is_written_in_code():
    """Colours come from the token files only."""
    wrong = [
        f"{path.relative_to(APP)}: {found}"
        for path in APP.rglob("*.py")
        for found in re.findall(r'["\'](#[0-9A-Fa-f]{6})["\']|QColor\(\s*\d', path.read_text("utf-8"))
    ]
    assert not wrong


def _names(path: Path):
    """Words in the code that may be icon names: of arguments called icon and of the known functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and re.fullmatch(r"phone-[a-z-]+|[a-z-]+-outline", str(node.value)):
            yield node.value
        if not isinstance(node, ast.Call):
            continue
        for word in node.keywords:
            if word.arg in ("icon", "lead") and isinstance(word.value, ast.Constant) and word.value.value:
                yield word.value.value
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        place = {
            "KeyButton": 3,
            "Sign": 1,
            "icon": 0,
            "add_place": 1,
            "add_action": 0,
            "set_status": 1,
            "glyph": 2,
            "show_icon": 0,
            "set_icon": 0,
            "Placeholder": 1,
        }
        at = place.get(called)
        if at is not None and len(node.args) > at and isinstance(node.args[at], ast.Constant) and node.args[at].value:
            yield node.args[at].value


def test_every_icon_named_in_the_code_exists(theme):
    missing = {
        f"{path.relative_to(APP)}: {name}"
        for path in APP.rglob("*.py")
        for name in _names(path)
        if isinstance(name, str) and name not in theme.icons
    }
    assert not missing


def test_an_icon_is_painted_sharp_on_a_dense_screen(theme):
    picture = theme.icons.picture("lock", QColor("red"), 16, 1.5)
    assert picture.width() == 24
    assert picture.deviceIndependentSize().width() == 16


def test_qtawesome_is_not_imported(theme):
    import sys

    theme.icon("lock")
    assert "qtawesome" not in sys.modules
