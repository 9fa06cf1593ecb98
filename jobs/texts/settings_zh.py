"""What the bot says of a chat's settings, of what it keeps, and of why something came, in chat.

Everything put into a format string is already safe HTML.
"""

# --- Settings ---

SETTINGS = (
    "⚙️ <b>设置</b>（这个聊天的）\n\n"
    "🕐 时区：{zone}\n"
    "🌙 免打扰：{quiet}\n"
    "🔕 没有变化的日子：{empty}\n"
    "🧩 简报里看：{groups}\n"
    "🔎 只要写到这些词的：{only}\n"
    "🚫 不要写到这些词的：{without}\n\n"
    "点下面的按钮改。种类和词只管定时的简报；更正总会告诉您。"
)
NOT_SET = "没有设"
ALL_GROUPS = "全部"
EMPTY_TOLD = "也告诉一声"
EMPTY_KEPT = "不打扰"
EMPTY_MIXED = "有的告诉，有的不打扰"
EMPTY_NO_SUBSCRIPTION = "还没有订阅"
QUIET_HOURS = "{start}–{end} 不发，到 {end} 再发"
BUTTON_ZONE = "🕐 时区"
BUTTON_QUIET = "🌙 免打扰"
BUTTON_EMPTY = "🔕 没有变化的日子"
BUTTON_GROUPS = "🧩 看哪些"
BUTTON_ONLY = "🔎 只要的词"
BUTTON_WITHOUT = "🚫 不要的词"
BUTTON_BACK = "‹ 返回设置"
BUTTON_QUIET_OFF = "不设"
BUTTON_REMOVE = "✕ {word}"
ON, OFF = "✅ {name}", "⬜ {name}"

ZONES = {
    "Asia/Shanghai": "北京",
    "Asia/Urumqi": "乌鲁木齐",
    "Asia/Tokyo": "东京",
    "Europe/London": "伦敦",
    "Europe/Berlin": "柏林",
    "America/New_York": "纽约",
}
ZONE_ASK = (
    "🕐 时区现在是 {zone}。订阅的时间按它算，改了就按新的时区排。点一个，或者写上，例如\n"
    "<code>/settings 时区 Asia/Singapore</code>"
)
ZONE_WRONG = (
    "不认识时区“{words}”。写法是 洲/城市 的英文，例如 <code>/settings 时区 Asia/Singapore</code>。"
)
QUIET_ASK = (
    "🌙 免打扰的时间里到点的简报，等到过了再发。现在：{quiet}。点一个，或者写上，例如\n"
    "<code>/settings 免打扰 22:00-7:30</code>"
)
QUIET_CHOICES = ("22:00-07:00", "23:00-06:00", "21:00-08:00", "12:00-14:00")
QUIET_WRONG = (
    "没看懂“{words}”。免打扰这样写：<code>/settings 免打扰 22:00-7:30</code>；"
    "不要了：<code>/settings 免打扰 不设</code>"
)
GROUPS_ASK = "🧩 定时的简报里看哪些？点一下换一下。更正总会告诉您。"
ONLY_ASK = (
    "🔎 写了词以后，简报只说写到其中一个的。现在：{words}。\n"
    "加词：<code>/settings 只要 铝 新能源</code>；点下面的词去掉。"
)
WITHOUT_ASK = (
    "🚫 写到其中一个词的，简报里不说。现在：{words}。\n"
    "加词：<code>/settings 不要 文旅</code>；点下面的词去掉。"
)
TOO_MANY_WORDS = "最多 {most} 个词，每个 {longest} 个字以内。先去掉几个再加。"
NO_SUCH_SETTING = "没有“{words}”这个设置。"

WORDS_OF_SETTINGS = {
    "时区": "zone",
    "免打扰": "quiet",
    "勿扰": "quiet",
    "静音": "quiet",
    "安静": "quiet",
    "quiet": "quiet",
    "timezone": "zone",
    "种类": "groups",
    "类型": "groups",
    "看": "groups",
    "只看": "groups",
    "看哪些": "groups",
    "只要": "only",
    "关键词": "only",
    "不要": "without",
    "不看": "without",
    "屏蔽": "without",
    "排除": "without",
}
NOT_WANTED = ("不设", "取消", "关", "没有")

# --- Forgetting ---

FORGET_ASK = (
    "🗑 要把这个聊天的一切都删掉吗？\n\n"
    "会删：{subscriptions} 个订阅，关注、设置、报过的错，发过的和还没发的消息的记录，"
    "还有您交来而没有收进记录的文章。\n"
    "不会删：已经收进记录的文章和其中的数据（它们不属于谁）；Telegram 里的聊天本身，请自己删。\n\n"
    "删了找不回来。"
)
FORGOTTEN = "已经全部删掉，不会再发任何东西。以后再给我写信，就从头开始：/start"
FORGET_KEPT = "没有删，一切照旧。"
FORGET_BUSY = "正有一条消息在发给您的路上，过两分钟再点一次。"
BUTTON_FORGET = "🗑 全部删掉"
BUTTON_KEEP = "算了"

