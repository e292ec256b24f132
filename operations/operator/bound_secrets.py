"""The secrets to which data are bound: without them keys stay shut, links in mails lose their
meaning, and no browser is rung.

In Compose only one container can open the vault; there this is a program: `read FOLDER`, `keep FOLDER`.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from operations.local.accounts import SERVICES
from operations.local.folder import Folder

NAMES = (
    "key-passphrase",
    "training-key-passphrase",
    "vapid",
    "demo-password",
    "web-portal",
    *(f"web-{name}" for name in SERVICES),
)


def read(folder: Folder) -> dict[str, str]:
    """Those that are there, by name."""
    return {name: folder.password(name) for name in NAMES if (folder.path / "secrets" / name).exists()}


def keep(folder: Folder, values: Mapping[str, str]) -> None:
    """Write those that are given; anything else is left alone."""
    for name in NAMES:
        if name in values:
            folder.keep(name, values[name])


def main() -> None:
    """Answer with JSON, or take it from standard input."""
    verb, path = sys.argv[1:]
    if verb == "keep":
        keep(Folder(Path(path)), json.load(sys.stdin))
    else:
        print(json.dumps(read(Folder(Path(path)))))


if __name__ == "__main__":
    main()
