"""What people type for a place, beyond the names that articles call it by."""

from jobs.pinyin import spellings
from storage.records import Region, RegionLevel

SHORTER = (
    ("高新技术产业开发区", ("高新区", "高新技术开发区")),
    ("高新技术产业园区", ("高新区",)),
    ("经济技术开发区", ("经开区", "开发区")),
    ("经济开发区", ("经开区", "开发区")),
    ("旅游度假区", ("度假区",)),
)
"""How names of zones end, and what is said for it."""


def typed_names(region: Region, above: Region | None) -> tuple[str, ...]:
    """In letters binzhou and bz; of a zone 聊城高新区, and 高新区 without the name of `above`."""
    said = _said_of_zone(region, above)
    names = [(region.name, region.short), *((each, each) for each in said)]
    letters = [word for name, short in names for word in spellings(name, short, region.level)]
    return (*letters, *said)


def names_of_found_zone(name: str) -> tuple[str, ...]:
    """The same of a zone or town that a text named."""
    zone = Region(code="", name=name, short=name, level=RegionLevel.ZONE, parent=None, path=name)
    return typed_names(zone, None)


def _said_of_zone(region: Region, above: Region | None) -> tuple[str, ...]:
    if region.level is not RegionLevel.ZONE:
        return ()
    before = (above.name, above.short) if above else ()
    said: dict[str, None] = {}
    for name in (region.name, *region.aliases):
        bare = next((name.removeprefix(each) for each in before if name.startswith(each)), name)
        for ending, shorter in SHORTER:
            if name.endswith(ending):
                for each in (name, bare):
                    head = each.removesuffix(ending)
                    said |= dict.fromkeys(head + short for short in shorter)
                break
    return tuple(said)
