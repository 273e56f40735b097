"""Does the first start ask what is needed, page by page, by keys?"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.core.errors import Invalid
from app.core.i18n import QT_TRANSLATE_NOOP
from app.db.server import Server, Tls
from app.features.operators.view.new_password import PasswordField, Rules
from app.features.welcome.answers import Answers
from app.features.welcome.server import Outcome
from app.features.welcome.view.administrator import AdministratorPage, SeatPage
from app.features.welcome.view.pages import BoxPage, BoxPart
from app.features.welcome.view.wizard import Welcome
from app.telephony.protocol import BoxConfig
from app.ui.bridge import Bridge
from app.ui.kit import KeyButton
from tests.features.operators.fixtures import RIGHT_ONE

GOOD = Outcome(True, QT_TRANSLATE_NOOP("test", "Connected."))
BAD = Outcome(False, QT_TRANSLATE_NOOP("test", "The server does not answer."))
ADMINISTRATOR = ("陈静", RIGHT_ONE)
BOX = BoxConfig("whozz", "COM4", 4)


def test_answers_are_kept_where_they_belong():
    answers = Answers(language="zh_CN", operator="李娜", seat="前台 2 号席", company=("冰点", "010-6552", "望京"))
    assert answers.seat_values() == {"language": "zh_CN", "operator": "李娜", "seat": "前台 2 号席"}
    assert answers.shared_values() == {
        "company_name": "冰点",
        "company_phone": "010-6552",
        "company_address": "望京",
    }
    assert (Answers().seat_values(), Answers().shared_values()) == ({}, {})


# ---------------------------------------------------------------- the wizard


class Start:
    """A wizard, what it spoke, which servers it tried, and what it answered."""

    def __init__(self, qtbot, theme, outcome=GOOD, box=BOX):
        self.qtbot, self.spoken, self.tried, self.answers = qtbot, [], [], []
        self.bridge, self.pool, self.box = Bridge(), ThreadPoolExecutor(1), box
        self.outcome = outcome
        self.wizard = Welcome(theme, self.bridge, self.pool, self.spoken.append, self._part, self._try)
        self.wizard.done_with.connect(self.answers.append)
        qtbot.addWidget(self.wizard)
        self.wizard.show()

    def _part(self):
        return BoxPart(QWidget(), self._config)

    def _config(self):
        if isinstance(self.box, Invalid):
            raise self.box
        return self.box

    def _try(self, server, password):
        self.tried.append((server, password))
        return self.outcome

    def press(self, words):
        next(one for one in self.wizard.findChildren(KeyButton) if one.words == words).click()

    def enter(self):
        self.qtbot.keyClick(self.wizard.focusWidget() or self.wizard, Qt.Key.Key_Return)

    def type(self, *texts):
        fields = [one for one in self.wizard.page.findChildren(QLineEdit) if one.isVisible()]
        for field, text in zip(fields, texts, strict=False):
            field.setText(text)

    def to_the_administrator(self):
        self.enter()
        self.enter()

    def name_administrator(self, seat=""):
        self.type("陈静", seat, RIGHT_ONE, RIGHT_ONE)
        self.enter()

    def use_server(self, *texts):
        self.enter()
        self.wizard.page._there.setChecked(True)
        self.type(*texts)


@pytest.fixture
def start(qtbot, theme):
    made = []

    def make(**options):
        made.append(Start(qtbot, theme, **options))
        return made[-1]

    yield make
    for one in made:
        one.pool.shutdown()
        one.bridge.deleteLater()


def test_enter_leads_through_all_pages_but_the_administrators(start):
    one = start()
    one.to_the_administrator()
    one.enter()
    assert one.wizard._at == 2, "nothing is typed yet"
    one.name_administrator()
    one.enter()
    one.enter()
    (answers,) = one.answers
    assert answers == Answers(
        language="", operator="陈静", seat="", administrator=ADMINISTRATOR, company=("", "", ""), boxes=(BOX,)
    )
    assert RIGHT_ONE not in repr(answers)


def test_enter_goes_on_also_after_another_button_was_pressed(start, qtbot):
    one = start(outcome=BAD)
    one.use_server("127.0.0.1", "5432", "ringfile", "ring", "secret")
    test = one.wizard.page.form.test
    test.setDefault(True)  # as Qt does with a button that was walked to
    test.click()
    qtbot.waitUntil(lambda: one.wizard.page.said == "The server does not answer.")
    qtbot.keyClick(one.wizard.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert isinstance(one.wizard.page, AdministratorPage)
    one.name_administrator()
    assert not isinstance(one.wizard.page, AdministratorPage)


def test_the_caret_goes_into_the_first_field_of_the_administrator_that_is_wrong(start):
    one = start()
    one.to_the_administrator()
    one.enter()
    assert one.wizard.focusWidget().accessibleName() == "Your name"


def test_what_is_typed_is_answered(start):
    one = start()
    one.wizard.page.choose("zh_CN")
    one.enter()
    assert one.spoken == ["zh_CN"]
    one.enter()
    one.name_administrator(seat=" 前台 2 号席 ")
    one.type("冰点制冷", "010-6552 1234", "望京西路 41 号")
    one.enter()
    one.enter()
    (answers,) = one.answers
    assert (answers.operator, answers.seat) == ("陈静", "前台 2 号席")
    assert answers.administrator == ADMINISTRATOR
    assert answers.company == ("冰点制冷", "010-6552 1234", "望京西路 41 号")


def test_every_page_but_the_administrators_can_be_skipped(start, qtbot):
    one = start()
    for _ in range(2):
        one.press("Skip")
    skip = next(button for button in one.wizard.findChildren(KeyButton) if button.words == "Skip")
    assert skip.isHidden()
    qtbot.keyClick(one.wizard, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert isinstance(one.wizard.page, AdministratorPage)
    one.name_administrator()
    for _ in range(2):
        one.press("Skip")
    assert one.answers == [Answers(operator="陈静", seat="", administrator=ADMINISTRATOR)]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("", "", RIGHT_ONE, RIGHT_ONE), "your name"),
        (("陈静", "", "12345678", "12345678"), "row of keys"),
        (("陈静", "", "陈静2026冬天", "陈静2026冬天"), "name must not"),
        (("陈静", "", RIGHT_ONE, RIGHT_ONE + "x"), "not the same"),
    ],
)
def test_the_administrators_page_says_what_is_wrong_at_its_field(start, typed, says):
    one = start()
    one.to_the_administrator()
    one.type(*typed)
    one.enter()
    assert one.wizard._at == 2
    assert any(says in label.text() for label in one.wizard.page.findChildren(QLabel) if label.isVisible())


def test_the_rules_are_ticked_while_typing(start, qtbot):
    one = start()
    one.to_the_administrator()
    rules = one.wizard.page.findChild(Rules)
    kept = lambda: [sign._name == "check-circle-outline" for sign in rules._signs]  # noqa: E731
    first = next(field for field in one.wizard.page.findChildren(PasswordField) if field.isVisible())
    assert not any(kept())
    qtbot.keyClicks(first, "aaaaaaaa")
    assert kept() == [True, True, True, False]
    first.clear()
    qtbot.keyClicks(first, "k7!mm20xq")
    assert all(kept())


def test_a_server_with_an_administrator_asks_only_for_the_seat(start, qtbot):
    one = start(outcome=replace(GOOD, administrator="王强"))
    one.use_server("192.168.1.10", "5432", "ringfile", "li", "secret")
    one.enter()
    qtbot.waitUntil(lambda: isinstance(one.wizard.page, SeatPage))
    one.press("Skip")
    assert isinstance(one.wizard.page, BoxPage)  # the shop is called as it was
    one.press("Back")
    assert isinstance(one.wizard.page, SeatPage)
    one.wizard.reject()
    assert (one.answers[0].known, one.answers[0].administrator, one.answers[0].is_enough) == ("王强", None, True)


def test_going_back_to_data_of_ones_own_asks_for_the_administrator_again(start, qtbot):
    one = start(outcome=replace(GOOD, administrator="王强"))
    one.use_server("192.168.1.10", "5432", "ringfile", "li", "secret")
    one.enter()
    qtbot.waitUntil(lambda: isinstance(one.wizard.page, SeatPage))
    one.press("Back")
    one.wizard.page._here.setChecked(True)
    one.enter()
    assert isinstance(one.wizard.page, AdministratorPage)


def test_going_back_and_skipping_takes_an_answer_back(start):
    one = start()
    one.wizard.page.choose("en")
    one.enter()
    one.press("Back")
    one.press("Skip")
    one.wizard.reject()
    assert one.answers[0].language is None


def test_a_server_is_tried_before_the_page_is_left(start, qtbot):
    one = start()
    one.use_server("192.168.1.10", "5432", "ringfile", "li", "secret")
    place = one.wizard.page
    one.enter()
    qtbot.waitUntil(lambda: one.wizard.page is not place)
    assert one.tried == [(Server("192.168.1.10", "li", tls=Tls.ENCRYPTED), "secret")]
    one.wizard.close()
    assert (one.answers[0].server, one.answers[0].password) == (one.tried[0])


def test_a_server_that_fails_says_why_and_the_page_stays(start, qtbot):
    one = start(outcome=BAD)
    one.use_server("192.168.1.10", "5432", "ringfile", "li", "secret")
    place = one.wizard.page
    one.enter()
    qtbot.waitUntil(lambda: place.said == "The server does not answer.")
    assert one.wizard.page is place
    one.press("Skip")
    one.wizard.close()
    assert one.answers[0].server is None


def test_a_test_that_fails_points_at_the_field_until_it_is_put_right(start, qtbot):
    one = start(outcome=replace(BAD, part="database"))
    one.use_server("192.168.1.10", "5432", "ringfile", "li", "secret")
    form = one.wizard.page.form
    one.press("Test the connection")
    qtbot.waitUntil(lambda: one.wizard.page.said == "The server does not answer.")
    assert form.database.property("look") == "wrong"
    assert one.wizard.focusWidget() is form.database
    qtbot.keyClicks(form.database, "2")
    assert form.database.property("look") == ""
    assert one.wizard.page.said == ""


def test_a_server_tested_by_hand_is_not_tried_twice(start, qtbot):
    one = start()
    one.use_server("192.168.1.10", "5432", "ringfile", "li", "secret")
    one.press("Test the connection")
    qtbot.waitUntil(lambda: one.wizard.page.said == "Connected.")
    one.enter()
    assert len(one.tried) == 1
    assert one.wizard._at == 2


def test_an_unfinished_server_is_marked(start):
    one = start()
    one.use_server("", "5432")
    one.enter()
    assert one.tried == []
    assert one.wizard.page.form.host.property("look") == "wrong"


def test_a_wrong_box_keeps_the_last_page(start):
    wrong = Invalid({"port": QT_TRANSLATE_NOOP("test", "No port.")})
    one = start(box=wrong)
    one.to_the_administrator()
    one.name_administrator()
    one.enter()
    one.enter()
    assert one.answers == []
    assert one.wizard.isVisible()
    one.press("Skip")
    assert one.answers[0].boxes is None


def test_a_box_not_found_leaves_the_choice_open(start):
    one = start(box=None)
    one.to_the_administrator()
    one.name_administrator()
    one.enter()
    one.enter()
    assert one.answers[0].boxes is None


def test_closing_before_anybody_can_sign_in_is_not_enough(start):
    one = start()
    one.wizard.page.choose("en")
    one.enter()
    one.wizard.reject()
    assert one.answers == [Answers(language="en")]
    assert not one.answers[0].is_enough


def test_closing_after_the_administrator_keeps_what_was_answered(start):
    one = start()
    one.to_the_administrator()
    one.name_administrator()
    one.wizard.reject()
    assert one.answers[0].administrator == ADMINISTRATOR
    assert one.answers[0].is_enough


def test_another_language_makes_the_pages_anew(start):
    one = start()
    one.enter()
    before = one.wizard.page
    one.press("Back")
    one.wizard.page.choose("zh_CN")
    one.enter()
    assert one.wizard.page is not before
