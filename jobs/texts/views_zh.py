"""What a reader of views sees, in Simplified Chinese: constants and formats, plain text."""

from storage.records import Stage

CAMPAIGN_TITLE = "{place} · 行动"
CAMPAIGN_WINDOW = "同一报道里的行动放在一起，共{total}组，这里是第{first}—{last}组"
CAMPAIGN_OF = "🚩 {name}"
CAMPAIGN_SINCE = "{first}首次读到，最近{last}"
CAMPAIGN_SHOWN_ABOVE = "同一报道里的目标和项目，另有{count}项已列在上面"
CAMPAIGN_PARTS = "包括：{parts}"
CAMPAIGN_TARGETS = "🎯 同一报道里的目标"
CAMPAIGN_PROJECTS = "🏗 同一报道里的项目"

TARGETS_TITLE = "{place} · 目标"
OPEN_TARGETS = "🎯 正在执行"
OVER_TARGETS = "⏰ 期限已过"
CLOSED_TARGETS = "✅ 已有全期结果或已撤销"
NO_PERIOD_TARGETS = "🎯 没有写明期限"

PIPELINE_TITLE = "{place} · 线索库、签约库、开工库"
LIBRARIES = {
    Stage.LEAD: "线索库",
    Stage.SIGNED: "签约库",
    Stage.STARTED: "开工库",
    Stage.FINISHED: "竣工投产",
}
LIBRARY = "{name}：{count}个"
LIBRARY_MONEY = "总投资{money}"
LIBRARY_MONEY_PART = "总投资{money}（{known}个写明）"
LIBRARY_MOVES = "近30天新进{moves}个"
PIPELINE_OF_SOME = "共{total}个项目，以下只计最近报道的{some}个"
UNKNOWN_STAGE = "阶段不详：{count}个"
CONVERSION = "签约到开工：读到签约的{signed}个，已开工{started}个（{share}）"
WAITING = "⏳ 已签约、未读到开工：{count}个，最久{days}天"
SIGNED_SINCE = "{day}签约，已{days}天"

COUNTDOWN_TITLE = "{place} · 倒排工期"
COMING = "📅 接下来"
OVER = "⏰ 日期已过，未见完成报道"

CHECKLIST_TITLE = "{place} · 项目清单"
CHECKLIST_WORKS = "🏗 在办"
CHECKLIST_DONE = "✅ 已竣工投产"
OWNER = "业主：{owner}"
RESPONSIBLE = "责任：{names}"
DEADLINE = "{event}：{day}（{days}）"
DAYS_LEFT, DAYS_OVER, DUE_TODAY = "还有{days}天", "已过{days}天，未见完成报道", "今天"
NO_DEADLINE = "未写明期限"
STATE = "现状：{state}"
STATE_UNKNOWN = "不详"

NOTHING = "{place}：还没有读到可列的内容。"
