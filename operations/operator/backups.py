"""Backups: every database as of a moment of its own, and the secrets to which the data are bound."""

import fcntl
import json
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from operations.compose.vault import database
from operations.local.accounts import SERVICES
from operations.local.folder import ROOT
from operations.local.trouble import Trouble
from operations.operator import manifest
from operations.operator.databases import Databases
from operations.operator.manifest import Dump, Manifest, Part
from operations.operator.output import size
from operations.operator.places import Place

STAMP = "%Y%m%dT%H%M%SZ"
HALF = ".half"
SECRETS = "secrets.json"


def make(place: Place, home: Path, say: Callable[[str], None]) -> Path:
    """Write a backup into a new folder, named after the time; a half-done one does not stay.

    Services say things to notification and never hear from it what they must know: dumped last, it knows of
    nearly all that the others' dumps tell of, and a restore sends few mails a second time.

    Returns:
        The folder.

    Raises:
        Trouble: a database is away, there is no room, or such a folder is there already.
    """
    now = datetime.now(UTC)
    target = home / now.strftime(STAMP)
    with _alone(home):
        if target.exists():
            raise Trouble(f"{target} is there already.")
        databases = Databases(place)
        facts = {name: databases.facts(database(name)) for name in SERVICES}
        needed, free = sum(fact["size"] for fact in facts.values()), shutil.disk_usage(home).free
        if free < needed:
            raise Trouble(
                f"There is too little room in {home}: {size(free)} free, up to {size(needed)} needed."
            )
        half = target.with_name(target.name + HALF)
        half.mkdir(mode=0o700)
        try:
            _fill(place, databases, half, now, say)
            half.rename(target)
        finally:
            shutil.rmtree(half, ignore_errors=True)
    return target


def check(place: Place, folder: Path) -> Manifest:
    """See that a backup is what was written, and that its dumps can be read.

    Raises:
        Trouble: it is not.
    """
    found = manifest.check(folder)
    for dump in found.databases.values():
        try:
            Databases(place).listing(folder / dump.part.file)
        except Trouble as trouble:
            raise Trouble(f"{dump.part.file} cannot be read: {trouble}") from trouble
    return found


def _fill(
    place: Place, databases: Databases, folder: Path, now: datetime, say: Callable[[str], None]
) -> None:
    dumps = {}
    for name in SERVICES:
        fact = databases.facts(database(name))
        file = _private(folder / f"{name}.dump")
        databases.dump(database(name), file)
        part = Part.of(file)
        dumps[name] = Dump(part, fact["moment"], fact["revision"], fact["epoch"])
        say(f"{name}: {size(part.bytes)}")
    secrets = _private(folder / SECRETS)
    secrets.write_text(json.dumps(place.secrets(), indent=1), encoding="utf-8")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    made_at = now.isoformat(timespec="seconds")
    Manifest(version, made_at, place.name, place.public_url(), dumps, Part.of(secrets)).write(folder)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One backup at a time; what an earlier one has left behind when it was killed is removed."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _private(home / ".lock").open("a")
    except OSError as fault:
        raise Trouble(f"{home} cannot be written to: {fault.strerror}.") from fault
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"Another backup into {home} is under way.") from None
        for half in home.glob(f"*{HALF}"):
            shutil.rmtree(half)
        yield


def _private(path: Path) -> Path:
    path.touch(mode=0o600)
    return path
