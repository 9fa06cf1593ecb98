"""Places and indicators: what a new installation starts from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from storage.records.facts import Measure, numerous


class RegionLevel(StrEnum):
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    ZONE = "zone"
    TOWN = "town"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """What a place was called, until a day; `under` is where it belonged then, if elsewhere."""

    name: str
    until: date
    under: str | None = None


@numerous
class Region:
    """A place.

    `code` is stable and fits a deep link: the GB/T 2260 code (six digits) of an administrative
    division, else the parent's code, a hyphen and letters of ours (`371600-beihai`).
    """

    code: str
    name: str
    short: str
    """The name as people say it, without its 市, 县, 区, 自治州 …"""
    level: RegionLevel
    parent: str | None
    path: str
    """Names from the province down, joined by `/`; a municipality's districts follow it at once."""
    aliases: tuple[str, ...] = ()
    """Old and other names: 莱芜市, 茌平县, 北海新区."""
    former: tuple[FormerName, ...] = ()
    """The old names among them, which pages of their time call the place by."""
    spellings: tuple[str, ...] = ()
    """What else may be typed for it (binzhou, bz): it is found by them, articles don't call it so,
    and they don't come back with a place from the database."""

    @property
    def official_code(self) -> str:
        """The GB/T 2260 code of the deepest administrative division in the path."""
        return self.code[:6]


class IndicatorKind(StrEnum):
    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A canonical indicator: what else it is called, its unit and how it is usually given."""

    name: str
    aliases: tuple[str, ...] = ()
    unit: str | None = None
    measure: Measure = Measure.LEVEL
    kind: IndicatorKind = IndicatorKind.FLOW
    higher_is_better: bool = True


def lies_in(path: str, place: str) -> bool:
    """Whether a region's path is a place itself or below it."""
    return f"{path}/".startswith(f"{place}/")
