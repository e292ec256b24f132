"""Handlers, jobs and loops name what they need; this gives it to them."""

import inspect
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

MESSAGE_AND_UOW = 2  # what a handler is called with


def inject(
    run: Callable[..., Any], dependencies: Mapping[str, object], *, given: int = MESSAGE_AND_UOW
) -> Callable[..., Any]:
    """The function with its dependencies filled in by name.

    Args:
        run: a handler, a job or a loop.
        dependencies: what there is.
        given: how many of its first arguments it is called with.

    Raises:
        TypeError: it asks for something that is not there.
    """
    names = list(inspect.signature(run).parameters)[given:]
    if missing := [name for name in names if name not in dependencies]:
        raise TypeError(f"{run.__qualname__} asks for {', '.join(missing)}, which nobody provides.")
    return partial(run, **{name: dependencies[name] for name in names})
