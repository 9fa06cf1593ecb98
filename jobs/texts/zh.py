"""What a reader of digests sees, in Simplified Chinese: constants and formats, plain text."""

from storage.records import Cadence, EventKind, NewsGroup, Reason, Stage, Verdict

# --- Numbers, days, stages ---

WAN_YI, YI, WAN = "万亿", "亿", "万"
YUAN = "元"
DOUBLED = "翻番（{amount}）"
GREW, FELL, UNCHANGED = "同比增长{amount}", "同比下降{amount}", "同比持平"
GREW_SINCE, FELL_SINCE = "比{base}年增长{amount}", "比{base}年下降{amount}"
ADDED, REMOVED = "增加{amount}", "减少{amount}"
ADDED_SINCE, REMOVED_SINCE = "比{base}年增加{amount}", "比{base}年减少{amount}"
POINTS = "百分点"
POINTS_COUNTED = "个百分点"
RAISED, LOWERED = "提高{amount}", "降低{amount}"
AT_LEAST, AT_MOST, ABOUT = "{amount}以上", "{amount}以内", "{amount}左右"
RANK, RANKS, RANK_AT_LEAST = "第{value}位", "第{value}—{value_max}位", "前{value}位"
RANGE_DASH = "—"
YEAR, YEARS = "{year}年", "{first}—{last}年"
MONTH, MONTHS = "{year}年{month}月", "{year}年{first}—{last}月"
DAY, DAY_THIS_YEAR = "{year}年{month}月{day}日", "{month}月{day}日"
QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")
HALVES = ("上半年", "下半年")
THREE_QUARTERS = "前三季度"
UNTIL, SINCE = "截至{day}", "{day}起"
BY, BY_YEAR_END, BY_MONTH_END = "到{day}", "到{year}年底", "到{month}底"
BETWEEN = "{start}至{end}"

STAGES = {
    Stage.LEAD: "谋划",
    Stage.SIGNED: "签约",
    Stage.STARTED: "开工",
    Stage.BUILDING: "在建",
    Stage.FINISHED: "竣工",
    Stage.OPERATING: "投产",
}

# --- Schedules ---

WEEKDAYS = "一二三四五六日"
EVERY_DAY, EVERY_WORKDAY = "每天 {time}", "工作日 {time}"
EVERY_WEEK, EVERY_MONTH = "每周{days} {time}", "每月{days}日 {time}"
IF_QUIET = "，无事不发"
LIST_COMMA = "、"
SCHEDULE_UNCLEAR = (
    "没看懂“{words}”。时间请这样写：每天 08:30、每天早上、工作日 8点半、每周一三五 20:00、"
    "周一到周五 18:00、周末 9点、每月1号 9点、每月最后一天；后面可以加上 无事不发。"
)
SCHEDULE_MIDNIGHT = "“{words}”是哪一天的零点？请写 00:00 或者 23:59，中午请写 12:00。"
SCHEDULE_BAD_TIME = "“{words}”里的时间不对：小时是 0 到 23，分钟是 0 到 59，例如 每天 20:30。"
SCHEDULE_BAD_DAY = "“{words}”里的日子不对：每月的日子是 1 到 31，例如 每月1号 9点。"

# --- Digests: titles and sections ---

DIGEST_TITLE = "{place} · {cadence}"
CADENCES = {
    Cadence.DAILY: "每日简报",
    Cadence.WORKDAYS: "工作日简报",
    Cadence.WEEKLY: "每周简报",
    Cadence.MONTHLY: "每月简报",
}
STATE_TITLE = "{place} · 现状"
STATE_NOTE = "以后的简报只说新变化。"
STATE_NOTE_ASKED = "最近{days}天没有新消息，下面是现状。"
STATE_NOTE_TODAY = "今天没有新消息，下面是现状。"
ASKED_TOO_MUCH = "（这段时间消息太多，这里只看其中最近的；可以问短一些的时间，或者下级的地方。）"
ASKED_DIGEST, ASKED_GROUP = "简报", "{group}的新消息"
NOTHING_NEW = "{place} · {day}：没有新消息。"
NOTHING_KNOWN = "{place}：还没有读到目标、项目和日期，有了就告诉您。"

PASSED = "⏰ 日期已过，未见完成报道"
DUE = "📅 日期临近"
LATE = "⚠️ 报道说已延误"
DONE = "✅ 已完成"
RESULTS = "📊 新报的数"
CORRECTED = "✏️ 更正"
CHANGED = "🔄 有变化"
NEW_TARGETS = "🎯 新目标"
NEW_DATES = "📌 新定的日期"
NEW_PROJECTS = "🏗 新项目"
NEW_CAMPAIGNS = "🚩 新行动"
NO_NEWS = "🔕 三个月没有新消息"
SOURCE_SILENT = "📡 来源没有新文章"
STILL = "🕰 这段时间没有动静"
EARLIER = "🗂 补记：更早的报道，刚读到"
STATE_DATES = "📅 接下来的日期"
STATE_TARGETS = "🎯 正在执行的目标"
STATE_PROJECTS = "🏗 项目"
STATE_CAMPAIGNS = "🚩 行动"

MORE = "更多 {count} 条：/{command} {place}"
MORE_WITHOUT_COMMAND = "还有 {count} 条没有列出"

# --- Digests: lines ---

BULLET = "· "
COLON, COMMA = "：", "，"
IN_BRACKETS = "（{words}）"
PLACE = "【{place}】"
HOLDER = "{holder}（不计入当地）"
SOURCE = "《{title}》"
SOURCE_LEAD = "出处 "
UNTITLED = "无标题"
PRINTED_IN = "{name} {day}"
HANDED_IN = "交来的文件"

