"""Small values that a page gives by the ten thousand: what the rules find and hand on."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Value = TypeVar("_Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_Value]) -> type[_Value]:
    """A dataclass with slots that nobody changes.

    The type checker holds that. Python would hold it too with `frozen=True`, but takes four times
    as long to make one then.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
