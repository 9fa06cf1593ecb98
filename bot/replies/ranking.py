"""Places in order of a figure: as we count, and apart from it, as articles claim."""

from collections.abc import Iterator, Sequence

from bot.replies.pieces import place_of, safe
from jobs.digests.wording import figure_in_words, period_in_words, printed_on, source_in_words
from jobs.ranking import Ranking
from jobs.texts import lists_zh, zh
from jobs.texts import search_zh as texts
from storage.records import Region, Result, Thing

MAX_RANKED = 30
MAX_MISSING = 12
MAX_CLAIMS = 6


def ranking_of(
    region: Region,
    indicator: str,
    ranking: Ranking | None,
    claims: Sequence[tuple[Thing, Result]],
) -> str:
    """Our ranking, where there is one, and the claims."""
    title = texts.RANK_TITLE.format(place=safe(region.name), indicator=safe(indicator, 40))
    blocks = [title, "\n".join(_ours(ranking)) if ranking else texts.RANK_NOBODY]
    blocks.append("\n".join(_claims(region, claims)) if claims else texts.RANK_NO_CLAIMS)
    return "\n\n".join(blocks)


def measured(ranking: Ranking) -> dict[str, str]:
    """The period and the measure that a ranking is of, in words."""
    figure = ranking.measured
    return {
        "period": period_in_words(figure.period_start, figure.period_end),
        "measure": texts.RANK_MEASURES[figure.measure],
    }


def _ours(ranking: Ranking) -> Iterator[str]:
    is_lowest_first = ranking.lower_is_better
    yield texts.RANK_OURS.format(
        **measured(ranking),
        total=len(ranking.ranked) + len(ranking.missing),
        reported=len(ranking.ranked),
        order=texts.RANK_LOWEST_FIRST if is_lowest_first else texts.RANK_HIGHEST_FIRST,
    )
    for place in ranking.ranked[:MAX_RANKED]:
        yield texts.RANK_LINE.format(
            rank=place.rank,
            place=safe(place.region.name, 20),
            figure=safe(figure_in_words(place.result), 30),
            source=safe(source_in_words(place.stored), 20),
            day=printed_on(place.stored) or lists_zh.UNDATED,
        )
    if ranking.missing:
        names = [safe(each.name, 20) for each in ranking.missing[:MAX_MISSING]]
        is_cut = len(ranking.missing) > MAX_MISSING
        said = texts.RANK_MISSING_MORE if is_cut else texts.RANK_MISSING
        yield said.format(places=zh.LIST_COMMA.join(names), count=len(ranking.missing))


def _claims(region: Region, claims: Sequence[tuple[Thing, Result]]) -> Iterator[str]:
    yield texts.RANK_CLAIMS
    for thing, claim in claims[:MAX_CLAIMS]:
        period = period_in_words(claim.period_start, claim.period_end)
        whose = safe(thing.holder, 30) if thing.holder else place_of(thing.region, region)
        yield texts.RANK_CLAIM.format(
            place=whose,
            figure=safe(figure_in_words(claim), 30),
            period=zh.IN_BRACKETS.format(words=period) if period else "",
        )
    if claims[MAX_CLAIMS:]:
        yield texts.RANK_CLAIMS_MORE.format(count=len(claims) - MAX_CLAIMS)
