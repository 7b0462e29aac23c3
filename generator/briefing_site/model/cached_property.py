"""The `cached_property` of the standard library as it is from Python 3.12 on: without a lock.

In Python 3.11 all instances of a class share one lock for each such property. A thread that works out the
value of one site, which may take a second, would hold up another that wants that of another site.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

__all__ = ["cached_property", "forget_all"]

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property
else:

    class cached_property:  # noqa: N801  named as that of the library
        """A method as an attribute that is worked out when it is first asked for."""

        def __init__(self, make):
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            # Found there from now on: a value of an instance goes before a descriptor that sets none.
            value = instance.__dict__[self._name] = self._make(instance)
            return value


def forget_all(instance: object) -> None:
    """Let go of every value that a `cached_property` has worked out for an instance."""
    of_class = type(instance)
    for name in list(vars(instance)):
        if isinstance(getattr(of_class, name, None), cached_property):
            vars(instance).pop(name, None)
