"""The wall in Simplified Chinese. What stands on the picture has no emoji: its font knows none."""

TITLE = "{place} · 挂图"
DAY = "{day}（周{weekday}）"
TARGETS_OF = "{period}目标"
COMING = "倒排工期"
OVER = "日期已过，未见完成报道"
LEGEND = "横条是完成的份额，竖线是时间过去的份额。"
LEFT, TODAY, AGO = "还有{days}天", "今天", "已过{days}天"
LAST_TOLD = "最近消息{day}"
PARTS = " · "
MORE_TARGETS = "另有{count}个目标，发 /targets {place} 看全部"
MORE_COMING = "另有{count}个日期，发 /due {place} 看全部"
MORE_OVER = "另有{count}个日期，发 /passed {place} 看全部"
EMPTY = "还没有读到目标和日期。"
FOOT_SOURCES = "根据读到的{articles}篇报道，最近一篇{day}。每个数字的原句都能在聊天里查到。"
FOOT_SILENCE = "没有读到报道，不等于没有完成。"

EMPTY_REPLY = (
    "{place}：还没有读到目标和日期，挂图是空的。\n可以订阅，一有就告诉您；也可以看看上级的地方。"
)
CAPTION = "{place} · 挂图 · {day}"
BUTTON_DARK, BUTTON_LIGHT, BUTTON_PDF = "🌙 深色", "☀️ 浅色", "📄 PDF"
FILE_NAME = "挂图-{place}-{day}.pdf"
