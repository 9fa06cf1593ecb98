"""What is said of watches, in Simplified Chinese. What is put in is already safe HTML."""

# --- Alerts ---

ALERT_HEAD = "🔔 您关注的{names}有消息"
ALERT_NAME = "“<b>{name}</b>”"
ALERT_NAMES_MORE = "等 {count} 项"
ALERT_KIND = "{kind} "

# --- Watching ---

WATCH_ASK = (
    "关注一个项目、目标、行动，或者一个词：它一有变化、日子快到或已过，我马上告诉您，不等简报。\n\n"
    "<code>/watch 再生铝</code> – 写名字里的几个字\n"
    "<code>/watch 词 氢能</code> – 名字、内容里带这个词的都告诉您\n"
    "/watches – 已经关注的"
)
WATCH_ASK_TAP = "\n\n最近有消息的项目，点一个就关注："
WATCH_WORD = "词"
"""Before words: the word itself is meant, and no thing that is called so."""
WATCH_WHICH = "关注哪一个？名字里有“{words}”的："
WATCH_WHICH_MORE = "\n（只列出前 {shown} 个；多写几个字就更准。）"
WATCH_NOT_FOUND = (
    "记着的事里还没有叫“{words}”的。可以关注这个词：以后名字、内容里带它的事一有消息，马上告诉您。"
)
WATCH_IS_PLACE = (
    "“{words}”是地名。要看一个地方的全部消息，请订阅它的简报；"
    "只要名字、内容里带这个词的，发 <code>/watch 词 {words}</code>。"
)
WATCH_WORD_SHORT = "词太短：至少写两个字，例如 <code>/watch 词 氢能</code>。"
WATCH_WORD_LONG = "词太长：最多 {most} 个字。写名字里最特别的几个字就行。"
WATCH_TARGET = "🎯 {name} {year}年"
WATCHED = (
    "🔔 已关注 <b>{name}</b>。从现在起，它一有变化、日子快到或已过，我马上告诉您；"
    "以前的事不再重发。"
)
WATCHED_WORD = "🔔 已关注词语 <b>{name}</b>。从现在起，名字、内容里带它的事一有消息，我马上告诉您。"
WATCHED_ALREADY = "<b>{name}</b> 已经在关注了。"
WATCH_FULL = "最多关注 {most} 项，已经满了。先在 /watches 里去掉几项，再来关注。"
WATCH_GONE_THING = "这一条已经更新，请重新打开列表再关注。"

# --- The list ---

WATCHES_TITLE = "🔔 <b>我的关注</b>（{total} 项）\n一有变化、日子快到或已过，马上告诉您。"
WATCHES_LINE = "{number}. {name}"
WATCHES_WORD = "词语“{word}”"
WATCHES_RENAMED = "（现在叫“{name}”）"
WATCHES_TOPIC = "（{topic}）"
WATCHES_LOST = "（记录里已经没有：文章重新读过。可以去掉，按新名字再关注。）"
WATCHES_EMPTY = (
    "还没有关注什么。在项目或出处下面点“🔔 关注”，或者写名字：\n<code>/watch 再生铝</code>"
)
WATCH_LOST = (
    "🔔 您关注的“<b>{name}</b>”：文章重新读过以后，记录里找不到它了。\n"
    "最后知道的：{state}\n\n"
    "它再出现，我接着告诉您；也可以按别的名字再关注：<code>/watch 名字里的几个字</code>"
)
UNWATCH_WHICH = "不再关注哪一项？"
UNWATCH_WHICH_OF = "不再关注哪一项？名字里有“{words}”的："
UNWATCH_NONE = "没有关注叫“{words}”的。现在关注的："
UNWATCHED = "已不再关注 <b>{name}</b>，没发出的提醒也收回了。"
UNWATCH_GONE = "这一项已经不在关注里了。"

BUTTON_WATCH = "🔔 关注"
BUTTON_WATCH_WORD = "🔤 凡带“{word}”的"
BUTTON_UNWATCH = "🔕 {name}"
BUTTON_UNWATCH_THIS = "🔕 不再关注"
BUTTON_WATCHES = "我的关注"
BUTTON_WATCH_AGAIN = "↩ 重新关注"
