"""Does the computer's side of the talk wake a modem, find its caller-ID command and notice that it died?"""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from app.telephony.decoders import DECODERS
from app.telephony.decoders.ami_talk import AmiTalk
from app.telephony.decoders.at_talk import CALLER_ID, PROBE_S, ModemTalk
from app.telephony.decoders.ncid import NcidTalk
from app.telephony.decoders.whozz import WhozzTalk
from app.telephony.protocol import BoxConfig, Call, CallState, Direction, Exchange, Reason


class Modem:
    """Answers commands as a modem that knows some of them; None answers nothing."""

    def __init__(self, talk, answers):
        self.talk, self.answers = talk, answers
        self.got, self.wait_s = [], 0.0
        self.notices = []
        self.run(talk.start())

    def run(self, sends):
        for _ in range(100):
            self.notices += self.talk.notices()
            if not sends:
                return
            self.wait_s = sends[-1].wait_s
            command = b"".join(send.data for send in sends).decode().strip()
            if not command:
                return
            self.got.append(command)
            answer = self.answers(command)
            sends = self.talk.waited() if answer is None else self.talk.heard(answer)
        raise AssertionError("it never comes to rest")

    def trouble(self):
        return [notice.words for notice in self.notices if notice.trouble]


def knowing(*known):
    def answer(command):
        echo = f"{command}\r\r\n".encode()
        if command == "ATI3":
            return echo + b"CX93001-EIS_V0.2002-V92\r\n\r\nOK\r\n"
        if command == "AT+GCI?":
            return echo + b"+GCI: 26\r\n\r\nOK\r\n"
        basic = command in ("ATZ", "AT", "ATE1V1Q0S0=0") or command.startswith("AT+GCI=")
        return echo + (b"\r\nOK\r\n" if basic or command in known else b"\r\nERROR\r\n")

    return answer


@pytest.mark.parametrize("command", CALLER_ID)
def test_the_command_this_chip_knows_is_found(command):
    modem = Modem(ModemTalk(), knowing(command))

    assert modem.got[-1] == command
    assert modem.wait_s == PROBE_S
    assert modem.trouble() == []
    assert any(command in notice.words for notice in modem.notices)


def test_model_and_country_are_told():
    modem = Modem(ModemTalk("26"), knowing("AT+VCID=1"))

    assert "AT+GCI=26" in modem.got
    words = [notice.words for notice in modem.notices]
    assert "Modem: CX93001-EIS_V0.2002-V92" in words
    assert "Country of the modem: 26" in words


def test_a_modem_that_keeps_another_country_is_trouble():
    modem = Modem(ModemTalk("B4"), knowing("AT+VCID=1"))

    assert "country 26 instead of B4" in modem.trouble()[0]


def test_a_modem_without_caller_id_is_told():
    assert "cannot report numbers" in Modem(ModemTalk(), knowing()).trouble()[0]


def test_a_silent_port_is_told_once_and_asked_again():
    modem = Modem(ModemTalk(), lambda _: None)
    asked = len(modem.got)
    modem.run(modem.talk.waited())
    modem.run(modem.talk.waited())

    assert len(modem.trouble()) == 1
    assert len(modem.got) > asked
    assert modem.wait_s > 0


def test_a_dead_modem_is_noticed_and_set_up_again_when_it_answers():
    modem = Modem(ModemTalk(), knowing("AT+VCID=1"))
    alive, modem.answers = modem.answers, lambda _: None
    modem.run(modem.talk.waited())
    assert len(modem.trouble()) == 1

    modem.answers = alive
    modem.got.clear()
    modem.run(modem.talk.waited())
    assert "ATZ" in modem.got
    assert modem.got[-1] == "AT+VCID=1"
    assert modem.notices[-1].words == "The modem answers again."


def test_the_sign_of_life_switches_caller_id_on_again():
    modem = Modem(ModemTalk(), knowing("AT#CID=1"))
    modem.got.clear()
    modem.run(modem.talk.waited())

    assert modem.got == ["AT#CID=1"]
    assert modem.wait_s == PROBE_S


def test_a_ringing_modem_is_not_disturbed():
    modem = Modem(ModemTalk(), knowing("AT+VCID=1"))

    (send,) = modem.talk.heard(b"\r\nRING\r\n")
    assert (send.data, send.wait_s) == (b"", PROBE_S)


def test_answers_are_found_in_pieces_among_rings_and_echo():
    talk = ModemTalk()
    talk.start()

    assert talk.heard(b"ATZ\r\r\nRI") == []
    assert talk.heard(b"NG\r\n\r\nBOOKS\r\nO") == []
    assert talk.heard(b"K") == []
    (send,) = talk.heard(b"\r\n")
    assert send.data == b"ATE1V1Q0S0=0\r"


def call(reason):
    moment = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    return Call(
        uuid=uuid4(), line=1, state=CallState.ENDED, direction=Direction.IN, started_at=moment, reason=reason, rings=3
    )


def test_an_exchange_that_falls_silent_is_connected_anew():
    talk = AmiTalk(BoxConfig("ami", "socket://pbx", exchange=Exchange("ringfile")), "opensesame")
    (ask,) = talk.start()
    assert b"Action: Challenge\r\n" in ask.data
    talk.heard(
        b"Asterisk Call Manager/9.0.0\r\nResponse: Success\r\nActionID: ringfile-challenge\r\nChallenge: 1\r\n\r\n"
    )
    (shown,) = talk.heard(b"Response: Success\r\nActionID: ringfile-login\r\n\r\n")
    assert b"CoreShowChannels" in shown.data
    asked = [send.data for _ in range(2) for send in talk.waited()]
    assert all(b"Action: Ping" in data for data in asked)
    assert talk.refused() is None
    assert talk.waited() == []
    assert not talk.refused().lasting


