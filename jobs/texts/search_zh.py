"""What the bot says of searches, industries, comparisons and ranks, in chat.

Everything put into a format string is already safe HTML.
"""

from storage.records import ThingKind

# --- Search ---

SEARCH_TITLE = "🔎 “{words}”：文章 {total} 篇"
SEARCH_TITLE_MANY = "🔎 “{words}”：文章很多，只看最近读到的 {total} 篇；多写一个词更准"
SEARCH_THINGS = "<b>记着的，名字里有这些字</b>"
SEARCH_THING = "{number}. {kind}　{words}{where}"
SEARCH_THINGS_MORE = "（不止这些；多写几个字更准）"
SEARCH_ARTICLES = "<b>文章里的原句</b>"
SEARCH_NO_ARTICLES = "文章里没有同时写到这些字的。"
SEARCH_HIT = "▪ {sentence}\n    {title} {source} {day}{link}"
SEARCH_LINK = ' · <a href="{url}">原文</a>'
SEARCH_FACT = "    记着：{words}"
SEARCH_NOTHING = (
    "读过的文章里没有“{words}”。换个说法、少写几个字再试；几个词之间空一格，每个都要有才算。"
)
SEARCH_ASK = "搜什么？把词写在后面，例如 <code>/search 铝 项目</code>；几个词之间空一格。"
SEARCH_ASK_TAP = "或者点一个最近的行动："
SEARCH_TOO_SHORT = "“{words}”里没有可以搜的字。写上要找的词，例如 <code>/search 铝</code>。"
MORE_FACTS = "    还有 {count} 条"

KINDS = {
    ThingKind.CAMPAIGN: "🚩 行动",
    ThingKind.TARGET: "🎯 目标",
    ThingKind.RESULT: "📊 结果",
    ThingKind.PROJECT: "🏗 项目",
    ThingKind.MILESTONE: "📌 节点",
}

# --- Industries ---

INDUSTRY_TITLE = "🏭 <b>{industry}</b>的项目 · {place}"
INDUSTRY_READ = "（“{words}”属于{industry}）"
INDUSTRY_EVIDENCE = "依据：名字里的“{word}”"
INDUSTRY_EVIDENCE_OTHER = "依据：原文对它的说法，点数字看原句"
INDUSTRY_EMPTY = (
    "还没有读到 {place} 的<b>{industry}</b>项目。行业是按项目名字里的字判断的；"
    "可以看全部项目 /projects，或者换一个行业 /industry。"
)
INDUSTRY_ASK = (
    "看哪个行业？点一个（后面是读到的项目数），或者写上行业和地方，例如\n"
    "<code>/industry 新能源 滨州</code>"
)
INDUSTRY_ASK_EMPTY = (
    "现在还没有读到能看出行业的项目。先订阅一个地方，等有了消息会告诉您："
    "<code>/subscribe 滨州 每天 08:30</code>"
)
INDUSTRY_UNKNOWN = "没有叫“{words}”的行业。点一个："
INDUSTRY_CHOICE = "{industry} {count}"
EVERYWHERE = "各地"
BUTTON_ALL_INDUSTRIES = "🏭 别的行业"
