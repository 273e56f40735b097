"""Does a seat sign in at an exchange, hear its calls, dial through it, and come back when it was away?"""

import datetime as dt
import ssl

import pytest

from app.telephony.protocol import BoxConfig, CallState, Direction, Exchange
from tests.telephony.asterisk import House, Server, packet
from tests.telephony.boxes import Seat


@pytest.fixture
def house():
    return House()


@pytest.fixture
def server():
    server = Server()
    yield server
    server.close()


@pytest.fixture
def sit():
    """A seat at an exchange."""
    seats = []

    def sit(server, secret="opensesame", url="socket://127.0.0.1:{port}", extensions=("801",)):
        seat = Seat(secret=lambda _: secret)
        seats.append(seat)
        exchange = Exchange(user="ringfile", extensions=extensions)
        seat.hub.start([BoxConfig("ami", url.format(port=server.port), exchange=exchange)])
        return seat

    yield sit
    for seat in seats:
        seat.hub.stop()


def signed_in(seat, times=1):
    seat.wait(lambda: [state for state in seat.boxes if state.dials][times - 1 :])


def test_a_call_reaches_the_seat(server, house, sit):
    seat = sit(server)
    signed_in(seat)
    login = server.wait("Login")
    assert "Secret" not in login
    assert login["Events"] == "call,agent,cdr"
    server.wait("CoreShowChannels")  # its answer would stand in the packet that is cut below
    caller, comes = house.comes_in()
    _leg, rings = house.rings(caller, "801")
    server.say(comes + rings[:100])
    server.say(rings[100:])

    assert seat.call(lambda call: call.state is CallState.RINGING).number == "13800138000"


def test_a_wrong_password_is_said_and_not_tried_again_at_once(server, sit):
    seat = sit(server, secret="wrong")

    state = seat.down()
    assert str(state.trouble) == "The exchange refuses the user name or password."
    server.wait("Login", times=2)  # the longest pause of this seat is a short one


def test_no_password_at_all(server, sit):
    assert "No user name or password" in str(sit(server, secret="").down().trouble)
    assert not server.heard


def test_what_goes_on_is_known_again_after_the_exchange_was_away(server, house, sit):
    seat = sit(server)
    signed_in(seat)
    caller, comes = house.comes_in()
    leg, rings = house.rings(caller, "801")
    server.say(comes + rings + house.answers(caller, leg))
    call = seat.call(lambda call: call.state is CallState.TALKING)
    server.going_on = [(caller, {"BridgeId": "b1", "Duration": "00:00:40"}), (leg, {"BridgeId": "b1"})]
    server.drop()

    assert seat.call(lambda call: call.lost).uuid == call.uuid
    signed_in(seat, times=2)
    seat.wait(lambda: seat.calls[-1].state is CallState.TALKING)
    server.say(leg.hangs_up() + caller.hangs_up())
    end = seat.call(lambda call: call.state is CallState.ENDED and not call.lost)
    assert (end.uuid, end.number, end.answered) == (call.uuid, "13800138000", True)
    assert end.duration_s >= 40


def test_dialling_rings_the_seats_own_telephone_first(server, sit):
    seat = sit(server)
    signed_in(seat)
    assert seat.hub.dial("013700137000")

    asked = server.wait("Originate")
    assert (asked["Channel"], asked["Exten"], asked["Context"]) == ("PJSIP/801", "013700137000", "from-internal")
    server.say(packet(Event="OriginateResponse", Response="Failure", ActionID=asked["ActionID"], Reason="3"))
    told = lambda: [n.words for state in seat.boxes for n in state.notices if "was not dialled" in n.words]  # noqa: E731
    assert seat.wait(told)[0] == "013700137000 was not dialled: your telephone (801) was not lifted."


def test_without_an_extension_nothing_can_be_dialled(server, sit):
    seat = sit(server, extensions=())
    server.wait("CoreShowChannels")
    assert not seat.hub.dial("10086")
    assert not seat.hub.dials


def test_numbers_that_are_none_are_never_dialled(server, sit):
    seat = sit(server)
    signed_in(seat)
    seat.hub.dial("1\r\nAction: Command")
    seat.hub.dial("10086")
    assert server.wait("Originate")["Exten"] == "10086"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate an exchange made itself, and its sum."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "pbx")])
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(day)
        .not_valid_after(day + dt.timedelta(days=9999))
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "asterisk.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path, made.fingerprint(hashes.SHA256()).hex()


@pytest.fixture
def safe_server(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[0])
    server = Server(context=context)
    yield server
    server.close()


def test_a_certificate_nobody_knows_is_refused_and_its_sum_said(safe_server, certificate, sit):
    seat = sit(safe_server, url="tls://localhost:{port}")

    state = seat.down()
    assert "is not trusted" in str(state.trouble)
    assert certificate[1] in str(state.advice)


def test_a_pinned_certificate_is_trusted(safe_server, certificate, house, sit):
    seat = sit(safe_server, url=f"tls://localhost:{{port}}?pin={certificate[1]}")
    signed_in(seat)
    caller, comes = house.comes_in()
    safe_server.say(comes + house.rings(caller, "801")[1])
    assert seat.call(lambda call: call.direction is Direction.IN).number == "13800138000"


def test_another_certificate_than_the_pinned_one_is_refused(safe_server, sit):
    seat = sit(safe_server, url=f"tls://localhost:{{port}}?pin={'ab' * 32}")
    assert "another certificate" in str(seat.down().trouble)


def test_a_server_without_tls(server, sit):
    assert "does not speak TLS" in str(sit(server, url="tls://localhost:{port}").down().trouble)
