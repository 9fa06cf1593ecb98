"""Conditions on long lists of values: a list goes to the database as one parameter.

To write out a thousand parameters takes longer than to find what they ask for.
"""

from typing import Any

from sqlalchemy import ARRAY, BigInteger, Column, Text, bindparam
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

from storage.engine import JSON


class _Listed(TypeDecorator[list[Any]]):
    """A list of texts, or of ids: SQLite takes it as JSON, PostgreSQL as an array."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        is_sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(Text() if is_sqlite else ARRAY(self.item))

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:
        return JSON.encode(value) if dialect.name == "sqlite" else value


class _Among(FunctionElement[bool]):
    # Of no type: SQLite has no booleans, and what is of one would be compared with 1.
    type: TypeEngine[Any] = NullType()
    inherit_cache = True


def among(column: Column[Any], name: str) -> _Among:
    """That a column is one of the values that are given as a list by this name."""
    item = BigInteger() if isinstance(column.type, BigInteger) else Text()
    return _Among(column, bindparam(name, type_=_Listed(item)))


@compiles(_Among, "sqlite")
def _among_on_sqlite(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"


@compiles(_Among, "postgresql")
def _among_on_postgresql(element: _Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} = ANY ({values})"
