"""Points at which a process can be made to die: before and after each step of a message's way.

They are put around the steps from outside, by the launcher of this package; what is deployed knows of none.
"""

import functools
import itertools
import os
import signal
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

SEAMS = {
    "insert": "shared.messaging.outbox:Outbox.write",
    "commit": "shared.persistence.unit_of_work:UnitOfWork.commit",
    "sequence": "shared.messaging.sequencer:Sequencer.sequence",
    "publish": "shared.messaging.confirms:ConfirmingPublisher.publish",
    "confirm": "shared.messaging.confirms:ConfirmingPublisher.wait",
    "mark": "shared.messaging.sequencer:Sequencer.mark",
    "deliver": "shared.messaging.processing:Processor.process",
    "effect-commit": "shared.persistence.unit_of_work:UnitOfWork.commit",
    "acknowledge": "shared.messaging.consumer:Consumer._acknowledge",
}
POINTS = tuple(f"{seam}:{when}" for seam in SEAMS for when in ("before", "after"))

Wrapper = Callable[[Any], Any]


def locate(place: str) -> tuple[Any, str]:
    """Who holds what stands at a place, and under which name.

    Args:
        place: `package.module:Class.method` or `package.module:NAME`.

    Raises:
        ImportError, AttributeError: there is no such place.
    """
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner = functools.reduce(getattr, owners, import_module(module))
    getattr(owner, name)
    return owner, name


def put_around(place: str, wrap: Wrapper) -> None:
    """Replace what stands at a place by what `wrap` makes of it; raises as `locate` does."""
    owner, name = locate(place)
    setattr(owner, name, wrap(getattr(owner, name)))


def kill_at(point: str, hit: int) -> None:
    """Have this process end itself by SIGKILL.

    Args:
        point: one of POINTS.
        hit: how many times the point is to be reached, the last of them fatally.
    """
    seam, _, when = point.partition(":")
    reached = itertools.count(1)

    def perhaps_die() -> None:
        if next(reached) == hit:
            os.kill(os.getpid(), signal.SIGKILL)

    def wrap(step: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(step)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if when == "before":
                perhaps_die()
            result = step(*args, **kwargs)
            if when == "after":
                perhaps_die()
            return result

        return guarded

    put_around(SEAMS[seam], wrap)


def tally_deliveries(file: Path) -> None:
    """Have this process add a line to `file` with the id of each event that the broker hands it."""
    output = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    within = threading.local()

    def wrap(process: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(process)
        def tallied(processor: Any, deliveries: Any) -> Any:
            if getattr(within, "a_batch", False):  # by halves, after the batch as a whole has failed
                return process(processor, deliveries)
            os.write(output, "".join(f"{delivery.envelope.id}\n" for delivery in deliveries).encode())
            within.a_batch = True
            try:
                return process(processor, deliveries)
            finally:
                within.a_batch = False

        return tallied

    put_around(SEAMS["deliver"], wrap)
