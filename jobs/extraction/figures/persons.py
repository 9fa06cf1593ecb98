"""What one person tells of himself: 村民老李种了12亩, “我一年能挣5万元”. No place's figures."""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.rules.spotter import Spotted

PERSON = Spotted(
    "我(?=这[个片座]|家(?!乡|园)|[种养挣赚卖]|今年|去年|现在|每[年月天]|一(?:年|个月|天)|承包)|俺|咱家|自家|"
    "(?:她|(?<!其)他)(?=[带从在种养投挣赚卖回返]|承包|流转|今年|去年|一家|家|一[年个天]|每[年月天])|"
    "(?:她|(?<!其)他)(?:创办|领办|成立|牵头)?的(?:合作社|公司|企业|基地|农场)?|"
    "今年[2-8][0-9]岁|一亩地?(?=[能可要多省就少])|算(?:了|起)?(?:一|这)?笔(?:经济)?账|"
    "(?:村民|农户|(?:种植|种粮|养殖)?大户|(?:种植|养殖|致富)能手|瓜农|渔民|牧民|种植户|养殖户|贫困户|脱贫户|果农|菜农|茶农|店主|摊主)(?=\\s?[\u4e00-\u9fff]{2,4}?\\s?(?:[：:]|说|介绍|告诉|家|种|养|承包|"
    "今年|去年|一家|高兴|笑|算))"
)
_OTHERS = re.compile(
    "全[村镇乡县区市州]|我[们市县区镇乡村]|该[市县区镇乡村]|合作社|基地|集体|公司|企业|园区"
)
"""Of whom a sentence tells next, that began with a person."""


def is_a_persons(sentence: Sentence, position: int) -> bool:
    """Whether what stands at a position is told of a single person; never without a `PERSON`."""
    person = next(iter(sentence.matches(PERSON)), None)
    if person is None or person.start() > position:
        return False
    return _OTHERS.search(sentence.text, person.end(), position) is None
