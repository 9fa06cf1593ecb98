from pathlib import Path

import pytest

from bot.cli.app import run_command
from storage.database import open_database
from storage.records import Source
from storage.sources import list_sources
from tests.jobs.site import Site

PLAN = "今年，滨州市的目标是地区生产总值增长7%，固定资产投资增长10%以上。市里要求把任务落实到人。"


@pytest.fixture(autouse=True)
def _house(folder: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUATU_DATABASE_URL", "sqlite:///guatu.db")
    Path("guatu.toml").write_text('[fetch]\nallowed_hosts = ["127.0.0.1"]\n')
    site.article("/2023-02/06/content_1.html", "滨州市发布年度计划", PLAN)
    site.feed("/feed", [("/2023-02/06/content_1.html", "滨州市发布年度计划")])


def sources(*words: str) -> int:
    return run_command(["sources", *words])


def stored() -> list[Source]:
    database = open_database("sqlite:///guatu.db")
    try:
        with database.read() as conn:
            return list_sources(conn)
    finally:
        database.close()


def test_add_shows_what_it_would_bring_and_saves_it_when_told(
    capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    feed = f"{site.address}/feed"
    assert sources("add", feed, "--name", "日报", "--region", "滨州", "--every", "30") == 1
    shown = capsys.readouterr().out
    assert "日报: feed, at home in 山东省/滨州市" in shown
    assert "滨州市发布年度计划\n    2023-02-06 · 山东省/滨州市 · 2 facts" in shown
    assert stored() == []
    assert sources("add", feed, "--name", "日报", "--region", "滨州", "--every", "30", "--yes") == 0
    [source] = stored()
    assert (source.name, source.kind, source.region) == ("日报", "feed", "山东省/滨州市")
    assert source.poll_minutes == 30


def test_a_source_is_paused_resumed_and_removed(
    capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    sources("add", f"{site.address}/feed", "--name", "日报", "--yes")
    number = str(stored()[0].id)
    assert sources("pause", number) == 0
    assert stored()[0].paused
    assert sources("list") == 0
    assert "paused" in capsys.readouterr().out
    assert sources("resume", f"{site.address}/feed") == 0
    assert not stored()[0].paused
    assert sources("remove", number) == 0
    assert stored() == []
    assert sources("pause", number) == 1
    assert f"no source {number}" in capsys.readouterr().err


def test_a_source_is_tried_without_storing(capsys: pytest.CaptureFixture[str], site: Site) -> None:
    assert sources("test", f"{site.address}/feed") == 0
    assert "滨州市发布年度计划" in capsys.readouterr().out
    assert stored() == []
    assert sources("test", f"{site.address}/nowhere") == 1
    assert "404" in capsys.readouterr().err


def test_a_folder_is_a_source(capsys: pytest.CaptureFixture[str]) -> None:
    Path("papers").mkdir()
    assert sources("add", "papers", "--yes") == 0
    assert stored()[0].url == Path("papers").resolve().as_uri()


@pytest.mark.parametrize(
    "words", [["add", "nowhere"], ["add", "x", "--kind", "rss"], ["test", "7"]]
)
def test_a_mistake_is_one_line(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert sources(*words) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert lines[-1].startswith("guatu: ")


def test_what_is_exported_is_imported(capsys: pytest.CaptureFixture[str], site: Site) -> None:
    sources("add", f"{site.address}/feed", "--name", "日报", "--yes")
    for words, name in ((["export"], "a.toml"), (["export", "--opml"], "a.opml")):
        capsys.readouterr()
        sources(*words)
        Path(name).write_text(capsys.readouterr().out, encoding="utf-8")
        sources("remove", f"{site.address}/feed")
        assert sources("import", name) == 0
        assert [source.name for source in stored()] == ["日报"]
