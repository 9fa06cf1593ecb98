"""What the bot says in chat, in Simplified Chinese: constants and format strings.

Everything put into a format string is already safe HTML.
"""

# --- The menu (setMyCommands) ---

MENU = {
    "region": "一个地方的概况",
    "places": "按省、市、县找地方",
    "targets": "目标：定了多少、到什么时候",
    "results": "报过的数：历年说了多少，达没达到目标",
    "projects": "项目：阶段、投资、单位",
    "project": "一个项目的来龙去脉，例如 再生铝",
    "due": "接下来的日期，和已经过了的",
    "passed": "日期已过、未见完成报道的，和此后读过多少",
    "milestones": "全部节点：开工、完工、投产",
    "campaigns": "行动：大干2023、攻坚年一类，连同目标和项目",
    "pipeline": "线索库、签约库、开工库",
    "compare": "两个地方并排比，例如 滨州 聊城",
    "rank": "下一级的地方排一排，例如 地区生产总值 滨州",
    "wall": "挂图：目标和日期的一张图",
    "report": "一个月的通报：PDF 或 DOCX，例如 滨州 3月 docx",
    "calendar": "把日期放进日历（.ics）",
    "export": "表格：XLSX 或 CSV，每行带出处",
    "industry": "一个行业的项目，例如 新能源 滨州",
    "search": "搜文章和记着的事，例如 铝 项目",
    "digest": "现在就看简报",
    "subscribe": "订阅简报，例如 滨州 每天 08:30",
    "subscriptions": "我的订阅",
    "unsubscribe": "退订",
    "watch": "关注一件事：一有变化马上告诉您",
    "watches": "我的关注",
    "unwatch": "不再关注",
    "missed": "可能没有送到的简报",
    "read": "读一篇文章：发链接、全文或文件",
    "settings": "设置：时区、免打扰、看哪些、要不要的词",
    "why": "为什么收到这一条",
    "source": "出处：一条数据的原句",
    "wrong": "有误？一条数据哪里不对",
    "privacy": "记了您什么",
    "forget": "删掉这个聊天的一切",
    "feedback": "给管理员写一句",
    "review": "管理员：核对读者说有误的",
    "status": "管理员：运行情况",
    "sources": "管理员：来源",
    "help": "怎么用",
    "start": "从头开始",
}

# --- Welcome and help ---

START = (
    "<b>挂图</b>：地方新闻里说过的目标、项目和日期，我替您记着。\n\n"
    "我读新闻，把每个目标、项目、节点连同原句记下来；有新说法、有进展、日子快到或已过，"
    "就写进简报发给您。每个数字都能点开看原句。\n\n{try_it}"
)
START_TRY = (
    "直接发一个地名试试，例如 <code>{example}</code>；"
    "也可以发 <code>{example} 目标</code>、<code>{example} 项目</code>。\n"
    "或者转一篇新闻给我（链接、全文、txt、html、pdf 都行），我马上读出里面的数字和日期。"
)
START_CHOOSE = "\n\n最近有新消息的地方："
START_EMPTY = (
    "\n\n现在还没有读到任何文章。先订阅一个地方，等有了消息，简报会按时发来："
    "<code>/subscribe 滨州 每天 08:30</code>"
)
START_EXAMPLE = "滨州"
START_UNKNOWN_LINK = "这个链接指向的地方我不认识，可能名册更新过了。直接发地名给我就行。"

