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
INDUSTRY_ASK_OF = "看<b>{place}</b>的哪个行业？点一个（后面是读到的项目数）："
INDUSTRY_NONE_OF = "还没有读到<b>{place}</b>能看出行业的项目。"
INDUSTRY_CHOICE = "{industry} {count}"
EVERYWHERE = "各地"
BUTTON_ALL_INDUSTRIES = "🏭 别的行业"

# --- Two places side by side ---

COMPARE_TITLE = "⚖️ <b>{left}</b> 与 <b>{right}</b>"
COMPARE_NOTE = (
    "<i>口径和时段都相同的才并排比；不能比的，写明为什么。单位和项目自己的数不算在内。</i>"
)
COMPARE_ITEM = "{number}. <b>{indicator}</b>"
COMPARE_ROW = "    {period}：{left_place} {left} ｜ {right_place} {right}"
COMPARE_APART = (
    "    {reason}：{left_place} {left_period} {left} ｜ {right_place} {right_period} {right}"
)
COMPARE_TARGET_PERIOD = "{period}目标"
COMPARE_ONLY = "只读到{place}的（{count} 项）：{names}"
COMPARE_AND_MORE = "{names} 等"
COMPARE_NONE_IN_COMMON = "两地说过的指标没有一个相同，没有可以比的。"
COMPARE_EMPTY = (
    "还没有读到 <b>{left}</b> 和 <b>{right}</b> 自己的目标和结果，没有可以比的。"
    "可以订阅，一有就告诉您。"
)
COMPARE_SAME = "两个是同一个地方。比哪两个？例如 <code>/compare 滨州 聊城</code>"
COMPARE_FIRST = "比哪两个地方？先点第一个，或者一起写，例如 <code>/compare 滨州 聊城</code>"
COMPARE_SECOND = "<b>{left}</b> 和哪里比？点一个，或者发 <code>/compare {short} 聊城</code>"
COMPARE_UNCLEAR = (
    "没看懂是哪两个地方：“{words}”。中间空一格，例如 <code>/compare 滨州 聊城</code>；"
    "重名的地方把上级写在前面，不要空格，例如 <code>/compare 滨州北海 聊城</code>。"
)

# --- Ranks ---

RANK_TITLE = "🏅 <b>{place}</b>下一级的<b>{indicator}</b>"
RANK_OURS = (
    "<b>我们排的</b>：{period}{measure}，{total} 个地方里读到 {reported} 个，{order}。"
    "\n<i>只用读到的数，不是官方名次。</i>"
)
RANK_MEASURES = {
    "level": "的数值",
    "growth": "同比",
    "increment": "的增量",
    "count": "的数量",
    "share": "的比重",
    "multiple": "的倍数",
}
RANK_HIGHEST_FIRST = "从高到低"
RANK_LOWEST_FIRST = "从低到高（越低越好）"
RANK_LINE = "{rank}. {place} {figure}（{source} {day}）"
RANK_MISSING = "没有读到：{places}"
RANK_MISSING_MORE = "没有读到：{places} 等 {count} 个"
RANK_CLAIMS = "<b>文章自己说的名次</b>（原话，没有核对）"
RANK_CLAIM = "· {place} {figure}{period}"
RANK_CLAIMS_MORE = "还有 {count} 处"
RANK_NO_CLAIMS = "文章里没有说过名次。"
RANK_NOBODY = "下一级的地方都没有读到写明时段的数，排不了。"
RANK_WHICH = (
    "排 <b>{place}</b> 下一级的哪个指标？后面是报过的地方数。"
    "也可以写上，例如\n<code>{example}</code>"
)
RANK_EXAMPLE = "/rank {indicator} {place}"
RANK_EXAMPLE_INDICATOR = "地区生产总值"
RANK_NOT_REPORTED = "<b>{place}</b> 下一级没有读到“{indicator}”。读到过的："
RANK_EMPTY = (
    "<b>{place}</b> 下一级还没有读到报过的数，排不了。可以看它自己的 /results，或者上级的地方。"
)
RANK_NOTHING_BELOW = "<b>{place}</b> 下面没有更小的地方，排不了。试试上级。"
RANK_CHOICE = "{indicator} {count}"
BUTTON_RANK_OTHER = "{period}{measure}（{count}）"
BUTTON_RANK_MORE = "🏅 别的指标"
