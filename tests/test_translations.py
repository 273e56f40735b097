"""Is every text of the program found by Qt's tools, translated, and said in the user's language at run time?"""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui import language
from app.ui.texts import words
from scripts import translate

ROOT = Path(__file__).resolve().parents[1]
SAY_TEXTS = {"app/ui/texts.py"}  # where texts found elsewhere are said
SOURCES = sorted((ROOT / "app").rglob("*.py"))


class Texts(ast.NodeVisitor):
    """Texts of one module as they will be asked for at run time, and calls Qt's tools cannot read."""

    def __init__(self, file):
        self.file, self.found, self.unreadable, self._classes = file, set(), [], []
        self.visit(ast.parse(file.read_text("utf-8")))

    def visit_ClassDef(self, node):
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node):
        name = ast.unparse(node.func)
        constants = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if name.endswith(".tr"):
            if name == "self.tr" and self._classes and constants:
                self.found.add((self._classes[-1], *[*constants, ""][:2]))
            else:
                self._cannot_read(node)
        elif name in {"QT_TRANSLATE_NOOP", "translate", "QCoreApplication.translate"}:
            if len(constants) > 1:
                self.found.add((*constants, "")[:3])
            elif name_of(self.file) not in SAY_TEXTS:
                self._cannot_read(node)
        self.generic_visit(node)

    def _cannot_read(self, node):
        self.unreadable.append(f"{name_of(self.file)}:{node.lineno}: {ast.unparse(node)}")


def name_of(file):
    return file.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def found_by_qt():
    return translate.found_in_code()


def test_every_text_is_written_so_that_it_can_be_found():
    unreadable = [one for file in SOURCES for one in Texts(file).unreadable]
    assert unreadable == [], "use self.tr() in a class, or translate() with a context, and plain texts"


def test_qt_finds_every_text_under_the_name_it_is_asked_for(found_by_qt):
    asked = {key for file in SOURCES for key in Texts(file).found}
    assert asked - set(found_by_qt) == set(), "lupdate reads no calls in f-strings, and counts only if they are a name"
    assert set(found_by_qt) - asked == set()


@pytest.mark.parametrize("name", translate.FORMS)
def test_every_text_is_translated_and_no_translation_is_left_over(name, found_by_qt):
    assert translate.check(name, found_by_qt) == []


def test_the_check_sees_new_old_open_and_wrong_translations(tmp_path, monkeypatch):
    monkeypatch.setattr(translate, "FOLDER", tmp_path)
    old = {
        ("a", "gone", ""): translate.Message(False, ["没了"]),
        ("a", "open", ""): translate.Message(False, [""]),
        ("a", "{who} called", ""): translate.Message(False, ["{wer} 来电"]),
        ("a", "%n call(s)", ""): translate.Message(True, ["%n 个来电"]),
    }
    translate.write(tmp_path / "ringfile_zh_CN.ts", "zh_CN", old)
    now = {key: translate.Message(one.plural) for key, one in old.items() if key[1] != "gone"}
    now["a", "new", ""] = translate.Message(False)

    problems = translate.check("zh_CN", now)

    assert [line.split(": ")[1] for line in problems] == [
        "new",
        "no longer in the program",
        "not translated",
        "the places in braces differ",
    ]


def test_a_translation_survives_an_update_and_a_new_text_is_open(tmp_path, monkeypatch):
    monkeypatch.setattr(translate, "FOLDER", tmp_path)
    file = tmp_path / "ringfile_zh_CN.ts"
    translate.write(file, "zh_CN", {("a", "a <b> & c", "why"): translate.Message(False, ["甲 <b> & 丙"])})

    translate.update(
        "zh_CN", {("a", "a <b> & c", "why"): translate.Message(False), ("a", "d", ""): translate.Message(False)}
    )

    after = translate.read(file)
    assert after["a", "a <b> & c", "why"].forms == ["甲 <b> & 丙"]
    assert after["a", "d", ""].is_open


@pytest.fixture
def speaks(qapp, tmp_path, monkeypatch):
    """Installs a language as the program does, with two translations of its own; takes it out again afterwards."""
    before = QLocale()
    for name, forms in {"zh_CN": ["%n 个未接来电"], "en": ["%n missed call", "%n missed calls"]}.items():
        messages = {("test", "%n missed call(s)", ""): translate.Message(True, forms)}
        if name == "zh_CN":
            messages["Base", "Customer", ""] = translate.Message(False, ["客户"])
        translate.write(tmp_path / f"ringfile_{name}.ts", name, messages)
    monkeypatch.setattr(translate, "FOLDER", tmp_path)
    translate.build()
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    yield lambda name: language.install(qapp, name)
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)
        one.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("name", "one", "three"),
    [("zh_CN", "1 个未接来电", "3 个未接来电"), ("en", "1 missed call", "3 missed calls")],
)
def test_counts_follow_the_plural_of_the_language(speaks, name, one, three):
    assert speaks(name) == name
    text = QT_TRANSLATE_NOOP("test", "%n missed call(s)")
    assert (words(text.counted(1)), words(text.counted(3))) == (one, three)


@pytest.mark.parametrize(("name", "many"), [("zh_CN", "9,000 个未接来电"), ("en", "9,000 missed calls")])
def test_large_counts_have_their_separators(speaks, name, many):
    speaks(name)
    text = QT_TRANSLATE_NOOP("test", "%n missed call(s)").counted(9000)
    assert (words(text), str(text)) == (many, "9,000 missed call(s)")


def test_a_widget_finds_the_words_of_the_class_it_is_made_from(speaks):
    class Base(QObject):
        pass

    class Special(Base):
        pass

    speaks("zh_CN")
    assert Special().tr("Customer") == "客户"


def test_the_language_may_be_chosen_anew(speaks):
    speaks("zh_CN")
    speaks("en")
    assert QCoreApplication.translate("Base", "Customer") == "Customer"
    assert QLocale().language() is QLocale.Language.English


def test_qts_own_buttons_and_dates_speak_the_language_too(speaks):
    speaks("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().dayName(6) == "星期六"


def test_stretched_texts_show_what_is_cut_off(speaks):
    assert speaks("stretched") == "en"
    said = QCoreApplication.translate("any", "Save")
    assert said.startswith("[Save")
    assert len(said) >= 6


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["zh-Hans-CN", "zh-CN", "en-US"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"),
        (["fr-FR", "zh-CN"], "zh_CN"),
        (["fr-FR"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_systems_language_is_taken_where_the_program_speaks_it(wanted, spoken):
    assert language.of_system(wanted) == spoken
