"""Does the knowledge base fill itself from what is finished, and unlearn what turned out otherwise?"""

from app.features.knowledge.model import Shelf
from app.features.knowledge.spec import SOLUTION
from app.records.listing import Query
from tests.features.repairs.conftest import REPAIR


def test_a_finished_repair_becomes_a_solution(solve, found, solution, technician):
    solve("不制冷，压缩机不转", "更换继电器", technician, cause="启动继电器烧坏", product="冷柜")
    assert found("压缩机不转") == [("更换继电器", 1, 100)]
    one = solution("更换继电器")
    assert (one.cause, one.product, one.shelf, one.gathered) == ("启动继电器烧坏", "冷柜", Shelf.FAULT, True)
    assert one.helped_at is not None


def test_what_is_not_finished_or_says_nothing_teaches_nothing(take, solve, found, figures):
    take(fault="不通电", result="待查")
    solve("不通电", "已修好。")
    assert found("不通电") == []
    assert figures() == {}


def test_the_same_again_is_counted_and_other_words_for_it_are_kept(solve, figures, solution):
    solve("不出冰", "打开进水阀", product="制冰机 A")
    solve("不出冰。", "打开进水阀！", product="制冰机 A")
    solve("机器一直不出冰", "打开进水阀", product="制冰机 B")
    assert figures() == {"打开进水阀": (3, 3, 3)}
    one = solution("打开进水阀")
    assert one.also == "机器一直不出冰"
    assert one.product == "", "it holds for both"


def test_one_result_for_two_matters_is_two_solutions(solve, figures, found):
    solve("门关不上", "更换配件")
    solve("面板不亮", "更换配件")
    assert figures() == {"更换配件": (1, 1, 1)} or len(found("门关不上")) == 1
    assert found("面板不亮") == [("更换配件", 1, 100)]


def test_opened_again_it_has_not_helped_and_another_result_is_learnt(desk, solve, change, figures, found):
    id_ = solve("底部漏水", "拧紧接头")
    desk.step(REPAIR, id_, "reopen", "又漏了").result()
    assert figures() == {"拧紧接头": (0, 0, 0)}
    assert found("底部漏水") == [], "nobody wrote it, and it helps nobody"
    change(id_, result="更换密封圈")
    desk.step(REPAIR, id_, "by_phone").result()
    assert figures() == {"拧紧接头": (0, 0, 0), "更换密封圈": (1, 1, 1)}


def test_a_result_put_right_afterwards_is_learnt_as_it_is_now(solve, change, figures):
    id_ = solve("底部漏水", "更换密风圈")
    change(id_, result="更换密封圈")
    assert figures() == {"更换密风圈": (0, 0, 0), "更换密封圈": (1, 1, 1)}


def test_what_was_used_and_helped_counts_for_it(desk, write, take, figures, lessons):
    used = write(symptom="不出冰", result="打开进水阀")
    saved = take(fault="机器没有冰了", result="打开进水阀，等十分钟", solution_id=used)
    assert figures() == {"打开进水阀": (1, 0, 0)}, "tried"
    desk.step(REPAIR, saved.id, "by_phone").result()
    assert figures() == {"打开进水阀": (1, 1, 1)}
    assert lessons() == [(saved.id, True, True)]


def test_what_was_used_and_did_not_help_counts_against_it(write, solve, technician, figures, found):
    used = write(symptom="不出冰", result="打开进水阀")
    solve("不出冰", "更换水泵", technician, solution_id=used)
    assert figures() == {"打开进水阀": (1, 0, 0), "更换水泵": (1, 1, 0)}
    assert found("不出冰") == [("更换水泵", 1, 100), ("打开进水阀", 0, 0)]


def test_what_is_taken_back_or_deleted_is_unlearnt(desk, take, write, figures):
    saved = take(fault="不出冰", result="打开进水阀")
    undo = desk.step(REPAIR, saved.id, "by_phone").result().undo
    assert figures() == {"打开进水阀": (1, 1, 1)}
    desk.undo(undo).result()
    assert figures() == {"打开进水阀": (0, 0, 0)}
    used = write(symptom="有异味", result="更换滤芯")
    other = take(fault="有异味", solution_id=used)
    assert figures()["更换滤芯"] == (1, 0, 0)
    desk.delete(REPAIR, other.id).result()
    assert figures()["更换滤芯"] == (0, 0, 0)


def test_a_handled_complaint_teaches_and_a_suggestion_does_not(complain, found, figures):
    complain("师傅上门迟到两小时", "道歉并减免上门费")
    complain("希望周末也上门", "已转主管考虑", sort="suggestion")
    assert found("师傅迟到", Shelf.COMPLAINT) == [("道歉并减免上门费", 1, 100)]
    assert found("师傅迟到") == [], "that is another base"
    assert list(figures()) == ["道歉并减免上门费"]


def test_what_was_retired_is_not_offered_again_when_it_is_taught_again(desk, solve, found, solution, figures):
    solve("不制冷", "敲两下")
    (retire,) = [one for one in SOLUTION.actions if one.name == "retire"]
    desk.act(SOLUTION, retire, [solution("敲两下").id]).result()
    solve("不制冷", "敲两下")
    assert found("不制冷") == []
    assert figures() == {"敲两下": (2, 2, 2)}
    assert desk.total(SOLUTION, Query()).result() == 0


def test_what_somebody_rewrote_keeps_its_words(desk, solve, solution, found):
    solve("不出冰", "开阀", cause="")
    one = solution("开阀")
    desk.save(SOLUTION, one.id, one.version, {"result": "打开进水阀，等十分钟", "product": "制冰机"}).result()
    solve("不出冰", "打开进水阀，等十分钟", product="冷柜")
    kept = solution("打开进水阀，等十分钟")
    assert (kept.product, kept.gathered, kept.helped) == ("制冰机", False, 2)
    assert found("不出冰") == [("打开进水阀，等十分钟", 2, 100)]
