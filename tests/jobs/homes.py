"""Where the articles of a page are at home."""

from functools import cache

from jobs.extraction.places.gazetteer import Gazetteer
from jobs.extraction.reading.articles import read_articles
from jobs.extraction.reading.stretches import look_over
from jobs.extraction.rules.spotter import Spotter

COUNTY = "江苏省/淮安市/涟水县"


@cache
def _spotter(gazetteer: Gazetteer) -> Spotter:
    return Spotter(gazetteer.names)


def place(gazetteer: Gazetteer, page: str, home: str = "", index: int = 0) -> str:
    """The path of the place that an article of the page speaks from; `home` is the source's."""
    spotter = _spotter(gazetteer)
    articles = read_articles(page)
    looks = [look_over(article, spotter)[1] for article in articles]
    return gazetteer.locate(articles, looks, home)[index].path
