"""What the bot says of articles that people hand in: constants and format strings, safe HTML."""

from jobs.extraction.figures.notices import Notice
from storage.records import Basis, FactType, Status

EXPLAINED = (
    "<b>读一篇文章</b>\n\n"
    "把链接、全文或者文件（txt、html、pdf，不超过 20 MB）发给我，转发也行；"
    "我读出里面的目标、结果、项目、节点和行动，每条都附原句。\n\n"
    "文件下面可以写上地方和日期，例如 <code>滨州 2023-02-06</code>。"
    "太长的全文会被 Telegram 切成几条，接连发来就行，我会接起来读。"
)

# --- What was read ---

TITLE = "📄 稿{number} <b>{title}</b>"
UNTITLED = "（无标题）"
ARTICLES = "这里有 {count} 篇文章，日期和地方是第一篇有数据的。"
DAY = "🗓 {day}"
PLACE = "📍 {place}"
HOW_KNOWN = {
    Basis.STATED: "（文中写明）",
    Basis.INFERRED: "（推断的）",
    Basis.GIVEN: "（给定的）",
}
DAY_OF_PAGE = "（网页上标的，或您给的）"
DAY_UNKNOWN = "日期没有写明，“今年”“月底”是哪一天先空着"
PLACE_READ = "（从文中看出）"
PLACE_GIVEN = "（给定的）"
PLACE_UNKNOWN = "没有看出是哪里的"
KINDS = {
    FactType.CAMPAIGN: "行动",
    FactType.TARGET: "目标",
    FactType.RESULT: "结果",
    FactType.PROJECT: "项目",
    FactType.MILESTONE: "节点",
}
ICONS = {
    FactType.CAMPAIGN: "🚩",
    FactType.TARGET: "🎯",
    FactType.RESULT: "📊",
    FactType.PROJECT: "🏗",
    FactType.MILESTONE: "📌",
}
STATUSES = {
    Status.PLANNED: "计划",
    Status.UNDERWAY: "进行中",
    Status.DONE: "已完成",
}
COUNTS = "读出 {total} 条：{each}"
PAGE_OF = "第 {first}–{last} 条，共 {total} 条。"
QUOTE = "<blockquote>{quote}</blockquote>"
CUT = "…"
HOLDER = "{holder}的，不算作当地的"
JOIN = " · "
PATH_SEPARATOR = " › "
CORRECT_IT = "日期或地方不对？发 <code>日期 2023-02-06</code> 或 <code>地方 滨州</code>，我重新读。"
NO_FACTS = (
    "读完了（{characters} 字），没有读出目标、结果、项目、节点或行动。\n"
    "我认得的是带数字或日期的说法，比如“力争工业产值增长8%以上”“总投资3亿元”“6月底前竣工”；"
    "只讲活动、讲道理的文章里没有。"
)
NOTICES = {
    Notice.ASKING: (
        "这是一份招标、出让、招聘一类的公告：里面的数是条件和手续，不是目标和进展，我不记。\n"
        "要记的是项目本身，请发报道它签约、开工、进展的新闻，或者项目清单、工作报告。"
    ),
    Notice.ARRANGING: (
        "这是一份通知、公示一类的文件：说的是安排和手续，里面没有目标、项目或节点可记。\n"
        "请发新闻报道、工作报告，或者带目标和项目的方案、清单。"
    ),
}
UNREAD = "有 {count} 句带数字，但我没有读懂，例如："

# --- Adding to the record ---

BUTTON_ADD = "➕ 收进记录"
TODAY = "今天"
BUTTON_TODAY = "🗓 是今天（{day}）的"
NOT_YOURS = "收进记录要管理员来点。"
NOT_YET = "还不能收：要先知道是哪里、哪天的。卡片下面写着怎么补。"
NEEDS_PLACE = "要收进记录，先告诉我是哪里的：发 <code>地方 滨州</code>。"
NEEDS_DAY = (
    "要收进记录，先告诉我是哪天的：点“是今天的”，或者发 <code>日期 2023-02-06</code>"
    "（只知道年月就写年月）。"
)
IS_ADDED = "✅ 已收进记录。"
ADDED = "✅ 已收进记录：文章 {articles} 篇，数据 {facts} 条。"
ADDED_KNOWN = "这篇（或同一条新闻）已经在记录里了，没有重复收。"
ADDED_NEWS = "<b>由此有了这些新变化</b>，订了这里的人会在简报里看到："
ADDED_NO_NEWS = "没有新变化：这些说法记录里都有了。"
ADDED_BEFORE = "这篇已经收进记录，不能再改日期和地方。"
ADDED_NOTICE = "这篇已经收进记录了。"
EXPIRED = "这篇放得太久，已经忘了。请再发一次。"

# --- Corrections ---

DAY_UNCLEAR = (
    "没看懂“{words}”这个日期。请这样写：<code>日期 2023-02-06</code>，"
    "也可以 2月6日、2023年2月、昨天。"
)
DAY_AHEAD = "“{words}”还没到，不会是刊发的日期。"

# --- What can't be read ---

TOO_BIG = (
    "这个文件有 {size} MB，Telegram 只让机器人取 20 MB 以内的。"
    "请分开发，或者把要读的那几页复制给我。"
)
FILE = "文件"
FILE_LOST = "没有取到这个文件（Telegram 那边没给）。请再发一次。"
UNREADABLE = {
    "kind": (
        "“{name}”这种文件我读不了，只读 txt、html 和 pdf。"
        "Word、WPS 请另存为 PDF，或者把文字复制给我。"
    ),
    "empty": "“{name}”里没有文字可读。请把全文复制给我，或者换一个文件。",
    "scanned": (
        "“{name}”里取不出文字：多半是扫描件（图片），也可能坏了。"
        "请换成带文字的 PDF，或者把文字复制给我。"
    ),
    "locked": (
        "“{name}”设了密码，我打不开。请去掉密码另存一份再发（打开后“打印”成 PDF 就行），"
        "或者把文字复制给我。密码不要发给我。"
    ),
    "broken": "“{name}”里的字是乱码，文件多半坏了。请重新下载再发，或者把文字复制给我。",
    "too long": "“{name}”太长了（超过 30 万字）。请把要读的部分分开发给我。",
}
PICTURE = "图片里的字我还不会认。请把文字复制给我，或者发 txt、html、pdf。"
LINK_FAILED = "没能打开 {host}（{why}）。\n可以把全文复制给我，或者把网页存成文件、PDF 发来。"
UNREACHABLE = "连不上，或者不是公网上的网页"
SITE_FAILED = "网站自己出错了，答的是 HTTP {status}，可以过一会儿再发一次"
TIMED_OUT = "网站太久没有答复，可以过一会儿再发一次"
RESTING = "这个网站刚才总出错，先歇一会儿再试"
BUSY = "我正在读别的文章，一会儿再发一次吧。"
LINK_EMPTY = (
    "打开了 {host}，但没找到正文（可能要登录，或者内容是后来才加载的）。\n请把全文复制给我。"
)
LINK_CUT = "网页太大，只读了前面的一部分。"
