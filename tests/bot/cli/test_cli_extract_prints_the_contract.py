import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli.app import run_command

TEXT = "今年的目标是：\r\n全市地区生产总值增长7%，新开工项目20个。\r\n"


def extract(capsys: pytest.CaptureFixture[str], *words: str | Path) -> list[dict[str, Any]]:
    run_command(["extract", *map(str, words)])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_offsets_count_the_file_as_it_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, charset: str
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode(charset))
    facts = [line for line in extract(capsys, path) if line["type"] != "article"]
    assert facts
    assert all(TEXT[fact["start"] : fact["end"]] == fact["quote"] for fact in facts)
    assert {fact["file"] for fact in facts} == {str(path)}


@pytest.mark.parametrize("home", ["重庆市/綦江县", "山东省/滨州市/临港产业园"])
def test_a_home_that_no_list_has_loses_no_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, home: str
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    meta = tmp_path / "meta.jsonl"
    row = {"file": path.name, "published": "2011", "region": home}
    meta.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    lines = extract(capsys, path, "--meta", meta)
    assert lines[0]["region"] == home
    assert len(lines) == 3


def test_what_is_given_is_taken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    lines = extract(capsys, path, "--published", "2023-02", "--region", "滨州")
    article = lines[0]
    assert article["published"] == "2023-02"
    assert (article["published_precision"], article["published_basis"]) == ("month", "given")
    assert all(line["region"].startswith("山东省/滨州市") for line in lines)


def test_meta_tells_of_each_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    meta = tmp_path / "meta.jsonl"
    meta.write_text(
        '{"file": "a.txt", "published": "2022", "region": "山东省/聊城市"}\n'
        '{"file": "b.txt", "published": null, "region": ""}\n',
        encoding="utf-8",
    )
    lines = extract(capsys, tmp_path / "a.txt", tmp_path / "b.txt", "--meta", meta)
    articles = [line for line in lines if line["type"] == "article"]
    assert [article["published"] for article in articles] == ["2022", None]
    assert [article["region"] for article in articles] == ["山东省/聊城市", ""]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    status = run_command(["extract", str(tmp_path / "none.txt"), str(tmp_path / "page.txt")])
    printed = capsys.readouterr()
    assert status == 1
    assert json.loads(printed.out.splitlines()[0])["type"] == "article"
    assert printed.err == f"guatu: {tmp_path}/none.txt: No such file or directory\n"


def test_it_loads_nothing_of_the_other_commands(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    program = (
        "import sys; from bot.cli.app import run_command; run_command(sys.argv[1:]);"
        "heavy = {'sqlalchemy', 'telegram', 'trafilatura', 'httpx', 'jieba'} & set(sys.modules);"
        "sys.exit(' '.join(heavy) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "extract", path], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_explain_names_the_rules(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert run_command(["explain", str(path)]) == 0
    assert "└─ quantity." in capsys.readouterr().out
