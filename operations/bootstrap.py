"""Install what is missing into our folder: `python3 -m operations.bootstrap run|test|lint|operator`.

`reset` forgets what a local run has kept. Run by the machine's own Python, so: standard library only.
Nothing is installed into the machine, nothing needs root; a second run with the same inputs does nothing.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs an older one gets this sentence, not a traceback
    sys.exit("Python 3.11 or later is needed; name it with `make PYTHON=python3.11 run`.")

import os
import shutil
from pathlib import Path

from operations.local.folder import Folder
from operations.local.installing import Installer
from operations.local.steps import Steps
from operations.local.trouble import Trouble

ROOT = Path(__file__).parents[1]
ROOM = 2 * 1024**3  # bytes; a fresh `make test` takes 1.3 GB


def install(purpose: str, steps: Steps) -> None:
    """Install what `run`, `test`, `lint` or `operator` needs; without what tests may miss, they are skipped.

    Raises:
        Trouble: something cannot be had; the text says what to do.
    """
    installer = Installer(ROOT, steps)
    if not installer.environment_is_there() and shutil.disk_usage(ROOT).free < ROOM:
        raise Trouble(f"There is too little room on the disk of {ROOT}: make 2 GB free, then start again.")
    if " " in str(ROOT):
        raise Trouble(f"RabbitMQ cannot run below a folder with a space in its name: move {ROOT} elsewhere.")
    installer.environment("run" if purpose in ("run", "operator") else "dev")
    installer.command()
    if purpose in ("lint", "operator"):
        return
    if not os.environ.get("AMQP_URL") or purpose == "test":
        installer.rabbitmq(needed=purpose == "run")
    installer.caddy(needed=purpose == "run")
    installer.assets()
    if purpose == "test":
        installer.chromium()
        installer.smtp_sink()


def main() -> None:
    """The command: exits with one sentence and 1 where something is wrong."""
    try:
        if sys.argv[1] == "reset":
            Folder().forget()
        else:
            install(sys.argv[1], Steps())
    except Trouble as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit("Stopped; what was half done is taken up again at the next start.")
    except OSError as fault:
        sys.exit(f"The installation cannot go on: {fault}.")


if __name__ == "__main__":
    main()
