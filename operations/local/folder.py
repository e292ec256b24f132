"""The folder in which a local run keeps its data, secrets, ports and logs. Standard library only."""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from operations.local.ports import free_port, is_free
from operations.local.trouble import Trouble

ROOT = Path(__file__).parents[2]
SECRET_BYTES = 32
LOCK, SECRETS = "lock", "secrets"


class Folder:
    """`.local` in the project's folder, or what LOCAL_FOLDER names; only its owner may look into it."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or Path(os.environ.get("LOCAL_FOLDER") or ROOT / ".local")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for this process.

        Raises:
            Trouble: another holds it, or there is no room or right to make it.
        """
        try:
            self.path.mkdir(mode=0o700, exist_ok=True)
            (self.path / SECRETS).mkdir(mode=0o700, exist_ok=True)
            lock = (self.path / LOCK).open("a")
        except OSError as fault:
            raise Trouble(f"{self.path} cannot be made: {fault.strerror}.") from fault
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Trouble(
                    f"The system already runs from {self.path}: use it, or stop it with Ctrl-C where it runs."
                ) from None
            yield

    def is_held(self) -> bool:
        """Whether a process holds it, so that a system runs from here."""
        try:
            with (self.path / LOCK).open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def keep(self, name: str, value: str) -> Path:
        """Write a secret; returns its file."""
        return self.write(f"{SECRETS}/{name}", value)

    def write(self, name: str, value: str) -> Path:
        """Write a file for its owner's eyes alone, whole or not at all."""
        file = self.path / name
        fresh = file.with_name(f"{file.name}.new")
        fresh.touch(mode=0o600)
        fresh.write_text(value, encoding="utf-8")
        return fresh.replace(file)

    def secret(self, name: str) -> Path:
        """The file of a secret that is made up once."""
        file = self.path / SECRETS / name
        return file if file.exists() else self.keep(name, secrets.token_urlsafe(SECRET_BYTES))

    def password(self, name: str) -> str:
        """The same as text."""
        return self.secret(name).read_text(encoding="utf-8")

    def settle_ports(self, gateway: int, names: tuple[str, ...]) -> None:
        """Give each name a free port, the one of the last time where it still is free."""
        known = self._ports()
        taken = {name: port for name in names if is_free(port := known.get(name, 0) or free_port())}
        settled = {name: taken.get(name) or free_port() for name in names}
        text = json.dumps({**settled, "gateway": gateway}, indent=1)
        (self.path / "ports.json").write_text(text, encoding="utf-8")

    def port(self, name: str) -> int:
        """The port that was settled for a name."""
        return self._ports()[name]

    def log(self, name: str) -> Path:
        """The log of a process."""
        return self.path / "logs" / f"{name}.log"

    def forget(self) -> None:
        """Remove the folder with all that it holds.

        Raises:
            Trouble: a system runs from it.
        """
        if self.path.exists():
            with self.locked():
                shutil.rmtree(self.path)

    def begin_anew(self) -> None:
        """Forget all but the lock, which we hold."""
        for part in self.path.iterdir():
            if part.is_dir():
                shutil.rmtree(part)
            elif part.name != LOCK:
                part.unlink()
        (self.path / SECRETS).mkdir(mode=0o700)

    def _ports(self) -> dict[str, int]:
        try:
            ports: dict[str, int] = json.loads((self.path / "ports.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return ports


def owner_only() -> None:
    """Let no file that this process or its children make be read by others."""
    os.umask(0o077)
