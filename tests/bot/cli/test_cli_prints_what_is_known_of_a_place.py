from pathlib import Path

import pytest

from bot.cli.app import run_command

PAPERS = {
    "2023-02-06": "滨州市今年主要目标：地区生产总值增长7%。\n",
    "2023-04-20": "一季度，滨州市地区生产总值增长6.1%。\n",
}


@pytest.fixture(autouse=True)
def _read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUATU_DATABASE_URL", "sqlite:///guatu.db")
    for day, text in PAPERS.items():
        Path(f"{day}.txt").write_text(f"滨州经济\n\n{text}", encoding="utf-8")
        run_command(["ingest", f"{day}.txt", "--published", day, "--now", day])


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run_command(list(words))
    return status, *capsys.readouterr()


def test_events_are_a_line_each_in_the_order_of_reading(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = printed(capsys, "events", "滨州")
    assert status == 0
    assert [line.split(maxsplit=1)[1] for line in out.splitlines()] == [
        "2023-02-06 新目标 2023年 地区生产总值 同比增长7% ｜出处 《滨州经济》 交来的文件 2月6日",
        (
            "2023-04-20 新报的数 2023年第一季度 地区生产总值 同比增长6.1%"
            "（2023年目标同比增长7%，低于目标） ｜出处 《滨州经济》 交来的文件 4月20日"
        ),
    ]


def test_a_place_of_which_nothing_was_read_says_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = printed(capsys, "events", "兖州")
    assert status == 0
    assert "guatu ingest FILE" in out


def test_the_weeks_digest_has_what_was_read_in_that_week(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = printed(capsys, "digest", "滨州", "--week", "--now", "2023-04-21")
    assert out.startswith("滨州市 · 每周简报\n2023年4月15日至4月21日\n\n📊 新报的数")
    _, quiet, _ = printed(capsys, "digest", "滨州", "--now", "2023-03-21")
    assert "没有新消息" in quiet


def test_a_view_is_printed_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = printed(capsys, "view", "targets", "滨州", "--now", "2023-05-01")
    assert out.startswith("滨州市 · 目标\n2023年5月1日")
    assert "2023年第一季度同比增长6.1%，2023年目标同比增长7%：低于目标" in out
    _, earlier, _ = printed(capsys, "view", "targets", "滨州", "--now", "2023-03-01")
    assert "地区生产总值 同比增长7%（还没有读到结果）" in earlier


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["view", "everything", "滨州"], "there are campaigns, targets, pipeline"),
        (["view", "targets", "无此地"], "no such place"),
        (["digest", "滨州", "--week", "--month"], "not several"),
    ],
)
def test_what_is_wrong_is_one_line(capsys: pytest.CaptureFixture[str], words, said) -> None:
    status, out, err = printed(capsys, *words)
    assert (status, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1


def test_the_digest_of_a_day_gone_by_tells_things_as_they_stood(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "滨州经济\n\n滨州市把今年地区生产总值目标调整为增长6%。\n"
    Path("later.txt").write_text(text, encoding="utf-8")
    run_command(["ingest", "later.txt", "--published", "2023-06-05", "--now", "2023-06-05"])
    _, now, _ = printed(capsys, "digest", "滨州", "--now", "2023-06-06")
    assert "同比增长6%" in now
    _, then, _ = printed(capsys, "digest", "滨州", "--now", "2023-02-08")
    assert "同比增长7%" in then
    assert "6%" not in then
