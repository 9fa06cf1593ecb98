import tomllib

import pytest

from jobs.sources.exchange import (
    UnreadableListError,
    from_opml,
    from_toml,
    to_opml,
    to_toml,
)
from storage.records import Source, SourceKind

FEED = Source(
    id=1, name='滨州"日报" & <新闻>', kind=SourceKind.FEED, url="https://a.example/?a=1&b=2"
)
PAPER = Source(
    id=2,
    name="晨报\n二行",
    kind=SourceKind.EPAPER,
    url="https://b.example/html/2023-02/10/node_1.htm",
    region="山东省/滨州市",
    poll_minutes=30,
)


def test_what_is_written_as_toml_is_read_the_same() -> None:
    read = from_toml(to_toml([FEED, PAPER]))
    assert [(each.name, each.kind, each.url, each.region, each.poll_minutes) for each in read] == [
        (each.name, each.kind.value, each.url, each.region, each.poll_minutes)
        for each in (FEED, PAPER)
    ]
    assert len(tomllib.loads(to_toml([FEED, PAPER]))["sources"]) == 2


def test_feeds_are_exchanged_as_opml() -> None:
    read = from_opml(to_opml([FEED, PAPER]).encode())
    assert [(each.name, each.url) for each in read] == [(FEED.name, FEED.url)]


def test_outlines_in_folders_are_read() -> None:
    body = '<opml><body><outline text="山东"><outline text="a" xmlUrl="https://a/"/></outline></body></opml>'
    assert [each.name for each in from_opml(body.encode())] == ["a"]


@pytest.mark.parametrize("text", ["[[sources]", "[[sources]]\nname=1", "[[feeds]]\n", "[sources]"])
def test_what_is_no_list_is_said_to_be_none(text: str) -> None:
    with pytest.raises(UnreadableListError):
        from_toml(text)


def test_a_broken_opml_is_said_to_be_none() -> None:
    with pytest.raises(UnreadableListError):
        from_opml(b"<opml><body>")
