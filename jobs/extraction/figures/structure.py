"""三次产业结构: three shares told as one ratio, 三次产业结构由12:40:48调整为10.5:42.1:47.4."""

import re

from jobs.extraction.context import Sentence
from jobs.extraction.figures.frames import Frame
from jobs.extraction.figures.indicators import IndicatorLexicon
from jobs.extraction.figures.links import Link
from jobs.extraction.rules.members import SHARE, SHARE_KIND
from jobs.extraction.rules.quantity import Quantity
from jobs.extraction.rules.spotter import Spotted
from jobs.extraction.rules.tokens import Token

STRUCTURE = Spotted(
    "第?一、二、三次?产业(?:增加值)?占[^，,。；;]{2,8}比重|三次?产业?(?:增加值)?(?:结构|比例|比重|构成|占比|之比|比)"
)
"""What the structure is called; no number of it has a unit."""
_NUMBER = r"\d+(?:\.\d+)?"
_COLON = r"\s?[:：∶︰]\s?"
_RATIO = re.compile(f"({_NUMBER}){_COLON}({_NUMBER}){_COLON}({_NUMBER})(?![.:：∶︰\\d])")
_CLAUSE_END = re.compile("[，,。；;]")
_WHOLE, _ROUNDING = 100, 1.5
_NAMES = ("第一产业比重", "第二产业比重", "第三产业比重")


def structure_links(sentence: Sentence, lexicon: IndicatorLexicon) -> list[Link]:
    """The three shares of the last ratio that follows the words; none where they don't add up."""
    text = sentence.text
    subject = next(iter(sentence.matches(STRUCTURE)), None)
    if subject is None:
        return []
    stop = _CLAUSE_END.search(text, subject.end())
    limit = stop.start() if stop else len(text)
    ratios = list(_RATIO.finditer(text, subject.end(), limit))
    if not ratios or abs(sum(map(float, ratios[-1].groups())) - _WHOLE) > _ROUNDING:
        return []
    links = []
    for number, name in enumerate(_NAMES, start=1):
        start, end = ratios[-1].span(number)
        quantity = Quantity(SHARE_KIND, float(ratios[-1][number]), "%")
        said = Token("quantity", start, end, quantity, "quantity.part-of-a-ratio")
        frame = Frame(said, SHARE, quantity)
        told = Token("frame", subject.start(), end, frame, "figure.structure", (said,))
        links.append(Link(frame, name, told, "link.structure", lexicon.find(name)))
    return links
