import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from storage.engine import DatabaseError
from storage.only_one import only_one

HOLD = "import sys, time; from storage.only_one import only_one\n"
HOLD += "with only_one(sys.argv[1]): print('held', flush=True); time.sleep(60)"


def test_a_second_one_is_told_and_a_third_may_follow_the_first(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/guatu.db"
    with only_one(url), pytest.raises(DatabaseError, match="Another guatu runs"), only_one(url):
        pass
    with only_one(url):
        pass


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/guatu.db"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, url], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(DatabaseError), only_one(url):
            pass
        process.kill()
        process.wait()
        with only_one(url):
            pass


def test_a_server_may_be_shared() -> None:
    with ExitStack() as both:
        for _ in range(2):
            both.enter_context(only_one("postgresql://guatu@localhost/guatu"))
