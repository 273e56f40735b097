"""Is an exchange set up with few words, and its password kept where passwords belong?"""

import pytest
from keyring.errors import KeyringError
from PySide6.QtWidgets import QLineEdit

from app.core.clock import SystemClock
from app.core.errors import Invalid
from app.features.lines.secrets import Secrets
from app.features.lines.setup import boxes_of, checked, extensions_of, kept_of, url_of
from app.features.lines.view.setup import BoxSetup
from app.features.lines.view.trial import BoxTrial
from app.telephony.protocol import BoxConfig, Exchange
from app.ui.bridge import Bridge
from tests.features.lines.test_lines_view import Lines, choose, done, press, shown

PBX = BoxConfig("ami", "tls://pbx:5039", 8, exchange=Exchange("ringfile", ("801", "802"), "office", True))


def test_extensions_are_written_as_one_likes():
    assert extensions_of(" 801, 802；803、801 ") == ("801", "802", "803")
    assert extensions_of(" , ") == ()


def test_an_exchange_is_kept_and_read_again_without_a_password():
    assert boxes_of(kept_of([PBX])) == [PBX]
    assert "exchange" not in kept_of([BoxConfig("whozz", "COM4")])[0]
    assert "extensions" not in kept_of([BoxConfig("whozz", "COM4")])[0]


@pytest.mark.parametrize(
    ("exchange", "field"),
    [
        (Exchange(""), "user"),
        (Exchange("x", ("801", "8 01")), "extensions"),
        (Exchange("x", tuple(map(str, range(40)))), "extensions"),
        (Exchange("x", (), "from internal\r\n"), "context"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(exchange, field):
    with pytest.raises(Invalid) as refused:
        checked(BoxConfig("ami", "socket://pbx", exchange=exchange))
    assert set(refused.value.fields) == {field}


def test_the_path_of_a_helper_is_enough():
    assert url_of("C:\\Boxes\\ad102.exe", "helper") == "helper:C:\\Boxes\\ad102.exe"
    assert checked(BoxConfig("helper", "helper:/opt/ad102")).lines == 1
    assert url_of("pbx", "ami") == "socket://pbx"


class Ring:
    """A keyring; a broken one raises."""

    def __init__(self, broken=False):
        self.kept, self.broken = {}, broken

    def get_password(self, service, account):
        if self.broken:
            raise KeyringError("locked")
        return self.kept.get((service, account))

    def set_password(self, service, account, password):
        if self.broken:
            raise KeyringError("locked")
        self.kept[service, account] = password


def test_passwords_are_in_the_keyring_whatever_the_port():
    ring = Ring()
    assert Secrets(ring).keep(PBX, "opensesame")
    assert Secrets(ring).of(BoxConfig("ami", "socket://pbx:5038", exchange=PBX.exchange)) == "opensesame"
    assert Secrets(ring).of(BoxConfig("ami", "socket://other:5038", exchange=PBX.exchange)) == ""
    assert Secrets(ring).of(BoxConfig("whozz", "COM4")) == ""


def test_without_a_keyring_a_password_lasts_as_long_as_the_program():
    secrets = Secrets(Ring(broken=True))
    assert secrets.of(PBX) == ""
    assert not secrets.keep(PBX, "opensesame")
    assert secrets.of(PBX) == "opensesame"


class Kept(Lines):
    def __init__(self, can):
        super().__init__()
        self.can, self.secrets = can, []

    def keep_secret(self, config, secret):
        self.secrets.append((config, secret))
        return done(self.can)


@pytest.fixture
def setup(qtbot, theme):
    bridge = Bridge()

    def make(can=True):
        one = BoxSetup(theme, bridge, BoxTrial(theme, bridge, SystemClock(), Kept(can)), country="CN")
        one.lines = one._trial._lines
        qtbot.addWidget(one)
        one.show()
        choose(one, "ami")
        return one

    yield make
    bridge.deleteLater()


def fill(setup, **fields):
    for name, words in fields.items():
        field = getattr(setup._exchange, f"_{name}")
        field.setText(words)
        field.textEdited.emit(words)


def test_an_exchange_is_set_up_in_the_fields(setup):
    one = setup()
    one._port.setEditText("192.168.1.5")
    fill(one, user="ringfile", secret="opensesame", extensions="801 802")
    one._lines.setValue(1)
    config = one.config()
    assert config == BoxConfig("ami", "socket://192.168.1.5", 2, exchange=Exchange("ringfile", ("801", "802")))
    assert one.lines.secrets == [(config, "opensesame")]
    assert one._exchange._secret.echoMode() is QLineEdit.EchoMode.Password
    assert not one._more_row.isVisible()


def test_the_password_that_is_kept_need_not_be_typed_again(setup):
    one = setup()
    one.show_config(PBX)
    assert one.config() == PBX
    assert one.lines.secrets == []
    assert one._exchange._secret.text() == ""


def test_what_is_missing_is_said_and_nothing_tried(setup):
    one = setup()
    one._port.setEditText("192.168.1.5")
    press(one, "Try it")
    assert "user name that stands in manager.conf" in shown(one)
    assert one.lines.trials == []


def test_it_is_said_that_a_password_will_be_forgotten(setup, qtbot):
    one = setup(can=False)
    one._port.setEditText("192.168.1.5")
    fill(one, user="ringfile", secret="opensesame")
    one.config()
    qtbot.waitUntil(lambda: "has no keyring" in shown(one))
