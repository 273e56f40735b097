"""Which written numbers are the same caller, and which are not?"""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.phone import Numbers, Place, place_of

BEIJING = Numbers("CN", "010")
HANGZHOU = Numbers("CN", "0571")
UNKNOWN = Numbers("CN", "")
NEW_YORK = Numbers("US", "212")
LONDON = Numbers("GB", "020")
BERLIN = Numbers("DE", "030")

SWITCHBOARD, MOBILE, FAR, TOLL, BANK = "1065521234", "13800138000", "57187654321", "4008208820", "95588"
SHANGHAI, ABROAD, OTHER = "2165521234", "+12127365000", "13800138001"

# written at a seat in Beijing, must match, must not match
WRITTEN = (
    ("65521234", SWITCHBOARD, SHANGHAI),
    ("6552 1234", SWITCHBOARD, SHANGHAI),
    ("6552-1234", SWITCHBOARD, SHANGHAI),
    ("01065521234", SWITCHBOARD, "65521234"),
    ("010 65521234", SWITCHBOARD, SHANGHAI),
    ("010-6552 1234", SWITCHBOARD, SHANGHAI),
    ("010-6552-1234", SWITCHBOARD, SHANGHAI),
    ("(010)65521234", SWITCHBOARD, SHANGHAI),
    ("(010) 6552-1234", SWITCHBOARD, SHANGHAI),
    ("（０１０）６５５２１２３４", SWITCHBOARD, SHANGHAI),
    ("010—65521234", SWITCHBOARD, SHANGHAI),
    ("010.6552.1234", SWITCHBOARD, SHANGHAI),
    ("+86 10 6552 1234", SWITCHBOARD, SHANGHAI),
    ("+861065521234", SWITCHBOARD, SHANGHAI),
    ("+86-010-65521234", SWITCHBOARD, SHANGHAI),
    ("+86 (0)10 6552 1234", SWITCHBOARD, SHANGHAI),
    ("(+86)10-65521234", SWITCHBOARD, SHANGHAI),
    ("0086 10 65521234", SWITCHBOARD, SHANGHAI),
    ("00861065521234", SWITCHBOARD, SHANGHAI),
    ("0086-010-65521234", SWITCHBOARD, SHANGHAI),
    ("86-10-65521234", SWITCHBOARD, SHANGHAI),
    ("861065521234", SWITCHBOARD, SHANGHAI),
    ("1065521234", SWITCHBOARD, MOBILE),
    ("1795101065521234", SWITCHBOARD, SHANGHAI),
    ("17909 010 65521234", SWITCHBOARD, SHANGHAI),
    ("1791165521234", SWITCHBOARD, SHANGHAI),
    ("65521234-801", SWITCHBOARD, SHANGHAI),
    ("010-65521234-8001", SWITCHBOARD, SHANGHAI),
    ("010-65521234转801", SWITCHBOARD, SHANGHAI),
    ("65521234 转 802", SWITCHBOARD, SHANGHAI),
    ("6552 1234 分机 12", SWITCHBOARD, SHANGHAI),
    ("010-6552-1234 ext. 801", SWITCHBOARD, SHANGHAI),
    ("010-65521234#801", SWITCHBOARD, SHANGHAI),
    ("010-65521234,,801", SWITCHBOARD, SHANGHAI),
    ("电话：010-65521234（白天）", SWITCHBOARD, SHANGHAI),
    ("65521234/65521235", SWITCHBOARD, "1065521235"),
    ("021-65521234", SHANGHAI, SWITCHBOARD),
    ("+86 21 6552 1234", SHANGHAI, SWITCHBOARD),
    ("0571-87654321", FAR, "1087654321"),
    ("0571 8765 4321", FAR, "1087654321"),
    ("57187654321", FAR, MOBILE),
    ("+86 571 8765 4321", FAR, "1087654321"),
    ("0310-6552123", "3106552123", "1106552123"),
    ("13800138000", MOBILE, OTHER),
    ("138 0013 8000", MOBILE, OTHER),
    ("138-0013-8000", MOBILE, OTHER),
    ("013800138000", MOBILE, OTHER),
    ("+8613800138000", MOBILE, OTHER),
    ("+86 138 0013 8000", MOBILE, OTHER),
    ("008613800138000", MOBILE, OTHER),
    ("8613800138000", MOBILE, OTHER),
    ("1795113800138000", MOBILE, OTHER),
    ("17911 138 0013 8000", MOBILE, OTHER),
    ("1259313800138000", MOBILE, OTHER),
    ("１３８００１３８０００", MOBILE, OTHER),
    ("\u202a138 0013 8000\u202c", MOBILE, OTHER),
    ("13800138000（王经理）", MOBILE, OTHER),
    ("13800138000 13800138001", MOBILE, OTHER),
    ("*31#13800138000", MOBILE, OTHER),
    ("138001380001", "138001380001", MOBILE),
    ("1380013800", "1380013800", MOBILE),
    ("110", "110", "10110"),
    ("12345", "12345", "1012345"),
    ("10086", "10086", "1010086"),
    ("95588", BANK, "1095588"),
    ("010-95588", "1095588", BANK),
    ("95105105", "95105105", "1095105105"),
    ("400-820-8820", TOLL, "104008208820"),
    ("4008208820", TOLL, "104008208820"),
    ("+86 400 820 8820", TOLL, "104008208820"),
    ("800 810 1234", "8008101234", "108008101234"),
    ("801", "801", SWITCHBOARD),
    ("8001", "8001", SWITCHBOARD),
    ("86551234", "1086551234", "551234"),
    ("+1 212 736 5000", ABROAD, "2127365000"),
    ("001 212 736 5000", ABROAD, "2127365000"),
    ("+1-212-736-5000 x12", ABROAD, "2127365000"),
    ("+44 (0)20 7946 0958", "+442079460958", "2079460958"),
    ("00442079460958", "+442079460958", "2079460958"),
    ("+852 2345 6789", "+85223456789", "1023456789"),
    ("P", "", BANK),
    ("O", "", BANK),
    ("Private", "", BANK),
    ("未知号码", "", BANK),
    ("", "", BANK),
    ("0", "", BANK),
    ("-1", "", BANK),
    ("0000000000", "", BANK),
    ("138****8000", "", MOBILE),
)


