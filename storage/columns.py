"""Column types that SQLite and PostgreSQL share, and what they mean in Python."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Enum,
    Integer,
    Row,
    Select,
    Text,
    and_,
    true,
    type_coerce,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ColumnElement
from sqlalchemy.types import TypeDecorator

Kind = TypeVar("Kind", bound=StrEnum)

# Of any number of columns; `Row[Any]` would be a row of one.
AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]

# SQLite only counts up a primary key that is declared INTEGER.
BigId = BigInteger().with_variant(Integer(), "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. Goes in aware, in any zone; comes out aware, in UTC. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime ({value.isoformat()}) is no instant")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else in_utc(value)


def in_utc(instant: datetime) -> datetime:
    """An instant as a database gives it, aware: SQLite keeps no zone, and what it keeps is UTC."""
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


class RegionPath(TypeDecorator[str]):
    """A place's path, kept with a closing slash: a place and all below it are one index range.

    `山东省/滨州市` is stored as `山东省/滨州市/`; the unknown place, an empty path, stays empty.
    """

    # Only the order of code points makes "starts with" a range; PostgreSQL's default sorts by word.
    impl = Text().with_variant(Text(collation="C"), "postgresql")
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return f"{value}/" if value else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return value.removesuffix("/") if value else value


def in_region(column: Column[str], path: str) -> ColumnElement[bool]:
    """The condition that a `RegionPath` column is `path` or lies below it; "" is everywhere."""
    if not path:
        return true()
    return and_(column >= path, column < type_coerce(after_region(path), Text()))


def after_region(path: str) -> str:
    """What comes after a place and all below it, in the order of paths as they are kept."""
    return (path + chr(ord("/") + 1)) if path else chr(0x10FFFF)


def words(kinds: type[Kind]) -> Enum:
    """An enumeration kept as its values, in plain text, so that a new word needs no migration."""
    return Enum(
        kinds,
        native_enum=False,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
