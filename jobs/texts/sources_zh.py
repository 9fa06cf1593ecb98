"""What is said of sources in chat, in Simplified Chinese."""

from storage.records import Trouble

TROUBLES = {
    Trouble.UNREACHABLE: "打不开",
    Trouble.REFUSED: "拒绝访问",
    Trouble.FORBIDDEN: "不许抓取（robots.txt）",
    Trouble.CERTIFICATE: "证书有误",
    Trouble.GONE: "地址失效",
    Trouble.EMPTY: "列表空了",
    Trouble.CHANGED: "版式变了",
    Trouble.BROKEN: "程序出错",
}

REGION_SOURCES = "<b>来源</b>　{count} 个，本月文章 {articles} 篇"
REGION_SOURCE_BROKEN = "  ⚠ 来源中断：{name}（{trouble}，{since}起）"
REGION_SOURCES_BROKEN_MORE = "  ⚠ 另有 {count} 个来源中断"

SOURCE_PAGE = " · {page}"
LETTERED_PAGE, NUMBERED_PAGE = "{page}版", "第{page}版"
SOURCE_ORIGIN = "原文注明来源：{origin}"
SOURCE_PRINTINGS = "也刊于：{names}"
SOURCE_PRINTING = "{name}（{day}读到）"
SOURCE_PRINTINGS_MORE = "等 {count} 处"

ADMIN_BROKEN = "⚠ <b>来源中断</b>"
ADMIN_BROKEN_LINE = "• {name}：{trouble}，{since}起\n  {error}"
ADMIN_WELL = "✅ <b>来源恢复</b>"
ADMIN_WELL_LINE = "• {name}"
ADMIN_MORE = "……还有 {count} 个，见 guatu sources list"

# --- To paste and to hand on ---

CITATION = "“{sentence}”（{title}，{paper}，{day}{address}）"
CITATION_PAGE = "，{page}"
CITATION_ADDRESS = "，{url}"
CITATION_REPLY = "点一下就能复制：\n\n<code>{citation}</code>"
BUTTON_CITE, BUTTON_CITE_NUMBER = "📋 引用", "📋 引用 {number}"
BUTTON_SHARE_NUMBER = "🔗 转发 {number}"
