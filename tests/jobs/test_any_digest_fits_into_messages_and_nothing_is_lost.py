from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobs.digests import render_digest
from jobs.digests.draft import Block, DigestDraft, Span

_texts = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="滨州<&>\"'😀 ", max_size=40),
    st.integers(1, 3).map(lambda times: "目标😀" * 1500 * times),
)
_spans = st.builds(
    Span,
    _texts,
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, 'https://paper.example/?a=1&b="2"']),
)
_lines = st.lists(_spans, max_size=5).map(tuple)
_blocks = st.lists(_lines, min_size=1, max_size=6).map(lambda lines: Block(tuple(lines)))
_drafts = st.lists(_blocks, max_size=6).map(lambda blocks: DigestDraft(tuple(blocks)))


class _Telegram(HTMLParser):
    """What Telegram makes of a message: its text and how many entities."""

    def __init__(self, message: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.entities, self.open = "", 0, []
        self.feed(message)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs) -> None:
        assert tag in {"a", "b", "i"}
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.open.append(tag)
        self.entities += 1

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        self.text += data


def _visible(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60)
@given(_drafts)
@example(DigestDraft((Block(((Span("一", bold=True),),) * 250),)))
@example(DigestDraft((Block(((Span("一", bold=True, link="https://a.example"),) * 120,)),)))
def test_messages_keep_to_the_limits_and_together_say_all(draft) -> None:
    messages = [_Telegram(message) for message in render_digest(draft)]
    for message in messages:
        assert len(message.text.encode("utf-16-le")) // 2 <= 4096
        assert message.entities <= 100
        assert message.text.strip()
    whole = "".join(span.text for block in draft.blocks for line in block.lines for span in line)
    assert _visible("".join(message.text for message in messages)) == _visible(whole)


def test_messages_end_between_blocks() -> None:
    blocks = tuple(Block(((Span(name * 1500),),)) for name in "甲乙丙丁")
    first, second = render_digest(DigestDraft(blocks))
    assert set(first) == {"甲", "乙", "\n"}
    assert set(second) == {"丙", "丁", "\n"}


def test_words_from_outside_are_escaped() -> None:
    (message,) = render_digest(DigestDraft((Block(((Span("<b>a & b</b>"),),)),)))
    assert message == "&lt;b&gt;a &amp; b&lt;/b&gt;"
