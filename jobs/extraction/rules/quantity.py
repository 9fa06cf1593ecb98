"""What a quantity is: a number with its unit, and what is said of its exactness."""

from enum import StrEnum

from jobs.extraction.rules.value import Value
from storage.records import Comparator


class QuantityKind(StrEnum):
    MONEY = "money"
    SHARE = "share"
    """Per cent, per mille, tenths and fractions, in the unit they are written in."""
    POINTS = "points"
    COUNT = "count"
    """Things counted one by one: 个, 家, 人次."""
    EXTENT = "extent"
    """Measured stuff: 亩, 公里, 吨, 千瓦时."""
    TIME = "time"
    RANK = "rank"
    MULTIPLE = "multiple"
    BARE = "bare"
    """A number whose unit the text left out (比上年增长12.5)."""


class Quantity(Value, frozen=True):
    """`value` and `value_max` (of a range) have their multipliers applied: 36亿元 is 3.6e9 元."""

    kind: QuantityKind
    value: float
    unit: str
    comparator: Comparator = Comparator.EQUAL
    value_max: float | None = None
    within: str = ""
    """What a rank is counted in, where it stands in the quantity: 全省第二."""
    in_words: bool = False
    """Written in Chinese numerals, as small round numbers are: 三个, 四大."""
