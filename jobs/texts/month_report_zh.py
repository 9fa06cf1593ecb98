"""What stands in a month's report (通报), and what the bot says of it. Plain text, no emoji."""

MONTHS = {"本月": 0, "这个月": 0, "这月": 0, "上月": 1, "上个月": 1}
"""Months by word: how many before the running one."""

MONTH = "{year}年{month}月"
TITLE = "{place}{month}目标和项目进展通报"
MADE = "情况截至{day}"
BASIS = (
    "本通报由挂图根据公开报道自动整理，不是政府文件。数字和日期均注明出处，编号可以在聊天里发 "
    "/source 编号 查看原句。没有读到报道，不等于没有完成。"
)
NEWS, TARGETS = "一、本月的新情况", "二、目标完成情况"
OVER, COMING = "三、日期已过、未见完成报道的事项", "四、今后两个月到期的事项"
SOURCES = "附：出处"
NOTHING = {
    NEWS: "本月没有读到新的报道。",
    TARGETS: "没有读到正在执行的目标。",
    OVER: "没有。",
    COMING: "没有。",
}
TARGET_COLUMNS = ("指标", "地方或单位", "时限", "目标", "最近报的数和对照", "出处")
DATE_COLUMNS = ("日期", "事项", "地方或单位", "最近消息", "出处")
SOURCE_OF_ROW = "[{article}] 编号 {fact}"
SOURCE = "《{title}》，{paper}，{day}。{url}"
MORE_ROWS = "另有{count}项没有列出，发 /{command} {place} 看全部。"

CAPTION = "📄 <b>{place}</b> · {month}通报，情况截至{day}。"
EMPTY = "<b>{place}</b> {month}没有可以通报的：那时还没有读到目标和日期，当月也没有新消息。"
NO_MONTH = (
    "没看懂“{words}”里的月份。写 1月 到 12月，可以加上年，"
    "例如 <code>/report 滨州 2023年3月</code>。"
)
ONE_MONTH = (
    "通报一个月一份，“{days}”没有用上。"
    "要别的月，写明是哪个月：<code>/report {place} {month}</code>。"
)
FUTURE = "{month}还没有到。可以看本月或上月，例如 <code>/report {place} 上月</code>。"
BUTTON_DOCX, BUTTON_PDF = "📝 DOCX", "📄 PDF"
BUTTON_EARLIER, BUTTON_LATER = "◀ {month}月", "{month}月 ▶"
FILE_NAME = "通报-{place}-{month}.{suffix}"
