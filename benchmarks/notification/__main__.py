"""`python -m benchmarks.notification [--only PART] [--keep] [--small]`: best on a quiet machine."""

from collections.abc import Callable, Mapping
from functools import partial

from benchmarks.notification.addressing import addressing
from benchmarks.notification.crowd import LARGE, SMALL, Sizes
from benchmarks.notification.digests import digests
from benchmarks.notification.sending import sending
from benchmarks.report.figures import Part
from benchmarks.report.running import command_of
from benchmarks.servers import Servers


def of(sizes: Sizes) -> Mapping[str, Callable[[Servers], Part]]:
    """The parts with so many of everything."""
    return {
        "addressing": partial(addressing, sizes=sizes),
        "sending": partial(sending, sizes=sizes),
        "digests": partial(digests, sizes=sizes),
    }


command_of("notification", of(LARGE), small=of(SMALL))()
