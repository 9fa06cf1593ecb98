"""Words typed without a slash: commands can't have Chinese names, so words stand for them."""

from dataclasses import dataclass

from jobs.texts.words_zh import COMMAND_WORDS

LONGEST_FIRST = sorted(COMMAND_WORDS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The command that a phrase means, empty where it names none, and the other words of it."""

    command: str
    words: str


def read_phrase(text: str) -> Phrase:
    """北海 目标 and 北海目标 are targets of 北海; 滨州 alone names no command."""
    text = " ".join(text.split())
    for word in LONGEST_FIRST:
        before, found, after = text.partition(word)
        if found:
            return Phrase(COMMAND_WORDS[word], f"{before.strip()} {after.strip()}".strip())
    return Phrase("", text)
