"""Does the sentence about a batch say which records stayed as they were, and why?"""

from app.core.i18n import Text
from app.ui.left_out import left_sentence


def test_many_that_refuse_are_named_by_their_reasons_the_first_few(qapp):
    gone, lent = Text("test", "It is gone."), Text("test", "It is lent.")
    refused = {**dict.fromkeys(range(7), gone), 7: lent, 8: lent}
    lines = left_sentence(refused, {one: f"YS{one}" for one in range(8)}).split("\n")
    assert lines[1] == "YS0, YS1, YS2, YS3, YS4 and 2 more: It is gone."
    assert lines[2] == "YS7 and 1 more: It is lent."
    assert left_sentence({1: gone}, {}).split("\n")[1] == "It is gone."
