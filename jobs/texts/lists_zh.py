"""What the bot says of places, targets, results, projects and dates, in chat.

Everything put into a format string is already safe HTML.
"""

# --- A place ---

REGION_CAMPAIGNS = "<b>行动</b>　{names}"
REGION_OF_BELOW = "{name}（{places}）"
REGION_JOINED = "{name}（{places}也参加）"
REGION_AND_MORE = "{places}等 {count} 地"
REGION_COUNTS = "<b>记着</b>　目标 {targets} 个 · 项目 {projects} 个（含下级）"
REGION_DATES = "<b>接下来</b>"
REGION_DATES_MORE = "  还有 {count} 个日期，见“日期”"
REGION_PASSED = "  另有 {count} 个日期已过，未见完成报道"
REGION_ONLY_PASSED = "<b>日期</b>　{count} 个已过，未见完成报道"
REGION_ARTICLES = "<b>读过</b>　文章 {count} 篇，最近一篇：{title}"
REGION_EMPTY = (
    "这里的新闻还没有读到过。可以先订阅，有了消息会按时告诉您；也可以看看下级或上级的地方，"
    "或者把一篇新闻发给我读。"
)
REGION_BELOW = "<b>下级</b>　点下面的名字打开"
UNDATED = "日期不详"

# --- Targets ---

TARGETS_TITLE = "🎯 <b>{place}</b>的目标"
TARGETS_TITLE_OF_DAYS = "🎯 <b>{place}</b>{days}的目标"
TARGETS_EMPTY_OF_DAYS = "没有读到<b>{place}</b>到{days}为止的目标。"
WHOSE_HOLDER = "▪ <b>{holder}</b>（单位或项目自己的，不算作当地的）"
WHOSE_HOLDER_BELOW = "▪ <b>{holder}</b>（{place}；单位或项目自己的，不算作当地的）"
WHOSE_PLACE = "▪ <b>{place}</b>"
TARGET_PERIOD_UNKNOWN = "时限未说明"
TARGET_OVER = "期限已过"
TARGET_LATEST = "已报：{figure}"
TARGET_LATEST_PERIOD = "已报：{figure}（{period}）"
TARGET_REACHED = "✅ "
TARGET_CLOSED = "已有结论，见原句"
TARGETS_EMPTY = (
    "还没有读到 <b>{place}</b> 的目标。可以订阅，一有就告诉您；也可以看看项目，或者上级的地方。"
)

# --- Projects ---

PROJECTS_TITLE = "🏗 <b>{place}</b>的项目"
PROJECT_STAGE_UNKNOWN = "阶段未说明"
PROJECT_INVESTMENT = "总投资 {money}"
PROJECT_OWNER = "单位：{owner}"
PROJECT_RESPONSIBLE = "责任：{names}"
PROJECTS_EMPTY = (
    "还没有读到 <b>{place}</b> 的项目。可以订阅，一有就告诉您；也可以看看目标，或者上级的地方。"
)

# --- Dates ---

DUE_TITLE = "📅 <b>{place}</b>的日期（今天 {today}）"
DUE_TITLE_OF_DAYS = "📅 <b>{place}</b>在{days}的日期（今天 {today}）"
DUE_EMPTY_OF_DAYS = "<b>{place}</b>在{days}没有到期、还没有完成的目标或节点。"
DUE_COMING = "<b>接下来</b>"
DUE_PASSED = "<b>日期已过，未见完成报道</b>\n<i>没有读到完成的报道，不等于没有完成。</i>"
DUE_TODAY = "就在今天"
DUE_TOMORROW = "明天"
DUE_IN_DAYS = "还有 {days} 天"
DUE_DAYS_AGO = "已过 {days} 天"
DUE_TARGET = "目标：{name}"
DUE_EMPTY = (
    "<b>{place}</b> 没有记着的日期：读到的文章里还没有写明期限的目标或节点。"
    "可以看看目标和项目，或者上级的地方。"
)

# --- Results ---

