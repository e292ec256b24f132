"""Going back to a backup: the databases beside, then swapped, the broker emptied, the rest built anew.

Until the swap the system is as it was. From the swap on it is the backup's; what then fails is done by the
same command once more, for each step finds its work done or does it again.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from operations.compose.vault import database
from operations.local.accounts import SERVICES
from operations.local.folder import ROOT
from operations.local.health import what_is_wrong
from operations.local.trouble import Trouble
from operations.operator import backups, read_models
from operations.operator.asking import ask, together
from operations.operator.databases import Databases
from operations.operator.manifest import Manifest
from operations.operator.places import ROLES, Place
from shared.persistence.migrations import head

# What stands aside until the swap; what was there before; the same, where it is to stay.
ASIDE, BEFORE, KEPT = "_restoring", "_before_", "_kept_"
STAMP = "%Y%m%dt%H%M%S%fz"  # two restores may meet in one second
DRAINS_WITHIN_S = 60.0  # without any progress
READY_WITHIN_S = 90.0
POLL_S = 1.0
OWNERS = [database(name) for name in SERVICES]

Row = dict[str, Any]


def check(place: Place, folder: Path) -> Manifest:
    """See that a backup is whole and that this version can take it.

    Raises:
        Trouble: it cannot.
    """
    manifest = backups.check(place, folder)
    if set(manifest.databases) != set(SERVICES):
        raise Trouble(f"{folder} holds {', '.join(manifest.databases)}, and the services are others here.")
    for name, dump in manifest.databases.items():
        if dump.revision > head(ROOT / "services" / name / "migrations"):
            raise Trouble(
                f"This version is older than the backup: {name}'s tables are at {dump.revision} there."
            )
    return manifest


@dataclass
class Restore:
    """Args:
    place: where the system runs.
    folder: the backup.
    manifest: of it, checked.
    keep: leave the databases that are there now, under other names.
    say: tells what was done.
    """

    place: Place
    folder: Path
    manifest: Manifest
    keep: bool
    say: Callable[[str], None]
    epochs: dict[str, int] = field(default_factory=dict)

    def run(self) -> Row:
        """All of it.

        Raises:
            Trouble: a step failed; the text says whether the system is as it was.
        """
        with self._or_as_it_was():
            self._databases.open(OWNERS)  # where an earlier run was killed, they are shut
            together(self._beside, SERVICES)
            self.place.rest(ROLES)
            self._databases.shut(OWNERS)
            self.say("The services rest.")
            self._swap()
        with self._or_again():
            return self._go_on()

    @property
    def _databases(self) -> Databases:
        return Databases(self.place)

    def _beside(self, name: str) -> None:
        """Restore one database under another name and make it this version's; its epoch is a new one.

        Higher than that of the system which it replaces, too: others have heard that one's events.
        """
        live, aside = database(name), database(name) + ASIDE
        dump = self.manifest.databases[name]
        before = self._databases.facts(live)["epoch"] if live in self._databases.names() else 0
        self._databases.restore(self.folder / dump.part.file, live, aside)
        if dump.revision != head(ROOT / "services" / name / "migrations"):
            ask(self.place, name, "migrate", aside=ASIDE, within=None)
        self.epochs[name] = epoch = self._databases.raise_epoch(aside, before)
        self.say(f"{name} is restored beside: as of {dump.moment}, epoch {epoch}.")

    def _swap(self) -> None:
        after = (KEPT if self.keep else BEFORE) + datetime.now(UTC).strftime(STAMP)
        self._databases.swap((name, name + ASIDE, name + after) for name in OWNERS)

    def _go_on(self) -> Row:
        """From the swap on: nothing of what was said in between may reach the restored services."""
        self.say("The databases are those of the backup.")
        together(self._purge, SERVICES)
        self.say("The broker is empty.")
        self.place.keep_secrets(json.loads((self.folder / self.manifest.secrets.file).read_text("utf-8")))
        self._databases.open(OWNERS)
        models = read_models.every(self.place)
        gone = together(lambda model: read_models.forget(self.place, model), models)
        self.say(f"{len(models)} read models are forgotten.")
        self.place.rest(("web",))
        try:
            replayed = self._replay([model["consumer"] for model in models])
            self._drain()
        finally:
            self.place.rest(())
        self._welcome()
        forgotten = {answer["consumer"]: answer["forgotten"] for answer in gone}
        told = {"restored": str(self.folder), "epochs": self.epochs, "forgotten": forgotten}
        return {**told, "replayed": replayed, "kept": self._leave_behind()}

    def _replay(self, first: list[str]) -> dict[str, int]:
        """Send everything to everybody, to read models first, for others look into them.

        Letters are not kept, and so cannot be sent again.
        """
        heard = {queue["queue"]: queue["types"] for queue in self._queues()}
        others = [name for name, types in heard.items() if name not in first and ".letter." not in types[0]]
        replayed = {}
        for consumers in (first, others):
            done = together(lambda name: read_models.refill(self.place, name, heard[name]), consumers)
            for name, answer in zip(consumers, done, strict=True):
                replayed[name] = answer["replayed"]
                self.say(f"{name}: {answer['replayed']} events sent again.")
        return replayed

    def _drain(self) -> None:
        """Wait until all that was sent is taken in, as long as it grows less."""
        least, deadline = float("inf"), time.monotonic() + DRAINS_WITHIN_S
        while waiting := sum(queue["depth"] for queue in self._queues()):
            if waiting < least:
                least, deadline = waiting, time.monotonic() + DRAINS_WITHIN_S
            if time.monotonic() > deadline:
                raise Trouble(f"{waiting} messages wait and nobody takes them.")
            time.sleep(POLL_S)
        self.say("All that was sent again has been taken in.")

    def _welcome(self) -> None:
        """Wait until people find everything open again."""
        deadline = time.monotonic() + READY_WITHIN_S
        while fault := what_is_wrong(self.place.public_url()):
            if time.monotonic() > deadline:
                raise Trouble(f"The services were started and are not ready: {fault}")
            time.sleep(POLL_S)
        self.say("The system is open.")

    def _queues(self) -> list[Row]:
        answers = together(lambda name: ask(self.place, name, "status"), SERVICES)
        if broker := next((answer["broker"] for answer in answers if answer["broker"]), ""):
            raise Trouble(broker)
        return [queue for answer in answers for queue in answer["queues"]]

    def _purge(self, name: str) -> None:
        ask(self.place, name, "topology", "purge", "--yes", as_operator=True)

    def _leave_behind(self) -> list[str]:
        """Drop what was there before, also what a run that was killed has left; or say what is kept."""
        names = sorted(self._databases.names())
        if not self.keep:
            self._databases.drop([name for name in names if BEFORE in name])
        return [name for name in names if KEPT in name or (self.keep and BEFORE in name)]

    @contextmanager
    def _or_as_it_was(self) -> Iterator[None]:
        try:
            yield
        except BaseException as failure:
            self._undo()
            if isinstance(failure, Trouble):
                raise Trouble(f"{failure} The system is as it was.") from failure
            raise

    def _undo(self) -> None:
        try:
            self._databases.open(OWNERS)
        finally:
            self.place.rest(())
        self._databases.drop([name + ASIDE for name in OWNERS])

    @contextmanager
    def _or_again(self) -> Iterator[None]:
        try:
            yield
        except (Trouble, OSError, KeyboardInterrupt) as fault:
            reason = str(fault) or "It was interrupted."
            raise Trouble(f"{reason} The databases are those of the backup: run the same again.") from fault
