"""Typed lines are read to the end, from a terminal, a pipe or a file."""

import os
from pathlib import Path

import pytest

from bot.terminal import typed_lines


async def read_all(fd: int) -> list[str]:
    return [line async for line in typed_lines(fd)]


async def test_a_pipe_is_read_to_its_end() -> None:
    reader, writer = os.pipe()
    os.write(writer, "/region 滨州\n#2\n没有换行".encode())
    os.close(writer)
    assert await read_all(reader) == ["/region 滨州", "#2", "没有换行"]
    os.close(reader)


async def test_a_plain_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("/help\n/due\n")
    with path.open("rb") as file:
        assert await read_all(file.fileno()) == ["/help", "/due"]


async def test_nothing_at_all_is_no_line() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    assert await read_all(nothing) == []
    os.close(nothing)


async def test_a_terminal_is_asked_line_by_line_until_ctrl_d(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keyboard, terminal = os.openpty()
    os.write(keyboard, "滨州\n\x04".encode())
    lines = [line async for line in typed_lines(terminal, "› ")]
    assert lines == ["滨州"]
    assert capsys.readouterr().out == "› › "
    os.close(terminal)
    os.close(keyboard)