FIGURE_TITLE = "🔎 <b>{place}</b> · {indicator}"
FIGURE_TARGETS, FIGURE_RESULTS = "🎯 目标", "📊 报过的数"
FIGURE_EMPTY = (
    "没有读到<b>{place}</b>的{indicator}，目标和结果都没有。"
    "可以看它的全部目标和结果，或者下级、上级的地方。"
)
RESULTS_TITLE = "📊 <b>{place}</b>报过的数"
RESULTS_EMPTY = (
    "还没有读到 <b>{place}</b> 报过的数。可以订阅，一有就告诉您；也可以看看目标，或者上级的地方。"
)
RESULT_LINE = "{period} {figure}"
RESULT_WITH_TARGET = "{period} {figure}（{target_period}目标{target}：{verdict}）"
RESULT_AWAITED = "{period}目标{target}，还没有读到结果"
RESULT_EARLIER = "更早的还有 {count} 个时段，见原句"
RESULT_PERIOD_UNKNOWN, RESULT_UNDATED = "{day}报的，时段未说明", "时段未说明"
RESULT_TARGET_UNDATED = "未写明时限的"

# --- Dates gone by ---

PASSED_TITLE = (
    "⏰ <b>{place}</b>：日期已过，未见完成报道（今天 {today}）\n"
    "<i>没有读到完成的报道，不等于没有完成。</i>"
)
PASSED_TITLE_OF_DAYS = (
    "⏰ <b>{place}</b>{days}的日期：已过，未见完成报道（今天 {today}）\n"
    "<i>没有读到完成的报道，不等于没有完成。</i>"
)
PASSED_EMPTY_OF_DAYS = "<b>{place}</b>在{days}没有日期已过、未见完成报道的目标或节点。"
PASSED_DAYS_AHEAD = "{days}还没有过去。要看那时到期的，发 <code>{short} 日期 {days}</code>。"
PASSED_READ = "最近消息 {day}；此后读过当地报道 {count} 篇，{source}"
PASSED_SOURCE_READ = "来源最近一次读取 {day}"
PASSED_SOURCE_NEVER = "没有定时读取的来源，请自己核对"
PASSED_EMPTY = (
    "<b>{place}</b> 没有日期已过、未见完成报道的目标或节点。"
    "还没到的日期见 /due，全部节点见 /milestones。"
)

# --- Milestones ---

MILESTONES_TITLE = "📌 <b>{place}</b>的节点"
MILESTONE_DONE = "✅ 已完成"
MILESTONE_DONE_ON = "✅ {period}完成"
MILESTONE_UNDERWAY = "进行中"
MILESTONE_UNDATED = "未写明日期"
MILESTONE_DUE = "{day} · {left}"
MILESTONE_PASSED = "{day} · {left}，未见完成报道"
MILESTONES_EMPTY = (
    "还没有读到 <b>{place}</b> 的节点：项目什么时候开工、完工、投产。"
    "可以订阅，一有就告诉您；也可以看看项目，或者上级的地方。"
)

# --- One project ---

PROJECT_TITLE = "🏗 <b>{name}</b>\n{place}"
PROJECT_INDUSTRY = "行业：{industry}"
PROJECT_DATES = "<b>节点</b>"
PROJECT_HISTORY = "<b>怎么说过来的</b>"
PROJECT_HISTORY_LINE = "{day}　{words}\n    {title} {source}"
PROJECT_MENTIONED = "说到，没有说阶段和投资"
PROJECT_HISTORY_WITHDRAWN = "原来的报道已经重新读过，请看原句。"
PROJECT_WHICH = "名字里有“{words}”的项目不止一个，您说的是哪个？"
PROJECT_WHICH_MORE = "\n（最像的 {shown} 个；多写几个字更准。）"
PROJECT_UNKNOWN = (
    "没有找到名字里有“{words}”的项目。少写几个字，只写最特别的那一两个，再试；"
    "或者看一个地方的全部项目：<code>/projects 滨州</code>。"
)
PROJECT_ASK = "看哪个项目？点一个最近说到的，或者写上名字里的几个字，例如\n<code>/project 铝</code>"
PROJECT_ASK_EMPTY = (
    "现在还没有读到任何项目。先订阅一个地方，等有了消息会告诉您："
    "<code>/subscribe 滨州 每天 08:30</code>"
)
BUTTON_PROJECT_SOURCE = "🔎 原句"
BUTTON_PROJECTS_OF = "🏗 {place}的项目"

# --- Views in pages ---

CAMPAIGNS_EMPTY = (
    "还没有读到 <b>{place}</b> 的行动（“大干2023”、攻坚年一类）。"
    "可以订阅，一有就告诉您；也可以看看上级的地方。"
)
PIPELINE_EMPTY = (
    "还没有读到 <b>{place}</b> 的项目，没有什么可以分到线索库、签约库、开工库。"
    "可以订阅，一有就告诉您；也可以看看上级的地方。"
)
