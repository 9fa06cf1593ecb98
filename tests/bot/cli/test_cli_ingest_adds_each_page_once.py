from pathlib import Path

import pytest

from bot.cli.app import run_command
from storage.articles import count_articles
from storage.database import open_database
from tests.jobs.site import Site

PLAN = "今年，滨州市的目标是地区生产总值增长7%，固定资产投资增长10%以上。市里要求把任务落实到人。\n"
LAUNCH = "2月6日，博兴县共有18个项目集中开工，总投资86亿元，全部建成后将带动当地就业和产业升级。"


@pytest.fixture(autouse=True)
def _papers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUATU_DATABASE_URL", "sqlite:///guatu.db")
    monkeypatch.setenv("GUATU_FETCH_TIMEOUT_SECONDS", "2")
    Path("papers").mkdir()
    Path("papers/a.txt").write_text(PLAN, encoding="utf-8")
    Path("papers/b.html").write_bytes(
        f"<html><head><title>集中开工</title></head><body><p>{LAUNCH}</p></body></html>".encode(
            "gb18030"
        )
    )
    Path("papers/c.docx").write_bytes(b"%PDF")


def ingest(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = run_command(["ingest", *words, "--now", "2023-02-07"])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def stored_articles() -> int:
    database = open_database("sqlite:///guatu.db")
    try:
        with database.read() as conn:
            return count_articles(conn, "")
    finally:
        database.close()


def test_a_folder_is_read_once(capsys: pytest.CaptureFixture[str]) -> None:
    status, first, said = ingest(capsys, "papers")
    assert (status, said) == (0, "guatu: made a new database, sqlite:///guatu.db\n")
    assert first.startswith("2 new pages with 2 articles, ")
    assert ingest(capsys, "papers") == (0, "Nothing new: 2 pages known already.\n", "")
    assert stored_articles() == 2


def test_a_file_that_has_changed_is_read_again(capsys: pytest.CaptureFixture[str]) -> None:
    ingest(capsys, "papers/a.txt")
    Path("papers/a.txt").write_text(PLAN + LAUNCH, encoding="utf-8")
    assert ingest(capsys, "papers/a.txt")[1].startswith("1 new page with 1 article, ")


def test_what_cannot_be_read_is_a_line_each_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    status, out, said = ingest(
        capsys, "none.txt", "papers/c.docx", f"{site.address}/a", "papers/a.txt"
    )
    assert status == 1
    assert out.startswith("1 new page with 1 article, ")
    assert out.endswith("; 3 could not be read.\n")
    assert said.splitlines()[1:] == [
        "guatu: none.txt: No such file or directory",
        "guatu: papers/c.docx: can't read .docx files, only .txt, .html and .pdf",
        f"guatu: {site.address}/a: 127.0.0.1 is not public; fetch.allowed_hosts may allow it",
    ]


def test_an_address_is_fetched(capsys: pytest.CaptureFixture[str], site: Site) -> None:
    Path("guatu.toml").write_text("fetch.allowed_hosts = ['127.0.0.1']", encoding="utf-8")
    site.article("/2023-02/06/content_1.html", "集中开工", LAUNCH)
    assert ingest(capsys, f"{site.address}/2023-02/06/content_1.html")[1].startswith(
        "1 new page with 1 article, "
    )


def test_a_page_too_long_is_cut_with_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    Path("guatu.toml").write_text("fetch.max_page_mb = 0.001", encoding="utf-8")
    Path("long.txt").write_text(PLAN + "。" * 5000, encoding="utf-8")
    status, _, said = ingest(capsys, "long.txt")
    assert status == 0
    assert "guatu: long.txt: cut at 0.001 MB (fetch.max_page_mb)" in said


def test_reading_anew_tells_no_news_and_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    _, first, _ = ingest(capsys, "papers")
    assert run_command(["reextract"]) == 0
    anew = capsys.readouterr().out
    facts = first.split(" facts")[0].split()[-1]
    assert anew.startswith(f"2 pages read anew: {facts} facts of ")
    assert ingest(capsys, "papers")[1] == "Nothing new: 2 pages known already.\n"
