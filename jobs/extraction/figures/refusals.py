"""Which linked figures are no facts: what a person tells of himself, a list's head, an offer, a
project's own investment, what a count was given to.
"""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.figures.figure_forms import heads_a_list
from jobs.extraction.figures.links import Link
from jobs.extraction.figures.persons import PERSON, is_a_persons
from jobs.extraction.figures.project_figures import is_own_investment, is_spent
from jobs.extraction.figures.ranks import is_of_a_ranking
from jobs.extraction.figures.scenery import is_scenery
from jobs.extraction.figures.tenses import Tense
from jobs.extraction.figures.worth import (
    GIFT,
    SCOPE,
    is_condition,
    is_offer,
    is_scope,
    is_told_again,
    is_worth_telling,
)
from jobs.extraction.names.owners import Owner
from jobs.extraction.rules.members import COUNT_KIND, MONEY_KIND, RANK, SHARE, TIME_KIND

_LEFT_OUT = re.compile("[（(](?:不含|不包括|扣除|剔除)[^）)]*$")

_ON_TOP_OF = ("的基础上", "基础上", "的高基数", "高基数")
"""Behind what a figure is only measured against: 在去年增长8%的基础上."""
_COMPLETE = re.compile("完成(?:了|约|近|超|过|达到?)*$")
"""How far a part of a project is stands in its milestones: 墙体完成50%."""
_ONE_OF = re.compile("[^，,。；;]{2,12}之一")
"""Behind so many of which one is told of: 全国150项重大水利工程之一."""
_GIVEN = re.compile(
    "(?:减免|发放|办理|兑现|落实|提供|拨付|支付|追讨|追回|退税|缓缴|补缴|代缴|报销)"
    "(?=.{0,6}(?:税|费|款|金|资|贴|保险|待遇))"
)
"""What so many people got: 为1.2万人减免税费300万元 counts no 税费."""


def is_refused(sentence: Sentence, link: Link, owner: Owner, tense: Tense) -> bool:
    """Whether a linked figure is no fact, by what stands around it and whose it is."""
    text, frame, spots = sentence.text, link.frame, sentence.spots
    quantity = frame.quantity
    kind = quantity.value.kind
    start = link.token.start - 8
    words = text[start if start > 0 else 0 : quantity.start]
    if kind is MONEY_KIND:
        words = words.rpartition("，")[2]  # 占地200亩，年产值3亿元
    if (
        not is_worth_telling(frame, link.name, words)
        or (PERSON in spots and is_a_persons(sentence, quantity.start))
        or (("（" in words or "(" in words) and _LEFT_OUT.search(words))
        or (GIFT in spots and is_condition(sentence, quantity))
        or (SCOPE in spots and is_scope(sentence, quantity))
        or (frame.measure is RANK and heads_a_list(text, link))
        or text.startswith(_ON_TOP_OF, quantity.end)
        or ("之一" in text and _ONE_OF.match(text, quantity.end))
    ):
        return True
    if kind is COUNT_KIND:
        behind = link.how == "link.noun-behind"
        given = behind and ("每天" in words or _GIVEN.match(link.name) is not None)
        end = quantity.end
        return (
            given
            or is_told_again(sentence, quantity)
            or is_of_a_ranking(text, end)
            or is_scenery(sentence, end, link.name)
        )
    if owner.project and frame.measure is SHARE and not frame.whole and _COMPLETE.search(words):
        return True
    if kind is not MONEY_KIND:
        # 用7天时间
        return kind is TIME_KIND and text.startswith("时间", quantity.end)
    return (
        is_offer(sentence, quantity)
        or (owner.holder is not None and link.name.startswith("注册资"))
        or is_own_investment(sentence, link, owner)
        or (owner.project and is_spent(link, words, tense))
    )
