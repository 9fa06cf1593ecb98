from typing import Any

import pytest

from bench.prove.guatu_process import STEPS


@pytest.mark.parametrize("step", STEPS)
def test_a_step_names_what_can_be_called(step: str) -> None:
    owner, name, when = STEPS[step]
    work: Any = getattr(owner, name, None)
    assert callable(work), f"{owner} has no {name} any more"
    assert when in {"before", "after"}
