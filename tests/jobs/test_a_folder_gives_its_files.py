import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobs.sources.entry import UnreadableIndexError
from jobs.sources.folder import path_of, read_file, read_folder

NOW = datetime(2023, 2, 10, tzinfo=UTC)


def put(path: Path, words: str, *, ago: float) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(words)
    moment = (NOW - timedelta(seconds=ago)).timestamp()
    os.utime(path, (moment, moment))


def names(folder: Path) -> list[str]:
    return [path_of(entry.url).name for entry in read_folder(folder.as_uri(), now=NOW).entries]


def test_readable_files_come_latest_first(tmp_path: Path) -> None:
    put(tmp_path / "一 版.txt", "旧", ago=90)
    put(tmp_path / "下/二版.PDF", "新", ago=60)
    put(tmp_path / "三版.docx", "不读", ago=60)
    put(tmp_path / ".隐藏.txt", "不读", ago=60)
    assert names(tmp_path) == ["二版.PDF", "一 版.txt"]


def test_a_file_still_being_written_waits(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "一半", ago=1)
    assert names(tmp_path) == []


def test_a_file_that_changes_is_a_new_entry_under_the_same_name(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "一", ago=60)
    before = read_folder(tmp_path.as_uri(), now=NOW).entries[0]
    put(tmp_path / "a.txt", "二", ago=30)
    after = read_folder(tmp_path.as_uri(), now=NOW).entries[0]
    assert before.url != after.url
    assert path_of(before.url) == path_of(after.url)


def test_a_long_file_is_cut(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "abcdef", ago=60)
    url = (tmp_path / "a.txt").as_uri()
    assert read_file(url, 4) == (b"abcd", True)
    assert read_file(url, 6) == (b"abcdef", False)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableIndexError, match="nowhere: no such folder"):
        read_folder((tmp_path / "nowhere").as_uri(), now=NOW)
