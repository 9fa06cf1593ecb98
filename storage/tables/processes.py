"""Who is at work on this database, and who does what alone."""

from datetime import datetime

from sqlalchemy import JSON, Column, Named, Table, Text, TypedColumns

from storage.columns import UtcDateTime
from storage.tables.metadata import metadata


class ProcessColumns(TypedColumns):
    name = Column(Text, primary_key=True)
    roles: Named[list[str]] = Column(JSON)
    started_at: Named[datetime] = Column(UtcDateTime)
    ticked_at: Named[datetime] = Column(UtcDateTime)


processes = Table("processes", metadata, ProcessColumns)


class LeaseColumns(TypedColumns):
    name = Column(Text, primary_key=True)
    holder: Named[str] = Column(Text, index=True)
    expires_at: Named[datetime] = Column(UtcDateTime)


leases = Table("leases", metadata, LeaseColumns)
