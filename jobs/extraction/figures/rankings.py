"""Rankings: whether a rank tells how a place does: 综合考核居全省第二, not 选手李明获第三名."""

import re

_STANCE = re.compile("(?:放在|摆在|摆到|置于)[^，,。；;]{0,8}$")
"""把农业放在首位 ranks nothing."""
_WON = re.compile("(?:获得?|夺得)(?:全[省市县区国旗州]|并列|[^，居位列排]{0,3})$")
_APPRAISED = re.compile(
    "考核|考评|评比|评价|评估|测评|测算|排名|满意|指数|竞争力|总分|工作|增速|增幅|综合"
)
"""What a place wins a rank for; whoever else wins a third prize is a person or a team."""
_RANKED_AMONG = re.compile(
    "[^，,。；;]{2,16}?(?:(?:考核|考评|评比|评价|监测|测评|竞赛|排名)[^，,。；;]{0,3}中|中(?:排?名|[位居]|名列|位列))"
)


def is_of_a_ranking(text: str, end: int) -> bool:
    """Whether what is counted up to `end` are those that were ranked: 78个开发区考核中居第一."""
    return "中" in text and _RANKED_AMONG.match(text, end) is not None


def is_ranking(words: str, name: str) -> bool:
    """Whether a rank counts. `words` are those right before it, `name` is what it is for."""
    if name.startswith("占") or _STANCE.search(words):
        return False
    return _WON.search(words) is None or _APPRAISED.search(name) is not None
