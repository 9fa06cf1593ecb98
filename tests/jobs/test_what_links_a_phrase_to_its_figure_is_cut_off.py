"""粮食产量预计可达50万吨 is about 粮食产量: no linking word is missed for how it begins or ends."""

import pytest

from jobs.extraction.figures.counted_things import is_of_its_owner
from jobs.extraction.names.phrases import is_only_verbs, phrase_before


@pytest.mark.parametrize(
    "link",
    [
        "达到",
        "为",
        "能",
        "才",
        "均",
        "的",
        "：",
        "“",
        "（",
        "实现了",
        "预计可达",
        "有望突破",
        "必须达到",
        "分别为",
        "连续3年保持在",
        "连续三年",
        "自去年8月以来已",
        "力争达到",
    ],
)
def test_the_phrase_is_what_stands_before_the_link(link: str) -> None:
    text = f"粮食产量{link}50万吨"
    phrase = phrase_before(text, 0, text.index("50"))
    assert (phrase.text, phrase.start, phrase.end) == ("粮食产量", 0, 4)


@pytest.mark.parametrize(
    "lead",
    [
        "其中，",
        "截至目前，",
        "该公司的",
        "企业要确保",
        "全年",
        "1、",
        "（二）",
        "主要目标是",
        "还要",
    ],
)
def test_the_phrase_is_what_stands_behind_its_lead(lead: str) -> None:
    text = f"{lead}粮食产量50万吨"
    phrase = phrase_before(text, 0, text.index("50"))
    assert phrase.text == "粮食产量"


@pytest.mark.parametrize("words", ["", "完成", "共实现", "预计可", "已建成", "计划实施", "新增了"])
def test_words_that_only_lead_on_are_no_phrase(words: str) -> None:
    assert is_only_verbs(words)


@pytest.mark.parametrize("words", ["税收", "完成税收", "实现利润", "产值达", "总额"])
def test_a_noun_among_them_makes_a_phrase(words: str) -> None:
    assert not is_only_verbs(words)


@pytest.mark.parametrize(
    "words",
    [
        "总投资",
        "计划投资额",
        "投资总额",
        "投资金额",
        "投资规模",
        "规模",
        "到位资金",
        "资金额",
        "协议引资额",
        "总金额",
        "金额",
        "占地",
        "开工率",
        "竣工率",
        "转化率",
    ],
)
def test_a_sum_without_its_subject_is_known_in_all_its_forms(words: str) -> None:
    assert is_of_its_owner(words)


@pytest.mark.parametrize("words", ["固定资产投资", "失业率", "住房面积", "", "投资计划"])
def test_a_sum_with_a_subject_is_its_own(words: str) -> None:
    assert not is_of_its_owner(words)
