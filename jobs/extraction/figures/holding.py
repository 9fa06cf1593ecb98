"""Who holds a figure, and where: what its own name tells beside whom the text speaks of."""

import re
from collections.abc import Sequence

from jobs.extraction.context import Sentence
from jobs.extraction.figures.country import COUNTRY, name_in_country
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.institutions import name_of_its_own
from jobs.extraction.figures.links import Link
from jobs.extraction.figures.project_figures import is_of_many
from jobs.extraction.figures.sights import Sights
from jobs.extraction.figures.towns import in_its_town, may_tell_of_towns
from jobs.extraction.names.owners import Owner
from storage.records import Result, Target

_FUND = re.compile(".{2,}?基金(?=总?规模)")


def held(
    link: Link,
    owner: Owner,
    sentence: Sentence,
    sights: Sights | None,
    *,
    told: Sequence[Target | Result],
    lexicon: IndicatorLexicon,
) -> tuple[str, str | None, str, str | None]:
    """What a figure is of, its holder, and the path and the code of its place.

    `owner` is whom the text speaks of there; `told` are the figures before it.
    """
    name = link.name
    holder = None if owner.project and is_of_many(link, owner) else owner.holder
    if holder is None and sights:
        holder, name = sights.holder_and_name(link)
    elif holder:
        name = name_of_its_own(name, holder, lexicon)
    if "基金" in name and (fund := _FUND.match(name)):
        holder = fund[0]
    region, code = owner.place.path, owner.place.code
    if name.startswith(COUNTRY):
        name, whole = name_in_country(sentence, link, name, lexicon)
        region, code = ("", None) if whole else (region, code)
    if (holder is None or owner.project) and may_tell_of_towns(name):
        above = region
        name, region = in_its_town(name, region, link.frame.measure, told, lexicon)
        holder = holder if region == above else None
    return name, holder, region, code
