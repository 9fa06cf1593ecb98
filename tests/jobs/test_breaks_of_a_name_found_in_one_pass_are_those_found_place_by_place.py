from hypothesis import example, given
from hypothesis import strategies as st

from jobs.extraction.names import name_bounds, name_breaks

WORDS = name_bounds._LONGEST_FIRST
PIECES = [*WORDS, *name_bounds._FUNCTIONS, *"甲乙湖3", "投资", "第一条", "12个", "3.5亿元"]


def last_break(chunk: str) -> int:
    here = last = 0
    while here < len(chunk):
        word = next((word for word in WORDS if chunk.startswith(word, here)), "")
        function = None if word else name_bounds._FUNCTIONS.get(chunk[here])
        if word:
            here += len(word)
            last = last if word in name_breaks.WHOLE_WORDS else here
        elif function and (found := function.match(chunk, here)):
            here = last = found.end()
        else:
            here += 1
    return last


# 投资 ends inside 资源利用, which then is no word of it.
@example(["投", "资源利用", "甲湖"])
@example(["甲", "回收利用"])
@example(["加快推进", "第一条", "目前", "甲"])
@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_the_last_break_is_the_same(pieces: list[str]) -> None:
    chunk = "".join(pieces)
    assert name_bounds._last_break(chunk) == last_break(chunk)
