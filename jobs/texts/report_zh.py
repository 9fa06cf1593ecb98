"""What is said of reported errors, in Simplified Chinese. What is put in is already safe HTML."""

from collections.abc import Mapping
from typing import Any

from jobs.texts.export_zh import MEASURES, STATUSES
from jobs.texts.zh import STAGES
from storage.records import ChangeProblem, Claim, Comparator

CLAIMS = {
    Claim.FIGURE: "数字或日期不对",
    Claim.PLACE: "地方不对",
    Claim.HOLDER: "单位不对（是谁的数）",
    Claim.NO_FACT: "这不是一条数据",
    Claim.OTHER: "另有说明",
}

# --- Reporting ---

BUTTON_WRONG = "⚠ 有误？"
BUTTON_WRONG_NUMBER = "⚠ 编号 {number} 有误？"
WRONG_EXPLAINED = (
    "<b>有误？</b>\n\n每条出处下面有“⚠ 有误？”，点开说哪里不对；也可以写编号："
    "<code>/wrong 12</code>，或者连同说明：<code>/wrong 12 原文说的是6.5%</code>。\n\n"
    "管理员核对以后，改了的会告诉收到过错数的人，也会告诉您结果。"
)
WRONG_NUMBER = "编号是一个数字，例如 <code>/wrong 12</code>。编号写在每条出处的最后。"
WRONG_UNKNOWN = "没有第 {number} 条：文章重新读过以后，编号会换新的。请从列表里重新打开出处。"
WRONG_WHAT = "<blockquote>{quote}</blockquote>\n我读成：{read}\n\n哪里不对？"
WRONG_NOTED = (
    "📝 记下了：第 {number} 条，{claim}。核对以后告诉您结果。\n"
    "想补一句，现在直接发“应该是……”；以后发 <code>/wrong {number} 说明</code>"
)
WRONG_NOTED_COMMENT = "📝 记下了：第 {number} 条，{claim}。说明：{comment}\n核对以后告诉您结果。"
WRONG_NOTED_OTHER = "📝 记下了：第 {number} 条，您说“{comment}”。核对以后告诉您结果。"
WRONG_LONG = "说明太长：最多 {most} 个字。"
WRONG_FULL = "您报的已有 {most} 条还没有核对，等核对了再报吧。"

# --- Telling admins ---

REPORTED = "⚠ <b>读者说有误</b>，新的 {count} 件"
REPORTED_LINE = "· R{report} {claim}\n    {read}"
REPORTED_MORE = "还有 {count} 件。"
REPORTED_REVIEW = "核对：/review"
REPORTED_READ_ANEW = "那一条已经重新读过"

# --- Looking at them ---

