"""Members of the enums that are asked for by the ten thousand, as names of their own.

An enum looks its members up through its metaclass, which takes several times as long as a name of
a module.
"""

from jobs.extraction.rules.quantity import QuantityKind
from jobs.extraction.rules.tokens import ParagraphKind
from storage.records import Comparator, Measure

LEVEL = Measure.LEVEL
GROWTH = Measure.GROWTH
INCREMENT = Measure.INCREMENT
COUNT = Measure.COUNT
SHARE = Measure.SHARE
RANK = Measure.RANK
MULTIPLE = Measure.MULTIPLE

MONEY_KIND = QuantityKind.MONEY
SHARE_KIND = QuantityKind.SHARE
POINTS_KIND = QuantityKind.POINTS
COUNT_KIND = QuantityKind.COUNT
EXTENT_KIND = QuantityKind.EXTENT
TIME_KIND = QuantityKind.TIME
RANK_KIND = QuantityKind.RANK
MULTIPLE_KIND = QuantityKind.MULTIPLE
BARE_KIND = QuantityKind.BARE

TITLE = ParagraphKind.TITLE
HEADING = ParagraphKind.HEADING
BODY = ParagraphKind.BODY
CAPTION = ParagraphKind.CAPTION
BYLINE = ParagraphKind.BYLINE
TABLE = ParagraphKind.TABLE
WORK_ROW = ParagraphKind.WORK_ROW

EQUAL = Comparator.EQUAL
AT_LEAST = Comparator.AT_LEAST
AT_MOST = Comparator.AT_MOST
ABOUT = Comparator.ABOUT
RANGE = Comparator.RANGE
