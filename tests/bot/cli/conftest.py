import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.jobs.site import Site


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working directory; nothing of guatu in the environment; logs as before, after."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GUATU_")]:
        monkeypatch.delenv(name)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield tmp_path
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site
