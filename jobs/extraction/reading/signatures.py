"""Who wrote an article, in brackets behind its last sentence."""

import re

from jobs.extraction.rules.surnames import SURNAMES

_AUTHOR = re.compile(
    rf"(?:^|[。！？”])（(?:本报)?(?:特约)?(?:记者|通讯员|实习生)? ?[{''.join(sorted(SURNAMES))}]"
    r"[^，。：区县市镇乡村省年月日等类除外含计元项目\da-zA-Z（）]{1,10}）$"
)
"""（张小河）, （记者 李大山 王小溪）."""
_LONGEST = 24


def signs_off(text: str) -> bool:
    """Whether a text ends with its author's name, as an article does."""
    return text.endswith("）") and _AUTHOR.search(text[-_LONGEST:]) is not None
