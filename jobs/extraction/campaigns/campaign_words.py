"""What campaigns are called, and what only looks like one: words for `campaign_names.py`."""

from jobs.extraction.rules.wordlist import words

# A drive's kind, as it ends the drive's name or follows its quoted name.
STRONG_KINDS = (
    "攻坚突破行动",
    "攻坚行动",
    "专项行动",
    "行动",
    "大会战",
    "会战",
    "攻坚战",
    "攻坚突破",
    "攻坚",
    "战役",
    "战略",
    "计划",
)

# After quotation marks even a modest word says that the words inside name a drive.
QUOTED_KINDS = (
    *STRONG_KINDS,
    "行动计划",
    "行动方案",
    "工程",
    "活动",
    "大讨论",
    "竞赛",
    "比武",
    "战略部署",
    "总体部署",
    "工作格局",
    "工作思路",
    "总体思路",
    "发展思路",
    "发展布局",
)

# What a programme of works is for, where it is nothing that is built: 强基工程, 富民工程.
ABSTRACT_WORKS = words(
    """
    倍增 培优 培育 领航 护航 引领 惠民 便民 富民 利民 强基 固本 赋能 聚才 引才 育才 暖心 堡垒 振兴
    增收 创优 强链 扩面 清零 提质 增效 强企 强农 强镇 强村
    """
)

# What a year is declared for: 项目攻坚年, 营商环境优化年.
DRIVE_YEARS = words(
    """
    攻坚 突破 提升 提质 落实 深化 优化 巩固 创新 招商 建设 攻坚突破 提质增效 会战 跃升 升级 服务
    提速 宣传 营销 整治 治理 改革 转型 规范 创建 创优 帮扶 振兴 落地 冲刺 赶超 强基 执行 引领
    转变 推进
    """
)

# National policy and everyday speech in the shape of a framework; no place's own drive.
COMMON_FRAMES = frozenset(
    words(
        """
    两会 三农 四新 双碳 双减 双创 三公 一带一路 一国两制 八纵八横 四梁八柱 三北 二十大 十九大
    十八大 三严三实 两学一做 四个意识 四个自信 两个维护 两个确立 四个全面 五位一体 三去一降一补
    六稳六保 六稳 六保 两不愁三保障 三重一大 三会一课 一岗双责 党政同责 四不两直 双随机一公开
    双一流 三通一平 五险一金 三农三牧 三区三州 两个百年 三个代表 八项规定 中央八项规定 四风
    三大攻坚战 千家万户 千方百计 千军万马 三张地图 两个大局 两个毫不动摇 四个革命 三权分置
    三生三世 双城记 双随机 一网通办 一站式 一条龙 一对一 一揽子 一张图 一把手 一亩三分地 一老一小
    三驾马车 双循环 两弹一星 三资 三权 三位一体 四大家 两高 两高一低 一体两翼 双向奔赴 八大类
    三大类 五金一险 菜篮子 米袋子 一号工程 一把手工程 民心工程 面子工程 形象工程 德政工程 民生工程
    系统工程 希望工程 一号 三来一补 三大工程
        """
    )
)

# Strategies of the whole country that every report cites.
NATIONAL_DRIVES = frozenset(
    words(
        """
    区域协调发展战略 区域重大战略 科教兴国战略 人才强国战略 可持续发展战略 国家战略 发展战略
    重大战略 重大战略部署 国家重大战略 就业优先战略 扩大内需战略 对外开放战略 五年计划 工作计划
    年度计划 投资计划 生产计划 建设计划 实施计划 国家级战略 总体战略 主体功能区战略 强国战略
    新型城镇化战略 自由贸易区战略 大战略 全国一盘棋战略 西部大开发战略 国家发展战略 长远战略
    年度投资计划 用地计划 培训计划 三年计划 招商计划 月计划 周计划 开工计划 未来战略 经济计划
    项目计划
    实际行动 自觉行动 具体行动 集体行动 统一行动 一致行动 思想行动 务实行动 有力行动 迅速行动
        """
    )
)

# Words that may end the run of text before an unquoted drive's name.
LEADING_VERBS = (
    "开展了",
    "实施了",
    "启动了",
    "推进了",
    "列入了",
    "纳入了",
    "开展",
    "实施",
    "推进",
    "启动",
    "落实",
    "推动",
    "打好",
    "打赢",
    "打响",
    "列入",
    "纳入",
    "聚焦",
    "围绕",
    "紧抓",
    "按照",
    "制定",
    "推行",
    "贯彻",
    "部署",
    "发起",
    "组织",
)