@pytest.mark.parametrize(("written", "same", "other"), WRITTEN)
def test_is_matched_by_its_key(written, same, other):
    key = BEIJING.key(written)
    assert key == same
    assert key != other


def test_at_least_sixty_written_forms():
    assert len(WRITTEN) >= 60


def test_the_area_of_the_seat_counts():
    assert HANGZHOU.key("87654321") == FAR == HANGZHOU.key("0571-87654321")
    assert HANGZHOU.key("65521234") != BEIJING.key("65521234")
    assert HANGZHOU.key("010-65521234") == BEIJING.key("65521234")
    assert UNKNOWN.key("65521234") == "65521234"
    assert Numbers("CN", "10").key("65521234") == Numbers("CN", "(010)").key("65521234") == SWITCHBOARD
    assert BEIJING.key("6552123") == "6552123"  # no Beijing number: one digit is missing


@pytest.mark.parametrize(
    ("numbers", "written", "key"),
    [
        (NEW_YORK, "736-5000", "2127365000"),
        (NEW_YORK, "(212) 736-5000", "2127365000"),
        (NEW_YORK, "1 212 736 5000", "2127365000"),
        (NEW_YORK, "+1 212 736 5000 ext 4", "2127365000"),
        (NEW_YORK, "011 86 138 0013 8000", "+8613800138000"),
        (NEW_YORK, "911", "911"),
        (LONDON, "7946 0958", "2079460958"),
        (LONDON, "020 7946 0958", "2079460958"),
        (LONDON, "+44 (0)20 7946 0958", "2079460958"),
        (LONDON, "999", "999"),
        (BERLIN, "030/123456", "30123456"),
        (BERLIN, "02151/123456", "2151123456"),
        (BERLIN, "+49 30 123456", "30123456"),
        (BERLIN, "0170 1234567", "1701234567"),
        (Numbers("XX", ""), "12345678", "12345678"),
    ],
)
def test_other_countries_have_their_own_rules(numbers, written, key):
    assert numbers.key(written) == key


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("013800138000", "138-0013-8000"),
        ("65521234", "010-6552-1234"),
        ("+86 571 87654321", "0571-8765-4321"),
        ("03106552123", "0310-655-2123"),
        ("4008208820", "400-820-8820"),
        ("01095588", "010-95588"),
        ("10086", "10086"),
        ("0012127365000", "+1 212-736-5000"),
        ("Private", "Private"),
        (" 138001380001 ", "138001380001"),
    ],
)
def test_is_shown_as_people_write_it(written, shown):
    assert BEIJING.shown(written) == shown