FIGURE = "{indicator} {figure}"
TARGET_CHANGED = "{indicator}：由{before}改为{after}"
TARGET_DROPPED = "{indicator} {figure}：不再提出"
RESULT_WITH_TARGET = "{period}目标{target}"
DATED_TARGET = "{period}目标：{target}"
STAGE_MOVED = "{name}：{before} → {after}"
STAGE_KNOWN = "{name}：{after}"
INVESTMENT_CHANGED = "{name}：总投资由{before}改为{after}"
INVESTMENT_KNOWN = "{name}：总投资{after}"
INVESTMENT = "总投资{money}"
RESPONSIBLE = "责任：{names}"
MILESTONE = "{project}：{event}"
MILESTONE_MOVED = "{milestone}，日期由{before}改为{after}"
DUE_BY = "{day}前"
MILESTONE_DONE_ON = "{milestone}，{day}完成"
PROMISED_FOR = "原定{day}前"
PROGRESS = "进度{percent}%"
PROGRESS_FROM = "此前{before}"
UNDERWAY = "进行中"
DUE_TODAY, DUE_TOMORROW, DUE_IN = "今天", "明天", "还有{days}天"
# --- How far a target is ---

PROGRESS_OF = "{period}{result}，{target_period}目标{target}"
UNKNOWN_PERIOD = "时间不详"
VERDICTS = {
    Verdict.REACHED: "已达到目标",
    Verdict.ON_TRACK: "不低于目标",
    Verdict.BEHIND: "低于目标",
}
VERDICTS_BY_TIME = {
    Verdict.REACHED: "已达到目标",
    Verdict.ON_TRACK: "跟上时间进度",
    Verdict.BEHIND: "慢于时间进度",
}
NOT_REACHED = "没有达到目标"
SHARES = "完成{done}，时间过去{gone}"
REASONS = {
    Reason.NO_RESULT: "还没有读到结果",
    Reason.OTHER_FIGURE: "口径不同，不能比",
    Reason.OTHER_PERIOD: "时段不同，不能直接比",
    Reason.OTHER_LENGTH: "年限不同，不能直接比",
    Reason.NOT_BY_TIME: "还没到目标值，不按时间进度比",
}
OWN_COUNT = "按我们跟踪到的{total}个项目数：{reached}个已{stage}"

# --- Digests: more lines ---

READ_SINCE = "此后读过当地报道{count}篇"
LAST_READ = "来源最近一次读取{day}"
NEVER_READ = "来源没有读取成功过"
LAST_TOLD = "最近消息{day}"
SILENT = "《{name}》自{since}起没有新文章"
LATE_SAID = "{name}：“{sentence}”"
ELLIPSIS = "…"
CORRECTION = "{name}：此前报{before}，现为{after}（{why}）"
WITHDRAWN = "{name} {before}：此前误读，撤回（{why}）"
CORRECTED_BY = {"article": "后来的报道", "reading": "重新核对原文"}
NOT_SAID = "不详"
CAMPAIGN_OF = "{place}的行动"
CAMPAIGN_PARTS = "包括{parts}"

# --- The event log ---

EVENT_KINDS = {
    EventKind.CAMPAIGN_NEW: "新行动",
    EventKind.TARGET_NEW: "新目标",
    EventKind.TARGET_CHANGED: "目标改变",
    EventKind.TARGET_DROPPED: "目标不再提出",
    EventKind.RESULT_REPORTED: "新报的数",
    EventKind.PROJECT_NEW: "新项目",
    EventKind.PROJECT_STAGE: "项目进到",
    EventKind.PROJECT_INVESTMENT: "总投资",
    EventKind.MILESTONE_SET: "新定日期",
    EventKind.MILESTONE_MOVED: "日期改变",
    EventKind.MILESTONE_PROGRESS: "进度",
    EventKind.MILESTONE_DONE: "已完成",
    EventKind.DUE_SOON: "日期临近",
    EventKind.PASSED: "日期已过，未见完成报道",
    EventKind.LATE: "报道说已延误",
    EventKind.CORRECTED: "更正",
    EventKind.NO_NEWS: "久无消息",
    EventKind.SOURCE_SILENT: "来源没有新文章",
}
LOG_SOURCE = "｜"
NOT_KNOWN_NOW = "{key}（重新读过之后没有这件事了）"

MAYBE_REPEATED = "（可能重复：上一次发出后没有收到 Telegram 的答复）"
TOPIC_GONE = (
    "ℹ️ 这里原来收消息的那个话题关闭或删除了，从上面那条起改发到这里，一条没有丢。"
    "要发到别的话题，到那个话题里再订阅、再关注一次就行。"
)
NEWS_GROUPS = {
    NewsGroup.TARGETS: "目标",
    NewsGroup.RESULTS: "结果",
    NewsGroup.PROJECTS: "项目",
    NewsGroup.DATES: "日期和节点",
    NewsGroup.CAMPAIGNS: "行动",
    NewsGroup.SOURCES: "来源的动静",
}
SEMICOLON = "；"
FILTER_MUTED = "不看{groups}"
FILTER_ONLY = "只要写到{words}的"
FILTER_WITHOUT = "不要写到{words}的"
FILTER_NOTE = "按您的设置筛过：{filter}。改：/settings"
FILTERED_ALL = "{place}：按您的设置（{filter}）筛过，没有要告诉您的。改：/settings"

MISSED_NOTE = "⚠ 上一份简报有 {count} 条消息可能没有送到，发 /missed 再看一次。"
