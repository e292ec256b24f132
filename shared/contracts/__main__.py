"""What is made from the schemas of all services; no service is imported.

python -m shared.contracts write | check
"""

import sys
import tomllib
from pathlib import Path

from shared.contracts import files
from shared.contracts.asyncapi import document
from shared.contracts.catalogue import contracts
from shared.contracts.reference import page

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def wanted() -> dict[Path, str]:
    """The files that are made here, with their content."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = contracts()
    return {
        HERE / "asyncapi.yaml": document(known, public=True, version=project["version"]),
        HERE / "asyncapi.internal.yaml": document(known, public=False, version=project["version"]),
        ROOT / "docs" / "events.md": page(known),
    }


def main(arguments: list[str]) -> int:
    """Write, or say what is out of date."""
    match arguments:
        case ["write"]:
            files.write(wanted())
            return 0
        case ["check"]:
            if old := files.stale(wanted()):
                names = ", ".join(str(path.relative_to(ROOT)) for path in old)
                print(f"Out of date: {names}.", file=sys.stderr)  # noqa: T201 - it is a command
            return 1 if old else 0
    print("python -m shared.contracts write | check", file=sys.stderr)  # noqa: T201
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
