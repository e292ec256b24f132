"""What every command needs: the place at which the system runs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from operations.operator.places.finding import find


def at(run: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the place as `place`, found when it is called and not before."""

    @click.pass_context
    @wraps(run)
    def wrapped(ctx: click.Context, *args: Any, **kwargs: Any) -> Any:
        return ctx.invoke(run, *args, place=find(ctx.find_root().obj), **kwargs)

    return wrapped
