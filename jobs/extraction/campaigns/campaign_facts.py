"""Named drives and their frameworks: 大干2024, 1+5+9, “三比三看”活动, 新一轮技改三年行动.

A campaign is recognised by its form (a numbered framework in quotation marks), by the word that
says what it is (行动, 会战, 战略 …), or by both. Its fact is the first mention of its name in the
article; what the page spells out as its parts are its components.
"""

import re
from collections.abc import Sequence

from jobs.extraction.campaigns.campaign_names import CampaignName, campaign_mentions
from jobs.extraction.context import ArticleContext, Sentence
from jobs.extraction.places.places_of import place_of_level, speaking_level
from jobs.extraction.places.project_places import scene_of
from jobs.extraction.rules.tokens import Place, Token
from storage.records import Campaign

# The share of right ones on labelled pages, by the rule that found the name.
_CONFIDENCE = {"campaign.framework": 0.9, "campaign.quoted-drive": 0.9}
_OPEN_QUOTE = re.compile('[“"「](?=.)')
_QUOTES = re.compile('[“”‘’"「」『』《》]')
_CLAUSE = re.compile("[。；;，,：:]")
_PAUSE = re.compile("[。；;，,]")
_AND = re.compile("、|和|及")
_COUNTED = re.compile(r"([二三四五六七八九十])[个大项千百双]\D*")
_ONE_BY_ONE = re.compile(
    r'[“"「](?P<number>\d{1,4}|[A-Za-z])[”"」](?:即|是指|是|指|代表|为)(?P<part>[^，,。；;“”]{2,20})'
)
_LEAD = re.compile("打造|建设|实施|推动|推进|提升|实现|坚持|聚焦|开展|抓好|统筹")
_SPELLED_OUT = re.compile('[”"」]?(?:[（(]([^）)]*)[）)]|[^。“]{0,16}(?:即|：|:)([^。]*))')
_QUOTED = re.compile('[“"「]([^“”"「」]{2,14})[”"」]')
_TELLING = 4
"""Characters of a name that two drives hardly share by chance."""


def campaign_facts(context: ArticleContext) -> list[Campaign]:
    """One fact for each campaign that the article names, at its first mention."""
    mentions = campaign_mentions(
        sentence for sentence in context.sentences if not sentence.paragraph.repeated
    )
    first: dict[str, tuple[Sentence, Token]] = {}
    for sentence, token in mentions:
        if not any(_same(token.value, known.value) for _, known in first.values()):
            first[token.value.name] = (sentence, token)
    return [
        _fact(context, name, *_first_mention(context, name, sentence, token), mentions)
        for name, (sentence, token) in first.items()
    ]


def _same(one: CampaignName, other: CampaignName) -> bool:
    """Whether two names are one drive's: 制造业招商百日攻坚行动 and “百日攻坚”."""
    if one.stem == other.stem or one.name == other.name:
        return True
    short, long = sorted((one, other), key=lambda name: len(name.stem))
    return len(short.stem) >= _TELLING and "、" not in long.name and short.stem in long.name


def _first_mention(
    context: ArticleContext, name: str, sentence: Sentence, token: Token
) -> tuple[Sentence, Token]:
    """The name may stand earlier, where nothing but the later mention tells what it is."""
    for earlier in context.sentences:
        if earlier is sentence:
            break
        at = earlier.text.find(name)
        if at >= 0 and not earlier.paragraph.repeated:
            return earlier, Token("campaign", at, at + len(name), token.value, token.rule)
    return sentence, token


def _fact(
    context: ArticleContext,
    name: str,
    sentence: Sentence,
    token: Token,
    mentions: Sequence[tuple[Sentence, Token]],
) -> Campaign:
    own = [(where, seen) for where, seen in mentions if name in seen.value.name]
    parts = next((found for where, seen in own if (found := components(where.text, seen))), ())
    place = _place(context, own)
    return Campaign(
        **context.cite(sentence, token, place, _CONFIDENCE.get(token.rule, 0.8)),
        name=name,
        components=parts,
    )


def _place(context: ArticleContext, mentions: Sequence[tuple[Sentence, Token]]) -> Place:
    """Whose drive it is: 市委“…” is the city's, also where a county's paper tells of it."""
    for sentence, token in mentions:
        before = sentence.text[max(0, token.start - 24) : token.start]
        clause = _PAUSE.split(before)[-1]
        if level := speaking_level(clause):
            return place_of_level(context.place, level)
    scenes = [scene_of(sentence, token.start, context.place) for sentence, token in mentions]
    return next((scene for scene in scenes if scene is not None), context.place)


_MOST_PARTS = 6


def components(text: str, token: Token) -> tuple[str, ...]:
    """The parts of a numbered framework that stand right before it, or quoted right after 即."""
    if spelled := _spelled_out_one_by_one(text, token):
        return spelled
    parts = tuple(token.value.stem.split("、"))
    if 1 < len(parts) <= _MOST_PARTS and len({len(part) for part in parts}) == 1:
        return parts
    count = _count(token.value.stem)
    if not 2 <= count <= 12:
        return ()
    before = _CLAUSE.split(text[max(0, token.start - 200) : token.start])[-1].rstrip('“"「')
    first, *rest = _AND.split(before)
    # 市委提出“甲、乙、丙”: what leads to the quotation is no part of the first.
    items = [_QUOTES.sub("", item) for item in (_OPEN_QUOTE.split(first)[-1], *rest)]
    if len(items) == count and all(2 <= len(item) <= 14 for item in items[1:]):
        leads = list(_LEAD.finditer(items[0]))
        items[0] = items[0][leads[0].end() :] if leads else items[0]
        if 2 <= len(items[0]) <= 14:
            return tuple(items)
    if after := _SPELLED_OUT.match(text, token.end):
        spelled_out = after[1] or after[2] or ""
        quoted = [str(item) for item in _QUOTED.findall(spelled_out)]
        plain = [str(item) for item in _AND.split(spelled_out)]
        for found in (quoted, plain):
            if len(found) == count and all(2 <= len(item) <= 14 for item in found):
                return tuple(found)
    return ()


def _spelled_out_one_by_one(text: str, token: Token) -> tuple[str, ...]:
    """1+4+N: “1”即一个总体方案，“4”即四个专项指挥部: what each number stands for, in order."""
    numbers = token.value.stem.split("+")
    if len(numbers) < 2:
        return ()
    told = {found["number"]: found["part"] for found in _ONE_BY_ONE.finditer(text, token.end)}
    return tuple(told[number] for number in numbers) if told.keys() >= set(numbers) else ()


def _count(stem: str) -> int:
    """How many parts a framework announces: 六个 is 6, 九大 is 9; 0 where it has no one number."""
    found = _COUNTED.fullmatch(stem)
    return "零一二三四五六七八九十".index(found[1]) if found else 0
