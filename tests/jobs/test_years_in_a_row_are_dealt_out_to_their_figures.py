"""2023年、2024年高新技术企业分别达到600家、750家: each year has its figure."""

from datetime import date

import pytest

from storage.records import Basis, Precision, Publication

APRIL = Publication(on=date(2023, 4, 10), precision=Precision.DAY, basis=Basis.GIVEN)


def by_year(extractor, text: str) -> list[tuple[int, float]]:
    facts = extractor.extract(text, published=APRIL, region="山东省/滨州市").facts
    return [(fact.period_end.year, fact.value) for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        "2023年、2024年、2025年全市高新技术企业分别达到600家、750家、900家。",
        "2023年、2024年和2025年，全市高新技术企业分别达到600家、750家和900家。",
    ],
)
def test_each_year_has_the_figure_in_its_place(extractor, text):
    assert by_year(extractor, text) == [(2023, 600), (2024, 750), (2025, 900)]


def test_where_there_are_more_figures_than_years_none_is_dealt_out(extractor):
    told = by_year(
        extractor, "2021年、2022年全市粮食、油料、棉花产量分别达到60万吨、7万吨、5万吨。"
    )
    assert {year for year, _ in told} == {2022}
