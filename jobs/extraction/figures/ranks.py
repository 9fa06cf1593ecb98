"""Ranks: which of them tell how a place does, not 选手李明获第三名; among whom they are counted;
which assessment gives them, 在全省营商环境评价中列第4位.
"""

import re

from jobs.extraction.figures.drafts import Draft
from jobs.extraction.figures.frames import Frame
from jobs.extraction.names.phrases import Phrase
from jobs.extraction.rules.value import replace

_KINDS = "监测|评价|考核|测评|考评|评估|评比|排名|竞赛|调查|督查"
_NAMED = re.compile(f"(?P<what>.{{0,12}}?(?:{_KINDS}))中")
_AMONG = re.compile("在(?P<whole>全[省市县国区州盟旗])$")
_OF_ALL = re.compile(
    "(?P<whole>全[省市县国区州盟旗](?:[0-9]+个(?:开发区|高新区|[县市区旗]+|市州|省市|城市))?)"
    f"(?P<what>.{{0,12}}?(?:{_KINDS}))"
)

_PEERS = re.compile(
    "(?:(?P<name>.*?)(?:[连持]续[0-9]+个?[年月季])?在)?"
    "(?P<whole>[^，在]{2,14}?(?<![百千十]强)(?:[县市区旗州镇乡]|[（(][县市区旗、]+[）)]))[中里内](?P<its>.{0,6})"
)
_PLACE_AMONG = re.compile(
    "(?P<name>.+?)在?(?P<whole>全[省市县国区州盟旗])(?P<its>)的?(?:位次|排名|排位)"
)
"""收入在全市的位次由第8位上升到第5位."""


_RANKED_AMONG = re.compile(
    f"[^，,。；;]{{2,16}}?(?:(?:{_KINDS})[^，,。；;]{{0,3}}中|中(?:排?名|[位居]|名列|位列))"
)
_STANCE = re.compile("(?:放在|摆在|摆到|置于)[^，,。；;]{0,8}$")
"""把农业放在首位 ranks nothing."""
_WON = re.compile("(?:获得?|夺得)(?:全[省市县区国旗州]|并列|[^，居位列排]{0,3})$")
_APPRAISED = re.compile(f"{_KINDS}|测算|满意|指数|竞争力|总分|工作|增速|增幅|综合")
"""What a place wins a rank for; whoever else wins a third prize is a person or a team."""
_HUNDRED = re.compile(
    "(?:.*(?:跻身|入围|入选|上榜|荣登|进入|位列|蝉联))(?P<what>.{2,20}?(?:[百千十]强.{0,8}?|榜单?))(?:行列|之列)?"
)


def assessed(frame: Frame, phrase: Phrase, text: str) -> tuple[str, Frame] | None:
    """What the assessment is called that a phrase before a rank names, and the rank with what it
    is counted in.
    """
    words = phrase.text
    if named := _NAMED.fullmatch(words):
        among = _AMONG.search(text, 0, phrase.start)
        whole = frame.whole or (among["whole"] if among else "")
        return named["what"], replace(frame, whole=whole)
    if hundred := _HUNDRED.fullmatch(words):
        return hundred["what"], frame
    if not words and (told := _OF_ALL.fullmatch(frame.whole)):
        return told["what"], replace(frame, whole=told["whole"])
    return None


def ranked_among(draft: Draft, text: str) -> Draft:
    """A rank whose words tell among whom it is counted, without those: 在五县中增速第二."""
    before = draft.before
    among = _PEERS.fullmatch(before.text) or _PLACE_AMONG.fullmatch(before.text)
    if among is None or not (among["name"] is not None or text.endswith("在", 0, before.start)):
        return draft
    phrase = Phrase(f"{among['name'] or ''}{among['its']}", before.start, before.end)
    frame = replace(draft.frame, whole=draft.frame.whole or among["whole"])
    return replace(draft, frame=frame, before=phrase)


def is_of_a_ranking(text: str, end: int) -> bool:
    """Whether what is counted up to `end` are those that were ranked: 78个开发区考核中居第一."""
    return "中" in text and _RANKED_AMONG.match(text, end) is not None


def is_ranking(words: str, name: str) -> bool:
    """Whether a rank counts. `words` are those right before it, `name` is what it is for."""
    if name.startswith("占") or _STANCE.search(words):
        return False
    return _WON.search(words) is None or _APPRAISED.search(name) is not None
