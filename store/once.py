"""Attributes that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class once(Generic[_Owner, _Value]):  # noqa: N801  (a decorator)
    """`functools.cached_property` without the lock that it has before Python 3.12, which takes longer than most of what
    is kept: for small values of very many objects, where making one twice in two threads does no harm."""

    def __init__(self, make: Callable[[_Owner], _Value]) -> None:
        self._make = make
        self._name = ""
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type[_Owner], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type[_Owner]) -> once[_Owner, _Value]: ...

    @overload
    def __get__(self, instance: _Owner, owner: type[_Owner]) -> _Value: ...

    def __get__(self, instance: Any, owner: type[_Owner]) -> once[_Owner, _Value] | _Value:
        if instance is None:
            return self
        value: _Value = self._make(instance)
        instance.__dict__[self._name] = value
        return value
