"""Scenery: what a reporter sees on the way, 两旁300棵桂花树枝繁叶茂, and what nature made."""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.wordlist import alternation, words

_SEEN = words(
    """
    飘香 枝繁叶茂 郁郁葱葱 鳞次栉比 映入眼帘 错落有致 轰鸣 熙熙攘攘 络绎不绝 人头攒动 一派 绿意盎然
    生机勃勃 竞相绽放 挂满枝头 整齐 一字排开 来回穿梭 往来穿梭 忙碌
    """
)
_SEEN_ANYWHERE = Spotted(alternation(_SEEN))
_SCENE = re.compile(f"[^，,。；;]{{0,16}}?(?:{alternation(_SEEN)})")
_NATURE = ("瀑布", "溶洞", "山峰", "奇峰", "湖泊", "溪流", "泉眼", "天坑", "岛屿")


def is_scenery(sentence: Sentence, end: int, name: str) -> bool:
    """Whether what is counted up to `end` is only seen there, or is nature by its name."""
    if name.endswith(_NATURE):
        return True
    return _SEEN_ANYWHERE in sentence.spots and _SCENE.match(sentence.text, end) is not None
