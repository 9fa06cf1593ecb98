"""How a text speaks of a place by its level: 全县, 该市, 市委提出."""

import re

from jobs.extraction.rules.pattern_needs import beginning

LEVEL = re.compile("[全我本该][省市县区州盟旗镇乡]")
OUR_LEVEL = beginning(
    "(?<![占居比在于为由到])(?:全[省市县区州盟旗镇乡]|该[省市县区州旗镇乡局](?!的|级))(?!域|同[级类]|前列|平均|先进|领先|首|第|排|唯一|一流|最)"
)
"""A place speaks for itself, known or not; in 达到全市同级前列 it is only compared with."""
LEVEL_ENDS = {level: (level,) for level in "市县区州盟旗镇乡"} | {"省": ("省", "自治区")}
"""What the names of places of a level end with."""
COMMITTEE = re.compile(
    "([省市])(?:委|政府)(?:、[省市]?(?:委|政府))?(?:作出|提出|印发|确定|决定|明确)"
)