def test_an_exchange_that_says_nothing_at_all_is_connected_anew():
    talk = AmiTalk(BoxConfig("ami", "socket://pbx", exchange=Exchange("ringfile")), "opensesame")
    talk.start()
    assert talk.waited() == []
    assert "no longer answers" in str(talk.refused().text)


def test_an_exchange_says_that_the_user_may_not_dial():
    talk = AmiTalk(BoxConfig("ami", "socket://pbx", exchange=Exchange("ringfile", ("SIP/801",))), "opensesame")
    talk.start()
    talk.heard(b"Response: Success\r\nActionID: ringfile-challenge\r\nChallenge: 1\r\n\r\n")
    talk.heard(b"Response: Success\r\nActionID: ringfile-login\r\n\r\n")
    talk.notices()
    (send,) = talk.dial("10086")
    assert b"Channel: SIP/801\r\n" in send.data
    assert b"CallerID: <801>\r\n" in send.data
    talk.heard(b"Response: Error\r\nActionID: ringfile-dial-0\r\nMessage: Permission denied\r\n\r\n")
    assert "add “originate”" in talk.notices()[0].words


def test_a_modem_dials_and_lets_go_when_the_receiver_is_lifted():
    modem = Modem(ModemTalk(), knowing("AT+VCID=1", "ATDT10086;", "ATH"))
    assert modem.talk.dials
    modem.got.clear()
    modem.run(modem.talk.dial("10086"))
    assert modem.got == ["ATDT10086;"]
    assert modem.notices[-1].words == "10086 is dialled: lift the receiver within 15 second(s)."
    assert modem.wait_s == 15
    assert not modem.talk.dials
    modem.run(modem.talk.waited())
    assert modem.got == ["ATDT10086;", "ATH", "AT+VCID=1"]  # switched on again
    assert modem.talk.dials


def test_a_modem_that_cannot_dial_says_so_and_hangs_up():
    modem = Modem(ModemTalk(), knowing("AT+VCID=1", "ATH"))
    modem.got.clear()
    modem.run(modem.talk.dial("10086"))
    assert modem.got == ["ATDT10086;", "ATH", "AT+VCID=1"]
    assert "did not dial 10086" in modem.trouble()[0]


def test_a_ringing_modem_does_not_dial():
    modem = Modem(ModemTalk(), knowing("AT+VCID=1"))
    modem.talk.heard(b"\r\nRING\r\n")
    assert not modem.talk.dials
    assert modem.talk.dial("10086") == []
    modem.talk.saw(call(Reason.PRIVATE))
    assert modem.talk.dials
    assert modem.talk.dial("1;ATZ") == []


def test_three_calls_in_a_row_without_a_number_are_told():
    talk = ModemTalk()
    for reason in (Reason.NO_CID, Reason.NO_CID, Reason.PRIVATE, Reason.NO_CID, Reason.NO_CID):
        talk.saw(call(reason))
    assert talk.notices() == []

    talk.saw(call(Reason.NO_CID))
    (notice,) = talk.notices()
    assert notice.trouble
    assert notice.text.count == 3


def test_whozz_is_left_in_peace_a_moment_before_it_is_asked():
    talk = WhozzTalk()
    (settle,) = talk.start()
    (ask,) = talk.waited()

    assert (settle.data, settle.wait_s) == (b"", 0.1)
    assert (ask.data, ask.wait_s) == (b"V", 0)


def test_whozz_reply_tells_what_is_switched_off():
    notices = DECODERS["whozz"]().feed(b"V3.6 ECXUDASOBKT L=05 00/00 00:00:05\r\n")

    words = " ".join(notice.words for notice in notices)
    assert "first line 5" in words
    assert "detail switch" in words
    assert "outgoing" in words


def test_ncid_declines_the_history_and_keeps_the_line_alive():
    talk = NcidTalk()
    (hello,) = talk.start()
    (ask,) = talk.waited()
    (rest,) = talk.heard(b"ACK: REQ: YO\r\n")

    assert b"no_log" in hello.data
    assert ask.data == b"REQ: YO\r\n"
    assert rest.wait_s > ask.wait_s
    assert talk.notices() == []


def test_a_silent_ncid_server_is_told_once():
    talk = NcidTalk()
    talk.start()
    for _ in range(8):
        talk.waited()

    assert [notice.trouble for notice in talk.notices()] == [True]


def test_ncid_messages_say_from_whom():
    lines = (
        b"MSG: back at three ***DATE*11212026*TIME*0905*NAME*\xe7\x8e\x8b\xe8\x8a\xb3*NMBR*-*LINE*x*MTYPE*IN*\r\n",
        b"NOT: SMS ***DATE*11212026*TIME*0905*NAME*-*NMBR*13812345678*LINE*x*MTYPE*IN*\r\n",
        b"RLY: yes\r\n",
        b"MSG: \r\n",
    )
    said = [notice.words for line in lines for notice in DECODERS["ncid"]().feed(line)]
    assert said == [
        "Message on the NCID server from 王芳: back at three",
        "Message on the NCID server from 13812345678: SMS",
        "Message on the NCID server: yes",
    ]


def test_ncid_says_on_whom_the_server_hung_up():
    told = DECODERS["ncid"]().feed(b"HUP: *DATE*1*TIME*1*LINE*-*NMBR*01065551234*MESG*NONE*NAME*NO NAME*\r\n")
    assert told[-1].words == "The NCID server hung up on 01065551234 (its blacklist)."


def test_ncid_tells_that_its_modem_was_pulled_out():
    (notice,) = DECODERS["ncid"]().feed(b"MSG: Serial device /dev/ttyACM0 Hung Up, Terminated\r\n")

    assert notice.trouble
