"""Are moments, spans and money written as people write them?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, QTranslator

from app.core.i18n import Text
from app.ui import formats, language
from app.ui.texts import listed, words

NOW = datetime(2026, 11, 21, 2, 30).astimezone()


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (-1, "yesterday"), (1, "tomorrow"), (-3, "11-18"), (-400, "2025-10-17")]
)
def test_days(qapp, days, said):
    assert formats.day(NOW + timedelta(days=days), NOW) == said


def test_a_moment_is_local_time(qapp):
    assert formats.moment(NOW.astimezone(UTC), NOW) == "today 02:30"


def test_a_date_needs_no_zone(qapp):
    assert formats.day(date(2026, 11, 18), NOW) == "11-18"


@pytest.mark.parametrize(
    ("seconds", "unit"),
    [(5, "just now"), (-5, "just now"), (59 * 60, "59 minute"), (3600, "1 hour"), (3 * 86400, "3 day")],
)
def test_ages(qapp, seconds, unit):
    assert formats.age(seconds).startswith(unit)


@pytest.mark.parametrize(("seconds", "said"), [(0, "0:00"), (133, "2:13"), (3733, "1:02:13"), (-1, "0:00")])
def test_durations(seconds, said):
    assert formats.duration(seconds) == said


@pytest.mark.parametrize(
    ("minor", "said"),
    [(0, "¥0.00"), (86000, "¥860.00"), (-12800, "−¥128.00"), (124000005, "¥1,240,000.05"), (-5, "−¥0.05")],
)
def test_money(minor, said):
    assert formats.money(minor) == said


def test_a_number_that_is_none_stays_as_written():
    class Numbers:
        def shown(self, raw):
            return ""

    assert formats.phone(Numbers(), "anonymous") == "anonymous"


def test_a_text_is_translated_with_its_values(qapp):
    class German(QTranslator):
        def isEmpty(self):
            return False

        def translate(self, context, source, disambiguation=None, n=-1):
            return {"Handled by {who}": "Erledigt: {who}", "nobody": "niemand", "%n call(s)": f"{n} Anrufe"}.get(
                source, ""
            )

    translator = German()
    qapp.installTranslator(translator)
    try:
        text = Text("x", "Handled by {who}")
        assert words(text.fill(who="{王}")) == "Erledigt: {王}"
        assert words(text.fill(who=Text("x", "nobody"))) == "Erledigt: niemand"
        assert words(Text("x", "%n call(s)").counted(3)) == "3 Anrufe"
        assert words("as typed {x}") == "as typed {x}"
    finally:
        qapp.removeTranslator(translator)


def test_words_are_listed_as_the_language_sets_them_apart(qapp):
    assert listed(["a", "b", "c"]) == "a, b, c"
    before = QLocale()
    language.install(qapp, "zh_CN")
    try:
        assert listed(["甲", "乙"]) == "甲、乙"
    finally:
        for one in qapp.findChildren(QTranslator):
            qapp.removeTranslator(one)
            one.deleteLater()
        QLocale.setDefault(before)