@pytest.mark.parametrize(
    ("written", "e164", "dialled"),
    [
        ("013800138000", "+8613800138000", "13800138000"),
        ("65521234", "+861065521234", "65521234"),
        ("0571-87654321", "+8657187654321", "057187654321"),
        ("+1 212 736 5000", "+12127365000", "0012127365000"),
        ("10086", "", "10086"),
        ("P", "", ""),
    ],
)
def test_is_called_back_from_here_and_from_abroad(written, e164, dialled):
    assert (BEIJING.e164(written), BEIJING.dialled(written)) == (e164, dialled)


def test_other_countries_dial_their_own_way():
    assert LONDON.dialled("+44 20 7946 0958") == "02079460958"
    assert LONDON.dialled("+8613800138000") == "+8613800138000"
    assert LONDON.shown("2079460958") == "020 7946 0958"


TEXTS = st.text(max_size=40) | st.from_regex(
    r"\A[+(（]?(00)?(86|1|44|49)?[ -]?0?[0-9]{2,4}[)） -]?[0-9 -]{3,12}(转|-|#|x)?[0-9]{0,4}\Z"
)


@given(TEXTS)
def test_what_is_shown_has_the_same_key(written):
    for numbers in (BEIJING, HANGZHOU, UNKNOWN):
        key = numbers.key(written)
        assert numbers.key(numbers.shown(written)) == key
        assert len(key) <= 24
        assert set(key) <= set("+0123456789")


@given(TEXTS)
def test_what_is_shown_has_the_same_key_abroad(written):
    for numbers in (NEW_YORK, LONDON, BERLIN):
        assert numbers.key(numbers.shown(written)) == numbers.key(written)


@given(st.from_regex(r"\A(1[3-9][0-9]{9}|[2-8][0-9]{7}|0571[2-8][0-9]{7}|400[0-9]{7}|0[0-9]{2}[2-8][0-9]{7})\Z"))
def test_a_key_is_its_own_key_and_that_of_the_number_called_back(written):
    key = BEIJING.key(written)
    assert BEIJING.key(key) == key
    assert BEIJING.key(BEIJING.dialled(written)) == key
    if e164 := BEIJING.e164(written):
        assert HANGZHOU.key(e164) == key


def test_place_and_carrier_in_the_users_language():
    assert place_of(BEIJING, "13800138000", "zh_CN") == Place("北京市", "中国移动")
    assert place_of(BEIJING, "138 0013 8000", "en") == Place("Beijing", "China Mobile")
    assert place_of(BEIJING, "0571-87654321", "zh_CN") == Place("浙江省杭州市", "")
    assert place_of(BEIJING, "+1 212 736 5000", "zh_CN") == Place("美国", "")
    assert place_of(BEIJING, "400-820-8820", "zh_CN") == place_of(BEIJING, "P", "en") == Place()


def test_a_call_from_china_loads_no_library():
    code = (
        "import sys; from app.core.phone import Numbers; n = Numbers('CN', '010');"
        "n.key('010-65521234'), n.shown('13800138000'), n.e164('65521234'), n.key('+12127365000');"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("raw", "in_full"),
    [
        ("+8613800138000", "138-0013-8000"),
        ("010-65521234转801", "010-6552-1234转801"),
        ("021 6234 5678 ext 12", "021-6234-5678 ext 12"),
        ("王太太 13800138000", "王太太 13800138000"),
        ("138****8000", "138****8000"),
        (" 95588 ", "95588"),
        ("", ""),
    ],
)
def test_in_a_file_nothing_of_a_number_is_lost(raw, in_full):
    numbers = Numbers("CN", "010")
    assert numbers.in_full(raw) == in_full
    assert numbers.key(in_full) == numbers.key(raw)
