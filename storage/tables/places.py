"""The places that are known, and what they are called."""

from sqlalchemy import JSON, Column, ForeignKey, Named, Table, Text, TypedColumns

from storage.columns import RegionPath, words
from storage.records import RegionLevel
from storage.tables.metadata import metadata


class RegionColumns(TypedColumns):
    code = Column(Text, primary_key=True)
    name: Named[str] = Column(Text)
    short: Named[str] = Column(Text)
    level: Named[RegionLevel] = Column(words(RegionLevel), index=True)
    parent: Named[str | None] = Column(Text, index=True)
    path: Named[str] = Column(RegionPath, unique=True)
    aliases: Named[list[str]] = Column(JSON)


regions = Table("regions", metadata, RegionColumns)


class RegionNameColumns(TypedColumns):
    """Everything that a place answers to: its name, short name and aliases."""

    name = Column(Text, primary_key=True)
    region_code = Column(
        Text, ForeignKey("regions.code", ondelete="CASCADE"), primary_key=True, index=True
    )


region_names = Table("region_names", metadata, RegionNameColumns)
