"""`python -m operations.release`: freeze what others rely on, under `tests/released/<version>/`.

Schemas and examples of all events, AsyncAPI, and each service's database: its newest migration and the shape
that the migrations make. The contract tests hold later versions against it.
"""

import json
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

from operations.database_shape import shape_of
from operations.local import postgres
from operations.local.ports import free_port
from operations.local.watchdog import Watchdog
from shared.contracts.__main__ import main as contracts_command
from shared.persistence.migrations import migrate

ROOT = Path(__file__).parents[1]
CONTRACTS = ROOT / "shared" / "contracts"
PASSWORD = "release"  # noqa: S105 - of a server on loopback that lives for seconds


def main() -> int:
    """Freeze the version that pyproject.toml names; refuse to change one that is frozen."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    target = ROOT / "tests" / "released" / version
    if target.exists():
        print(f"{version} is released already; give pyproject.toml another version.", file=sys.stderr)
        return 2
    if contracts_command(["check"]):
        return 1
    shutil.copytree(CONTRACTS / "events", target / "events")
    for name in ("asyncapi.yaml", "asyncapi.internal.yaml"):
        shutil.copy(CONTRACTS / name, target / name)
    _freeze_databases(target / "databases")
    print(f"Frozen: {target.relative_to(ROOT)}")
    return 0


def _freeze_databases(target: Path) -> None:
    target.mkdir()
    with tempfile.TemporaryDirectory() as home:
        watchdog = Watchdog()
        server = postgres.start_own(
            Path(home), free_port(), PASSWORD, log=Path(home) / "log", watchdog=watchdog, careless=True
        )
        try:
            for folder in sorted((ROOT / "services").glob("*/migrations")):
                name = folder.parent.name
                url = server.database(name, PASSWORD)
                frozen = {"revision": migrate(url, folder), "tables": shape_of(url)}
                text = json.dumps(frozen, ensure_ascii=False, indent=1) + "\n"
                (target / f"{name}.json").write_text(text, encoding="utf-8")
        finally:
            server.stop()
            watchdog.close()


if __name__ == "__main__":
    sys.exit(main())
