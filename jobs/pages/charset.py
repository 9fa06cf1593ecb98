"""The text of bytes in a charset that is named wrongly as often as not."""

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Sites say gb2312 or gbk and print characters of GB18030, which contains both. A charset that is
# not here is passed over: Python has codecs that unpack or run wild, and latin-1 takes any bytes.
CODECS = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big-5", "x-x-big5", "cp950", "big5-hkscs"), "big5hkscs"),
    **dict.fromkeys(("hz-gb-2312", "hz"), "hz"),
    **{name: name for name in ("shift_jis", "euc-jp", "euc-kr")},
}
HEAD_BYTES = 4096

DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)|encoding\s*=\s*["']([\w-]+)""", re.I)
# PostgreSQL takes no NUL and UTF-8 no half of a surrogate pair.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# The commonest characters of Chinese prose, in both scripts: wrong charsets give rare ones.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国年时要我他出会就工业作市区县项目建设发展全生产资经济"
    "這個國時為會業縣項設發產資經濟與開學關於來對後說過長動點新北民府日月政公地方高行"
)


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of a page's bytes; line ends stay as they are.

    What is valid UTF-8 is UTF-8, whatever the page declares: Chinese in another charset practically
    never is. Then what `charset` (the HTTP header's) or the page's head declares, then GB18030 or
    Big5, whichever reads more like Chinese.
    """
    for bom, name in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    for name in ("utf-8", *_declared(body, charset)):
        codec = CODECS.get(name.lower())
        if codec and (decoded := _strictly(body, codec)) is not None:
            return decoded
    return _likeliest(body)


def storable(text: str) -> str:
    """The text with U+FFFD for what databases refuse; as long as it was, so that offsets hold."""
    return UNSTORABLE.sub("\ufffd", text)


def _declared(body: bytes, charset: str | None) -> list[str]:
    names = [charset] if charset else []
    if found := DECLARED.search(body[:HEAD_BYTES]):
        names.append((found[1] or found[2]).decode("ascii", "replace"))
    return names


def _strictly(body: bytes, codec: str) -> str | None:
    """Decoded, where the bytes are this charset; a last character cut in two is left out."""
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(body)
    except UnicodeDecodeError:
        return None


def _likeliest(body: bytes) -> str:
    strict = [decoded for name in ("gb18030", "big5hkscs") if (decoded := _strictly(body, name))]
    if strict:
        return max(strict, key=_commonness)
    replaced = [body.decode(name, "replace") for name in ("utf-8", "gb18030", "big5hkscs")]
    return min(replaced, key=lambda text: text.count("\ufffd"))


def _commonness(text: str) -> int:
    return sum(character in COMMON for character in text[:HEAD_BYTES])