HELP = (
    "<b>怎么用</b>\n\n"
    "<b>看一个地方</b>\n"
    "/region 滨州 – 概况\n"
    "/places – 按省、市、县往下找\n"
    "/targets 北海经济开发区 – 目标\n"
    "/results 北海经济开发区 – 报过的数：历年说了多少，达没达到目标\n"
    "/projects 聊城 – 项目\n"
    "/project 再生铝 – 一个项目的来龙去脉\n"
    "/due 滨州 – 接下来的日期，和已经过了的\n"
    "/passed 滨州 – 日期已过、未见完成报道的，和此后读过多少\n"
    "/milestones 滨州 – 全部节点\n"
    "/campaigns 滨州 – 行动，连同一起公布的目标和项目\n"
    "/pipeline 聊城 – 线索库、签约库、开工库\n"
    "/wall 滨州 – 挂图：目标和日期的一张图\n"
    "/report 滨州 3月 – 一个月的通报：PDF；再写上 docx 就是 Word 文档\n"
    "/calendar 滨州 – 把日期放进手机的日历\n"
    "/export 滨州 – 表格：XLSX 或 CSV，每行带出处；另有下一级各地对照\n"
    "/industry 新能源 滨州 – 一个行业的项目；不写地方就看各地\n"
    "/targets、/due、/passed、/wall、/calendar 后面可以加上时间，只看那时候的："
    "/due 滨州 六月、/wall 滨州 2023、/calendar 滨州 下月、/passed 滨州 上半年\n"
    "不写地名也行：只订了一个地方就看它，否则我会问。\n\n"
    "<b>比</b>\n"
    "/compare 滨州 聊城 – 两个地方的目标和结果并排比，不能比的写明为什么\n"
    "/rank 地区生产总值 滨州 – 下一级的地方按读到的数排；文章自己说的名次另列\n\n"
    "<b>找</b>\n"
    "/search 铝 项目 – 记着的事和文章里的原句，几个词之间空一格\n\n"
    "<b>简报</b>\n"
    "/subscribe 滨州 每天 08:30 – 订阅；也可以 工作日早上、每周一三五 20:00、周末 9点、每月1号；\n"
    "    后面加上 无事不发，没有变化就不打扰\n"
    "/subscriptions – 我的订阅\n"
    "/unsubscribe 滨州 – 退订\n"
    "/digest 聊城 本周 – 现在就看，不影响定时的简报；也可以 今天、上周、三月、一季度、2023年\n"
    "/missed – 可能没有送到的简报，再看一次\n"
    "/why – 回复一条简报写它：为什么收到\n"
    "/settings – 时区、免打扰、看哪些、要不要的词\n\n"
    "<b>马上告诉我</b>\n"
    "/watch 再生铝 – 关注一个项目、目标、行动或一个词：一有变化、日子快到或已过，不等简报\n"
    "/watches – 我的关注\n"
    "/unwatch 再生铝 – 不再关注\n\n"
    "<b>读文章</b>\n"
    "把链接、全文或文件（txt、html、pdf）发给我，转发也行；/read 有说明\n\n"
    "<b>出处</b>\n"
    "列表下面的数字按钮，简报和提醒下面的“🔎 看原句”，点开就是原句、文章和日期；"
    "/source 12 看第 12 条。\n"
    "下面的按钮可以复制引用、转给别人、说哪里有误。\n"
    "/wrong 12 – 第 12 条有误？核对以后告诉您结果\n"
    "{admin}\n"
    "<b>您和我</b>\n"
    "/privacy – 记了您什么；/forget – 全部删掉；/feedback 一句话 – 写给管理员\n\n"
    "不打斜杠也听得懂：<code>滨州</code>、<code>北海 目标</code>、<code>聊城本周</code>、"
    "<code>滨州 三月 项目</code>、<code>滨州 固定资产投资</code>、"
    "<code>订阅 滨州 每周一 8:30</code>。拼音、繁体也行。"
    "{groups}\n\n"
    "企业、单位、项目自己的数字单独列出，不算作当地的。日期过了而没有读到完成的报道，"
    "只说“日期已过，未见完成报道”，不等于没有完成。"
)

HELP_ADMIN = "您是管理员：/review 核对，/status 运行情况，/sources 来源\n"
HELP_IN_GROUPS = (
    "在群里写命令，例如 <code>/targets@{bot} 滨州</code>，或者回复我的话；"
    "我是群管理员时，@我 也行。群里收什么由群管理员改。"
)

# --- Asking which place ---

ASK_PLACE = "看哪个地方？点一个，或者直接发地名。"
ASK_PLACE_EMPTY = (
    "看哪个地方？点一个省往下找；或者把地名写在后面，例如：\n<code>/{command} 滨州</code>"
)
BROWSE_PROVINCES = "🗺 哪个省？点开往下找；直接发地名更快，拼音也行，例如 <code>binzhou</code>。"
BROWSE_UNDER = "🗺 {path}\n点下面的名字；要看整个{place}，点第一个。"
BROWSE_THIS = "✔ 就是{place}"
BROWSE_FURTHER = "{place} ›"
COUNTRY = "全国"
ASK_WHICH = "叫“{words}”的地方不止一个，您说的是哪个？"
ASK_ONE = "一次一个地方，先选哪个？（两个并排比，用 /compare）"
COUNTRY_WORDS = ("全国", "中国", "国家", "各省", "各地")
ASK_WHICH_MORE = "\n（第 {first}–{last} 个，共 {total} 个；加上上级的名字更快，如“济南 市中区”。）"
NOT_KNOWN = "没有找到叫“{words}”的地方。"
NOT_KNOWN_NEAR = (
    "没有找到叫“{words}”的地方。您说的是不是：\n（都不是？加上上级的名字再试，例如“山东 滨州”。）"
)

