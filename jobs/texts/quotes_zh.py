"""What the bot says of the sentence behind a figure, in chat.

Everything put into a format string is already safe HTML.
"""

SOURCE_EXPLAINED = (
    "<b>出处</b>\n\n每条数据都来自一篇文章里的一句话。列表下面的数字按钮，点开就是原句、"
    "文章标题、日期和来源；每条都有编号，<code>/source 12</code> 看第 12 条。\n\n"
    "先打开一个列表，例如 <code>/targets 滨州</code>。"
)
SOURCE_NUMBER_WRONG = "编号是一个数字，例如 <code>/source 12</code>。编号写在每条出处的最后。"
SOURCE_UNKNOWN = "没有第 {number} 条：文章重新读过以后，编号会换新的。请从列表里的数字按钮打开。"
SOURCE_QUOTE = "<blockquote>{quote}</blockquote>"
SOURCE_TITLE = "《{title}》"
SOURCE_UNTITLED = "（文章无标题）"
SOURCE_LINE = "{name} · {published}"
SOURCE_LINK = '<a href="{url}">打开原文</a>'
SOURCE_OF_TOLD = "🔎 上面说到的，点一个看原句、文章和日期："
SOURCE_FACT_NUMBER = "编号 {number}"
SOURCE_HISTORY = "共有 {total} 处说到，这里是第 {first}–{last} 处，新的在前。"
SOURCE_FETCHED = "{day} 读到，刊发日期不详"
SOURCE_INFERRED = "{day}（据文中推断）"
