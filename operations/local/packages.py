"""Programs from the distribution's own packages, unpacked into a folder of the project.

`apt-get` finds and verifies them, `dpkg -x` unpacks them: as any user, without installing, running none of
their scripts. Where the machine's own package lists are missing or stale, lists are kept in our folder.
Standard library only: the installer runs this before anything is installed.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from operations.local.trouble import Trouble

WITHOUT_EXTRAS = (
    "--recurse",
    "--no-recommends",
    "--no-suggests",
    "--no-conflicts",
    "--no-breaks",
    "--no-replaces",
    "--no-enhances",
)
# `Inst name (version …)`; one that is only upgraded has its old version in brackets there.
INSTALLS = re.compile(r"^Inst (\S+) \(", re.MULTILINE)
RABBITMQ_PARTS = re.compile(r"^(erlang-|rabbitmq-server$|lib)")


class Apt:
    """The distribution's package tool, used without root."""

    def __init__(self, parts: Path) -> None:
        self._lists = parts / "apt" / "lists"
        self._cache = parts / "apt" / "cache"
        self._options = ["-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=root"]
        if self._lists.exists():
            self._use_own_lists()

    def update(self) -> None:
        """Fetch package lists into our folder and use them from now on.

        Raises:
            Trouble: they cannot be had.
        """
        (self._lists / "partial").mkdir(parents=True, exist_ok=True)
        (self._cache / "archives" / "partial").mkdir(parents=True, exist_ok=True)
        self._use_own_lists()
        done = self._run("apt-get", "update", "-qq")
        if done.returncode != 0:
            shutil.rmtree(self._lists.parent, ignore_errors=True)
            raise Trouble(f"apt-get cannot fetch the package lists: {_reason(done)}")

    def missing(self, package: str) -> list[str]:
        """The package and what it needs that is not installed here; empty where the lists do not know it."""
        plan = self._run("apt-get", "install", "--simulate", "--no-install-recommends", package).stdout
        return INSTALLS.findall(plan)

    def closure(self, package: str) -> list[str]:
        """All that the package needs, installed or not."""
        lines = self._run("apt-cache", "depends", *WITHOUT_EXTRAS, package).stdout.splitlines()
        return [line for line in lines if line[:1].isalpha()]

    def download(self, packages: Sequence[str], into: Path) -> subprocess.CompletedProcess[str]:
        """Fetch and verify the packages' files into a folder."""
        return self._run("apt-get", "download", "-qq", *packages, cwd=into)

    def _use_own_lists(self) -> None:
        self._options += ["-o", f"Dir::State::Lists={self._lists}", "-o", f"Dir::Cache={self._cache}"]

    def _run(
        self, program: str, verb: str, *arguments: str, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        command = [program, verb, *self._options, *arguments]
        return subprocess.run(
            command,
            cwd=cwd,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )


def rabbitmq_packages(apt: Apt) -> list[str]:
    """RabbitMQ with every part of Erlang, so that a half installed Erlang does not matter."""
    missing = apt.missing("rabbitmq-server") or ["rabbitmq-server"]
    return sorted({name for name in (*missing, *apt.closure("rabbitmq-server")) if _wanted(name, missing)})


def caddy_packages(_apt: Apt) -> list[str]:
    """Caddy alone: it is one static program."""
    return ["caddy"]


def chromium_packages(apt: Apt) -> list[str]:
    """Chromium with the libraries and a font that this machine lacks."""
    return sorted({*(apt.missing("chromium") or ["chromium"]), *apt.missing("fonts-dejavu-core")})


def postfix_packages(apt: Apt) -> list[str]:
    """Postfix with the libraries that this machine lacks, and nothing that would be a mail server here."""
    missing = apt.missing("postfix") or ["postfix"]
    return sorted({"postfix", *(name for name in missing if name.startswith("lib"))})


def unpack(
    choose: Callable[[Apt], list[str]], parts: Path, name: str, finish: Callable[[Path], None] | None = None
) -> Path:
    """Unpack packages into `parts/name`, whole or not at all.

    Args:
        choose: says which packages, once the lists are usable.
        parts: the project's folder for such things.
        name: of the folder below it.
        finish: given the root of what was unpacked, does what an installation would have done.

    Raises:
        Trouble: no apt here, no lists, no such package, or no room.
    """
    for program in ("apt-get", "apt-cache", "dpkg"):
        if shutil.which(program) is None:
            raise Trouble(f"{name} is not installed and this machine has no {program} to fetch it with.")
    fresh = parts / f"{name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        (fresh / "packages").mkdir(parents=True)
        _fetch(choose, Apt(parts), fresh / "packages", name)
        for file in sorted((fresh / "packages").glob("*.deb")):
            subprocess.run(["dpkg", "-x", file, fresh], check=True, capture_output=True)
        shutil.rmtree(fresh / "packages")
        if finish is not None:
            finish(fresh)
        shutil.rmtree(parts / name, ignore_errors=True)
        return fresh.rename(parts / name)
    except (OSError, subprocess.CalledProcessError) as fault:
        raise Trouble(f"{name} cannot be unpacked into {parts}: {fault}.") from fault
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _fetch(choose: Callable[[Apt], list[str]], apt: Apt, into: Path, name: str) -> None:
    """Download with the lists at hand and, should they be missing or stale, once more with fresh ones."""
    if apt.download(choose(apt), into).returncode == 0:
        return
    apt.update()
    done = apt.download(choose(apt), into)
    if done.returncode != 0:
        raise Trouble(f"apt-get cannot fetch {name}: {_reason(done)}")


def _wanted(package: str, missing: Sequence[str]) -> bool:
    """Erlang's parts always; a library only where the machine lacks it."""
    if RABBITMQ_PARTS.match(package) is None:
        return False
    return package in missing or not package.startswith("lib")


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in done.stderr.splitlines() if line.startswith("E:")]
    return (lines or done.stderr.splitlines() or ["no reason given"])[0]