NOT_KNOWN_HINT = "\n写上全名或上级的名字再试一次，例如 <code>滨州 北海经济开发区</code>。"

# --- Plain words, unknown commands, old buttons, errors ---

PLAIN_HINT = (
    "发一个地名给我，例如 <code>滨州</code>；或者 <code>滨州 目标</code>。"
    "也可以发一篇文章（链接、全文或文件），我读给您看。全部用法：/help"
)
SPOKEN_HINT = (
    "语音和视频里的话我听不懂，请打字。发一个地名就行，例如 <code>滨州</code>。全部用法：/help"
)
PLACE_AND_MORE = (
    "<b>{place}</b>我认得，“{more}”没看懂。点一个看这个地方有什么，或者在文章里找这些字。"
    "全部用法：/help"
)
UNKNOWN_COMMAND_NEAR = "没有这个命令。您要的是不是 <code>/{near}</code>（{what}）？全部用法：/help"
UNKNOWN_COMMAND = "没有这个命令。全部用法：/help；也可以直接发地名，例如 <code>滨州</code>。"
OLD_BUTTON = "这个按钮已经失效了，请重新发一次命令。"
GROUP_ADMINS_ONLY = "这个群收什么，由群管理员来改。您可以私聊我，自己订阅、关注。"
GONE_PLACE = "这个地方已经不在名册里，请重新发地名。"
GONE_THING = "这一条已经更新，请重新打开列表。"
ERROR = "抱歉，刚才出了点问题，没有办成。请再试一次；还不行，就过一会儿再来。"
ERROR_SHORT = "抱歉，刚才出了点问题，请再试一次。"

# --- Buttons ---

BUTTON_REGION = "📍 {place}"
BUTTON_TARGETS = "🎯 目标"
BUTTON_RESULTS = "📊 结果"
BUTTON_RANK_BELOW = "🏆 下级各地的{indicator}"
BUTTON_PROJECTS = "🏗 项目"
BUTTON_DUE = "📅 日期"
BUTTON_ALL_DATES, BUTTON_ALL_TARGETS = "📅 全部日期", "🎯 全部目标"
BUTTON_ALL_PASSED = "⏰ 全部已过日期"
BUTTON_PASSED = "⏰ 已过"
BUTTON_MILESTONES = "📌 节点"
BUTTON_CAMPAIGNS = "🚩 行动"
BUTTON_PIPELINE = "🗂 三库"
BUTTON_WALL = "🖼 挂图"
BUTTON_EXPORT = "📗 表格"
BUTTON_DIGEST = "📰 简报"
BUTTON_SUBSCRIBE = "🔔 订阅"
BUTTON_TOLD = "🔎 看原句"
BUTTON_SHARE = "🔗 转给别人"
BUTTON_SUBSCRIPTIONS = "我的订阅"
BUTTON_HELP = "怎么用"
BUTTON_BROWSE = "🗺 按省市找"
BUTTON_UNSUBSCRIBE = "✕ 退订 {place}"
BUTTON_UNDO = "↩ 恢复订阅"
BUTTON_ABOVE = "⬆ {place}"
PAGE_BACK = "◀ 上一页"
PAGE_ON = "下一页 ▶"

# --- Digests of days that were asked for ---

DIGEST_NONE_OF_GROUP = (
    "<b>{place}</b> · {days}：没有读到{group}的新消息。\n下面的按钮看现在记着的，不论什么时候说的。"
)
DIGEST_DAYS_AHEAD = (
    "{days}还没有到。要看到时候到期的目标和节点，发 <code>{place} 日期 {days}</code>。"
)

