"""What the bot says of results, dates gone by, milestones and single projects, in chat.

Everything put into a format string is already safe HTML.
"""

# --- Results ---

RESULTS_TITLE = "📊 <b>{place}</b>报过的数"
RESULTS_EMPTY = (
    "还没有读到 <b>{place}</b> 报过的数。可以订阅，一有就告诉您；也可以看看目标，或者上级的地方。"
)
RESULT_LINE = "{period} {figure}"
RESULT_WITH_TARGET = "{period} {figure}（{target_period}目标{target}：{verdict}）"
RESULT_AWAITED = "{period}目标{target}，还没有读到结果"
RESULT_EARLIER = "更早的还有 {count} 个时段，见原句"
RESULT_PERIOD_UNKNOWN = "{day}报的，时段未说明"
TARGET_PERIOD_UNKNOWN = "未写明时限的"

# --- Dates gone by ---

PASSED_TITLE = (
    "⏰ <b>{place}</b>：日期已过，未见完成报道（今天 {today}）\n"
    "<i>没有读到完成的报道，不等于没有完成。</i>"
)
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
    "没有找到名字里有“{words}”的项目。少写几个字再试，例如只写 <code>/project 铝</code>；"
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
