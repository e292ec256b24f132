"""Keeping the services' processes alive, as an orchestrator would."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from operations.local.processes import Child, stop_all
from operations.local.steps import Steps
from operations.local.trouble import Trouble

MOST_ENDS = 5
WITHIN_S = 60.0


@dataclass
class Kept:
    """A process, how to start it again, and when it has ended of late."""

    begin: Callable[[], Child]
    child: Child
    role: str
    ends: list[float] = field(default_factory=list)
    rested: bool = False


class Keeper:
    """Starts again what has ended by itself."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._kept: list[Kept] = []

    def keep(self, begin: Callable[[], Child], role: str = "") -> None:
        """Start a process and look after it; `role` is the name under which it can be told to rest."""
        self._kept.append(Kept(begin, begin(), role))

    def children(self) -> list[Child]:
        """What runs, or should."""
        return [kept.child for kept in self._kept]

    def look(self, resting: Collection[str] = ()) -> None:
        """Start again what has ended, but for the roles that rest: those are stopped.

        Raises:
            Trouble: one ends again and again.
        """
        stop_all([kept.child for kept in self._kept if kept.role in resting and kept.child.running()])
        for kept in self._kept:
            if kept.role in resting:
                kept.rested = True
            elif not kept.child.running():
                self._start_again(kept)

    def see_that_none_has_ended(self) -> None:
        """While all is being started, an end is a failure.

        Raises:
            Trouble: one has ended.
        """
        for child in self.children():
            if not child.running():
                raise Trouble(f"{child.name} does not start; {child.log} says:\n{child.last_words()}")

    def _start_again(self, kept: Kept) -> None:
        child, now = kept.child, time.monotonic()
        if kept.rested:
            kept.child, kept.rested = kept.begin(), False
            return
        kept.ends = [*(end for end in kept.ends if now - end < WITHIN_S), now]
        child.kill()  # what its group has left behind
        if len(kept.ends) >= MOST_ENDS:
            raise Trouble(f"{child.name} ends again and again; {child.log} says:\n{child.last_words()}")
        self._steps.say(f"  ! {child.name} ended with {child.process.returncode} and is started again.")
        kept.child = kept.begin()