LIST_OF_NO_DAYS = (
    "列表是<b>{place}</b>现在记着的全部{group}，不分时段。"
    "要看那段时间里{group}有什么新消息，点第一个。"
)
DAYS_NOT_USED = (
    "这里不分时段，“{days}”没有用上。要看那段时间的新消息，发 <code>{place} 简报 {days}</code>。"
)
WORDS_NOT_USED = "“{words}”没有看懂，没有用上。"
WORDS_NOT_USED_OF_PROJECTS = (
    "“{words}”没有用上。找名字里有这些字的项目，发 <code>/project {words} {place}</code>。"
)
DAYS_NOT_USED_ANYWHERE = "这里不分时段，“{days}”没有用上。"
BUTTON_NEWS_OF_DAYS, BUTTON_WHOLE_LIST = "📰 那段时间{group}的新消息", "全部{group}"

# --- Lists ---

PAGE_OF, PAGE_OF_ONE = "第 {first}–{last} 个，共 {total} 个。", "第 {first} 个，共 {total} 个。"
TAP_A_NUMBER = "点数字看原句。"
PATH_SEPARATOR = " › "
JOIN = " · "

# --- Subscriptions ---

SUBSCRIBE_WHEN = "<b>{place}</b> 的简报，什么时候发？点一个，或者写明时间，例如\n{example}"
SUBSCRIBE_EXAMPLE = "<code>/subscribe {place} 每周一 20:00</code>"
SAID_OF_DIGESTS = (
    *(
        "给我发",
        "发给我",
        "告诉我",
        "推送",
        "发一份",
        "发",
        "看看",
        "看",
        "我想要",
        "我想",
        "我要",
        "请",
    ),
    *("的简报", "的消息", "的新闻", "的动态", "的情况", "简报", "消息", "新闻", "动态", "的"),
)
"""What people say around a place and a time: 每天早上给我发滨州的消息."""
SUBSCRIBE_CHOICES = ("每天 08:30", "工作日 08:30", "每周一 08:30", "每月1日 08:30")
SUBSCRIBED = (
    "🔔 已订阅 <b>{place}</b>（含下级），{schedule}。\n"
    "第一份：{first}。先发一份现状，以后只说变化；{silence}。"
)
SILENCE_TOLD = "没有变化的日子也会告诉您一声"
SILENCE_KEPT = "没有变化就不发"
WORKDAYS_KNOWN_UNTIL = (
    "\n工作日按国务院办公厅公布的放假和调休安排，现有到 {year} 年；"
    "以后的年份公布前，先按周一到周五。"
)
SUBSCRIBED_ANEW = "🔔 <b>{place}</b> 改为 {schedule}。\n下一份：{first}。"
HELD_BACK = "\n⚠ {places}到点的时候在免打扰里（{quiet}）。要准点收，改时间或者改 /settings。"
HELD_BACK_MORE = "等 {count} 个地方"
BUTTON_NOW = "📰 现在先看一份"
SUBSCRIPTIONS_TITLE = "<b>我的订阅</b>"
SUBSCRIPTION_LINE = "{number}. <b>{place}</b> {schedule}\n    下一份：{next}{topic}"
BUTTON_SEARCH = "🔎 在文章里找“{words}”"
IN_THIS_TOPIC = "发到这个话题里。"
IN_ANOTHER_TOPIC = "发到另一个话题里。"
IN_GENERAL_TOPIC = "发到群的总话题里。"
SUBSCRIPTIONS_EMPTY = (
    "还没有订阅。写上地方和时间就行，例如：\n<code>/subscribe 滨州 每天 08:30</code>"
)
UNSUBSCRIBE_WHICH = "退订哪个？"
UNSUBSCRIBED = "已退订 <b>{place}</b>，不会再发它的简报。"
ALL_WORDS = ("全部", "所有", "全都", "都", "all")
UNSUBSCRIBE_ALL = "要退订全部 {count} 个地方吗？关注、设置不变。"
BUTTON_UNSUBSCRIBE_ALL = "✕ 全部退订（{count} 个）"
UNSUBSCRIBED_ALL = "已退订全部 {count} 个地方，不会再发简报。关注的事照样告诉您：/watches"
UNSUBSCRIBE_NONE = "没有订阅 {words}，不用退。现有的订阅："
UNSUBSCRIBE_GONE = "这个订阅已经不在了。"

# --- What may not have arrived ---

MISSED_NOTHING = "没有漏掉的：发给您的简报都送到了。"
MISSED_TITLE = (
    "有 {total} 条简报消息可能没有送到（发出以后没有收到 Telegram 的答复，所以没有自动重发）。"
    "下面是最近的 {shown} 条："
)