ADMINS_ONLY = (
    "这个命令是给管理员的。觉得哪条数据有误，点它出处下面的“⚠ 有误？”；别的话写给 /feedback。"
)
REVIEW_NOTHING = "没有要核对的。"
REVIEW_TITLE = "<b>核对</b> 第 {number} 件，共 {total} 件（R{report}）"
REVIEW_CLAIM = "<b>读者说</b> {claim}"
REVIEW_COMMENT = "：{comment}"
CLAIM_OF_OTHER = "“{comment}”"
REVIEW_READ = "<b>读成</b> {read}"
REVIEW_GONE = "这一条重新读过，已经不是原来的样子，不用改了；驳回就会告诉报的人。"
REVIEW_FIX = (
    "R{report} 应该是什么？发：\n<code>/review {report} {example}</code>\n\n"
    "可以改的，和现在读成的：\n{fields}\n\n"
    "几项一起改就空一格；等号后面不写就是没有。"
    "钱写多少元，百分数不写 %，日期写 2023-12-31，地方写 山东省/滨州市。"
)
REVIEW_FIELD = "<code>{label}={value}</code>"
FIELDS = {
    "region": "地方",
    "holder": "单位",
    "indicator": "指标",
    "measure": "口径",
    "comparator": "比较",
    "value": "数值",
    "value_max": "上限",
    "unit": "计量单位",
    "period_start": "开始",
    "period_end": "结束",
    "within": "范围",
    "base": "比什么",
    "name": "名称",
    "components": "组成",
    "owner": "业主",
    "responsible": "责任单位",
    "investment": "总投资",
    "stage": "阶段",
    "industry": "行业",
    "project": "项目",
    "event": "节点",
    "status": "状态",
    "date_start": "开始",
    "date_end": "结束",
    "progress": "进度",
    "amount": "数量",
}
VALUES: dict[str, Mapping[Any, str]] = {
    "measure": MEASURES,
    "comparator": {
        Comparator.EQUAL: "正好",
        Comparator.AT_LEAST: "以上",
        Comparator.AT_MOST: "以内",
        Comparator.ABOUT: "左右",
        Comparator.RANGE: "区间",
    },
    "stage": STAGES,
    "status": STATUSES,
}
"""What stands for the values of a field that can be only so many."""
BAD_CHANGES = {
    ChangeProblem.NO_FIELD: "“{word}”看不懂。要写成 名字=内容，名字只能是下面这些。",
    ChangeProblem.NOT_A_NUMBER: "“{word}”等号后面要写一个数，例如 6.5；百分数不写 %。",
    ChangeProblem.NOT_A_DAY: "“{word}”等号后面要写日期，例如 2023-12-31。",
    ChangeProblem.NOT_ONE_OF: "“{word}”等号后面只能写：{allowed}。",
    ChangeProblem.NOT_EMPTY: "“{word}”不能空着。",
    ChangeProblem.NO_PLACE: "没有“{word}”这个地方。要写全，例如 山东省/滨州市。",
}
REVIEW_BAD = "没有改：{problem}"
REVIEW_USAGE = (
    "写法：<code>/review</code> 看下一件，<code>/review 3 数值=6.5</code> 改 R3，"
    "<code>/review 3 撤回</code> 不是数据，<code>/review 3 驳回</code> 原来的没错。"
)
WITHDRAWING = ("撤回", "不是数据", "不是一条数据", "删除", "删掉")
REJECTING = ("驳回", "不改", "没错", "没有错")
REVIEW_UNKNOWN = "没有 R{report} 这一件，或者已经核对过了。"
REVIEW_CORRECTED = (
    "✅ R{report} 已改正。\n原来：{before}\n现在：{after}\n告诉报的人：{told} 位。{events}"
)
REVIEW_WITHDRAWN = "✅ R{report} 已撤回。\n原来：{before}\n告诉报的人：{told} 位。{events}"
REVIEW_TOLD_ON = "\n更正会写进收到过这个数的人的下一份简报，关注的人马上知道。"
REVIEW_REJECTED = "✘ R{report} 已驳回，原来的不变。告诉报的人：{told} 位。"
BUTTON_FIX = "✔ 确认，写正确的"
BUTTON_WITHDRAW = "🗑 不是数据，撤回"
BUTTON_REJECT = "✘ 驳回"
BUTTON_NEXT = "下一件"
NO_PLACE = "地方不明"

# --- What came of them ---

OUTCOME_HEAD = "📝 您报的“{claim}”核对过了。\n"
OUTCOME_HEAD_COMMENT = "📝 您报的有误（“{comment}”）核对过了。\n"
OUTCOME_CORRECTED = "确实有误，已改正。\n原来：{before}\n现在：{after}\n谢谢您。"
OUTCOME_WITHDRAWN = "确实不是一条数据，已撤回：\n{before}\n谢谢您。"
OUTCOME_REJECTED = "对照原文，没有改：\n{before}\n还有疑问，请用 /wrong 编号 说明 再告诉我们。"
OUTCOME_READ_ANEW = "文章已经重新读过，原来那一条不在了。"

# --- How things stand ---

STATUS_TITLE = "<b>运行情况</b>（{at}）"
STATUS_TICK = "最近一次干活：{ago}"
STATUS_NO_TICK = "一天之内没有进程干过活"
STATUS_PROCESS = "• {name}（{roles}）：{ago}"
STATUS_FOLLOWERS = "聊天 {chats} 个，订阅 {subscriptions} 个"
STATUS_OUTBOX = "发件箱：{states}"
STATUS_STATES = {
    "pending": "等着 {count}",
    "leased": "在发 {count}",
    "sent": "已发 {count}",
    "uncertain": "不确定 {count}",
    "failed": "没发成 {count}",
    "suspended": "停发 {count}",
}
STATUS_WAITING = "等得最久的：{ago}进的发件箱"
STATUS_SOURCES = "来源 {count} 个，中断 {broken} 个，暂停 {paused} 个（/sources）"
STATUS_REPORTS = "要核对的 {count} 件（/review）"
SOURCES_TITLE = "<b>来源</b>（{count} 个，中断的在前）"
SOURCES_LINE = "{mark} <b>{name}</b>\n  {state}"
SOURCES_WELL = "读到 {ago}"
SOURCES_NEVER = "还没有读过"
SOURCES_PAUSED = "暂停；{read}"
SOURCES_BROKEN = "{trouble}，{since}起；{read}\n  {error}"
SOURCES_FAILING = "连续失败 {count} 次；{read}\n  {error}"
SOURCES_NONE = "还没有来源。在命令行里添加：<code>guatu sources add 网址</code>"
AGO_NOW = "刚才"
AGO = "{count} {unit}前"
AGO_UNITS = ((86400, "天"), (3600, "小时"), (60, "分钟"))
