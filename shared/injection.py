"""Handlers name what they need; this gives it to them."""

import inspect
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

GIVEN_AT_THE_CALL = 2  # the message or command, and the unit of work


def inject(handler: Callable[..., Any], dependencies: Mapping[str, object]) -> Callable[..., Any]:
    """The handler with its dependencies filled in by name; what is left to give is (message, uow).

    Raises:
        TypeError: the handler asks for something that is not there.
    """
    names = list(inspect.signature(handler).parameters)[GIVEN_AT_THE_CALL:]
    if missing := [name for name in names if name not in dependencies]:
        raise TypeError(f"{handler.__qualname__} asks for {', '.join(missing)}, which nobody provides.")
    return partial(handler, **{name: dependencies[name] for name in names})