# --- Privacy ---

PRIVACY = (
    "🔐 <b>记了您什么</b>\n\n"
    "· 这个聊天的编号、类型和名称（Telegram 给的），用来给您发消息；\n"
    "· 您的设置、订阅、关注和报过的错；\n"
    "· 发给您的简报和提醒的文字、时间、送到没有，用来不重发、不漏发，也回答 /missed 和 /why；\n"
    "· 您交来读的文章，过期就删；点了“收进记录”的，成为记录的一部分，不记是谁交来的；\n"
    "· 写给 /feedback 的话，转给这个机器人的管理员；\n"
    "· 最后看的是哪个列表，只留最后一个，好让 /export 接着用。\n\n"
    "此外您问过什么、点过什么，不记；日志里没有您写的字。不给第三方，不做画像。"
    "数据在运行这个机器人的人那里，由他们负责。\n\n"
    "全部删掉：/forget"
)

# --- Feedback ---

FEEDBACK_ASK = (
    "想说什么，写在后面，例如 <code>/feedback 滨州的来源少了一家报纸</code>。"
    "会转给这个机器人的管理员，连同您聊天的编号，好给您回话。"
)
FEEDBACK_SENT = "谢谢，已经转给管理员。"
FEEDBACK_AGAIN = "这句话刚才已经转给管理员了。"
FEEDBACK_NOBODY = "这个机器人现在没有能收到消息的管理员，您的话没有人看得到，所以没有留。"
FEEDBACK_TOO_LONG = "太长了，{most} 个字以内吧。"
FEEDBACK_TO_ADMIN = "💬 <b>反馈</b> {title}（聊天 {chat}）\n\n{words}"

# --- Why ---

BUTTON_WHY = "❔ 为什么收到"
WHY_SENT = "（{sent} 发）"
WHY_DIGEST = (
    "这条消息{sent}是 <b>{place}</b> 的简报，因为这个聊天订阅了它（含下级）：\n"
    "{schedule}，{created} 订的。要换时间，再发一次，例如：\n"
    "<code>/subscribe {name} 每周一 09:00</code>"
)
WHY_FILTERED = "发的时候按设置筛过：{filter}。"
WHY_ALL_NEWS = "发的时候什么都说，没有筛选。"
WHY_FILTER_SINCE = "以后的按现在的设置：{filter}。"
WHY_NO_FILTER = "不筛选"
WHY_QUIET = "免打扰：{quiet}。"
WHY_ENDED = "这条消息{sent}来自一个已经退订的订阅，不会再有了。"
WHY_ALERT = (
    "这条消息{sent}是这个聊天自己要的提醒：关注了{names}，一有变化、日子快到或已过，马上说，"
    "不等简报，也不按简报的筛选。"
)
WHY_ALERT_THING = "“<b>{name}</b>”（{created} 起）"
WHY_ALERT_WORD = "词语“<b>{name}</b>”（{created} 起）"
WHY_ALERT_ENDED = "这条消息{sent}是这个聊天关注的事的提醒；那项关注已经取消，不会再有了。"
WHY_OTHER = "这条消息{sent}是这个聊天自己要的提醒：/watches 列出关注了什么，也可以取消。"
WHY_FEEDBACK = "这条消息{sent}是有人用 /feedback 写给管理员的，而您是管理员。"
WHY_REPORT = "这条消息{sent}是您点“有误？”报过的一条数据核对出来的结果。"
WHY_REPORTS = "这条消息{sent}是有读者说数据有误，而您是管理员。"
WHY_LOST = "这条消息{sent}说的是这个聊天关注的一件事：文章重新读过以后找不到它了。"
WHY_TOPIC = "这条消息{sent}是因为原来收消息的那个话题关闭或删除了。"
WHY_GONE = "这条消息的记录已经没有了，查不到是怎么来的。订阅了什么：/subscriptions"
BUTTON_SETTINGS = "⚙️ 设置"
WHY_LAST = "上一条定时的消息："
WHY_NOTHING = (
    "还没有按订阅给您发过消息；您看到的都是您当时问的回答。"
    "订阅了什么：/subscriptions。想知道某一条为什么来，回复那一条，写 /why。"
)
WHY_ANSWER = (
    "您回复的那条不是定时发的：它是对您当时那句话的回答，或者已经查不到了。"
    "订阅了什么：/subscriptions"
)
