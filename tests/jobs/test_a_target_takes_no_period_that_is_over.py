"""A promise that names no period takes none from a year that the article looks back on."""

from datetime import date

from jobs.lexicons import load_extractor
from storage.records import Basis, Precision, Publication, Target

TEXT = """江源纺织谋划新一年

不平凡的2022年，江源县稳住了大盘。

江源纺织集团董事长说，未来要培育1000名技术骨干。
"""


def test_the_year_gone_by_is_no_target_s_period() -> None:
    given = Publication(on=date(2023, 2, 6), precision=Precision.DAY, basis=Basis.GIVEN)
    facts = load_extractor().extract(TEXT, published=given).facts
    (target,) = [fact for fact in facts if isinstance(fact, Target)]
    assert (target.value, target.period_start, target.period_end) == (1000, None, None)
