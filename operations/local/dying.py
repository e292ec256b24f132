"""How the launcher ends: by a signal of the terminal, the system, or the end of `make`."""

import ctypes
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


class Stopped(BaseException):
    """Somebody wants us to stop."""


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """The first signal ends the block quietly; later ones change nothing, for stopping is under way."""
    for number in SIGNALS:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # `nohup` is meant
            signal.signal(number, _stop)
    _end_with_make()
    with suppress(Stopped):
        yield


def _stop(_number: int, _frame: FrameType | None) -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def _end_with_make() -> None:
    """Under `make`, its end is ours, even by SIGKILL: nobody would see us any more."""
    if "MAKELEVEL" in os.environ:
        libc = ctypes.CDLL(None)
        if hasattr(libc, "prctl"):
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
