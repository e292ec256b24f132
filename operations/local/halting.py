"""How somebody else asks the launcher to have processes stopped for a while, and learns that they are.

Two files in the folder hold roles, such as `web worker`: what is asked for, and what is done.
"""

import time
from collections.abc import Sequence

from operations.local.folder import Folder
from operations.local.trouble import Trouble

ASKED, DONE = "rest.asked", "rest.done"
WITHIN_S = 60.0
POLL_S = 0.1


class Halting:
    """Args:
    folder: of the run.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def rest(self, roles: Sequence[str]) -> None:
        """Ask for these roles to be stopped and all others to run; returns when it is so.

        Raises:
            Trouble: no launcher runs, or it does not do it in time.
        """
        wanted = " ".join(roles)
        self._folder.write(ASKED, wanted)
        deadline = time.monotonic() + WITHIN_S
        while self._read(DONE) != wanted:
            if not self._folder.is_held():
                raise Trouble("The system does not run: start it with `make run`, then try again.")
            if time.monotonic() > deadline:
                raise Trouble(f"The launcher has not done within {WITHIN_S:.0f} s what was asked of it.")
            time.sleep(POLL_S)

    def asked(self) -> frozenset[str]:
        """The roles that somebody wants stopped."""
        return frozenset(self._read(ASKED).split())

    def answer(self) -> None:
        """It is as was asked."""
        if self._read(DONE) != (asked := self._read(ASKED)):
            self._folder.write(DONE, asked)

    def forget(self) -> None:
        """At a start everything runs."""
        for name in (ASKED, DONE):
            (self._folder.path / name).unlink(missing_ok=True)

    def _read(self, name: str) -> str:
        try:
            return (self._folder.path / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""
