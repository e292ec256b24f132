"""The way of a message under test: a writer, a relay and consumers of the sample service, each a process."""

import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import LiteralString
from uuid import UUID

import psycopg
from click.testing import CliRunner

from operations.local.watchdog import Watchdog
from shared.cli import make_cli
from shared.testing.waiting import eventually
from tests.faults.comparing import Comparison, compare
from tests.faults.processes import Forked, start
from tests.sample.service import sample

ROOT = Path(__file__).parents[2]
MODULES = {
    "writer": ["tests.faults.writer"],
    "relay": ["tests.sample", "ordered", "relay"],
    "consumers": ["tests.sample", "ordered", "consumers"],
}
# So that a few events are several windows and batches, between which a process can die.
FEW = 3
SMALL = {
    "writer": [],
    "relay": ["--set", f"shared.messaging.relay:WINDOW={FEW}"],
    "consumers": ["--set", f"shared.messaging.consumer:BATCH={FEW}"],
}
DIES_WITHIN_S = 60.0
# The key would turn a second effect into an error; and the order of arrival is to be seen.
OBSERVED: LiteralString = """
    alter table effect drop constraint effect_pkey;
    alter table effect add column place bigint generated always as identity;
"""


@dataclass
class Flow:
    """Processes over one database and one virtual host.

    Args:
        home: a folder for logs and tallies.
        environment: of the processes, with DATABASE_URL and AMQP_URL.
        watchdog: ends them should the test run be killed.
    """

    home: Path
    environment: dict[str, str]
    watchdog: Watchdog
    running: dict[str, Forked] = field(default_factory=dict)
    asked: int = 0

    def __post_init__(self) -> None:
        (self.home / "writer.out").touch()
        with self.database() as connection:
            connection.execute(OBSERVED)

    def start(self, part: str, *options: str, name: str = "") -> Forked:
        """Start a part as a process.

        Args:
            part: `writer`, `relay` or `consumers`.
            options: for the launcher.
            name: under which it is kept; its part unless given.
        """
        name = name or part
        tally = ["--tally", str(self.home / "tally")] if part == "consumers" else []
        self.running[name] = start(
            [*SMALL[part], *tally, *options, *MODULES[part]],
            environment=self.environment,
            output=self.home / f"{part}.out",
            log=self.home / f"{name}.log",
            watchdog=self.watchdog,
        )
        return self.running[name]

    def begin(self, **options: tuple[str, ...]) -> None:
        """Start all parts, each with the launcher's options given for it, and see that they work."""
        for part in MODULES:
            self.start(part, *options.get(part, ()))
        self.ask(1)
        self.arrived()

    def died(self, name: str) -> None:
        """Wait until a process has ended itself by SIGKILL."""
        code, log = self.running[name].wait(DIES_WITHIN_S), self.running[name].log
        self.end(name)
        words = log.read_text(encoding="utf-8").splitlines()[-5:]
        assert code == -signal.SIGKILL, f"{name} was to die and did not ({code}): {words}"

    def supervise(self, name: str, before: int) -> None:
        """See that there are more effects than before; what has ended is started anew, by us."""

        def takes_part() -> bool:
            if not self.running[name].running():
                self.end(name)
                self.start(name)
            return self.compare().effects > before

        eventually(takes_part, within=60.0)

    def end(self, name: str) -> None:
        """End a process, in whatever way it ends soonest."""
        self.running.pop(name).kill()

    def stop(self) -> None:
        """End all of them."""
        for name in list(self.running):
            self.end(name)

    def ask(self, many: int, pause: float = 0.0) -> None:
        """Have the writer give so many commands more, with pauses in seconds; does not wait."""
        self.asked += many
        self.running["writer"].tell(f"{many} {pause}")

    def ask_again(self) -> None:
        """Ask a new writer for what the one that died has left."""
        self.running["writer"].tell(f"{self.asked - len(self.acknowledged())} 0")

    def written(self, within: float = 60.0) -> None:
        """Wait until all commands that were asked for have been acknowledged."""
        eventually(lambda: len(self.acknowledged()) >= self.asked, within=within)

    def meanwhile(self, seconds: float, pause: float) -> None:
        """Have commands go on for about so long, each acknowledged."""
        self.ask(int(seconds / pause), pause)
        self.written()

    def arrived(self, *, but: int = 0) -> None:
        """Wait until all that was asked for had its effect, but for so many."""
        self.written()
        eventually(lambda: self.compare().lost <= but, within=60.0)

    def acknowledged(self) -> list[tuple[UUID, int]]:
        """The commands that were acknowledged: (thing, count)."""
        lines = (self.home / "writer.out").read_text(encoding="utf-8").splitlines()
        return [(UUID(thing), int(count)) for thing, count in (line.split() for line in lines)]

    def settle(self, within: float = 90.0) -> Comparison:
        """Let all run on until what was committed had its effect, and compare.

        One more event is written last: the queue being in order, its effect comes after all that the
        broker holds twice.
        """
        self.written(within)
        self.ask(1)
        self.written(within)
        eventually(lambda: not self.compare().lost, within=within)
        return self.compare()

    def compare(self) -> Comparison:
        """How things stand now."""
        tally = self.home / "tally"
        with self.database() as connection:
            return compare(
                connection,
                self.acknowledged(),
                tally.read_text(encoding="utf-8").splitlines() if tally.exists() else [],
            )

    def operator(self, *words: str) -> None:
        """Run a command of the sample, as an operator does."""
        done = CliRunner().invoke(make_cli(sample(ordered=True)), words, env=self.environment)
        assert done.exit_code == 0, done.output

    def database(self) -> psycopg.Connection:
        """A connection to the sample's database."""
        return psycopg.connect(self.environment["DATABASE_URL"], autocommit=True, connect_timeout=5)
