"""`parteneriat`, from the machine that the containers run on."""

import json
import sys
from pathlib import Path
from typing import Any

from shared.testing.waiting import eventually
from tests.system.compose.stack import Stack

SLUGS = "select slug from authority order by slug"
LATE = ("--slug", "prea-tarziu", "--name", "Prea târziu", "--example")


def parteneriat(stack: Stack, *arguments: str) -> Any:
    """What it answers to tools."""
    command = [sys.executable, "-m", "operations.operator", "--where", "compose", *arguments, "--json"]
    return json.loads(stack.run(command, COMPOSE_ENV_FILES="deploy/compose/demo.env"))


def test_it_sees_every_replica(stack: Stack) -> None:
    """Each that the engine runs is a process that lives; nothing is wrong."""
    found = parteneriat(stack, "status")
    workers = [
        one for service in found["services"] for one in service["processes"] if one["role"] == "worker"
    ]
    names = [one["Config"]["Hostname"] for one in stack.containers("notification-worker")]
    assert {name for name in names if any(name in worker["name"] for worker in workers)} == set(names)
    assert found["problems"] == []


def test_a_backup_is_restored_into_running_containers(stack: Stack, tmp_path: Path) -> None:
    """What came after it is gone everywhere, what was before is there, and every replica is back."""
    before, replicas = stack.rows("consultation", SLUGS), len(stack.containers())
    made = parteneriat(stack, "backup", str(tmp_path / "backups"))
    assert parteneriat(stack, "registry", "create-authority", *LATE)["slug"] == "prea-tarziu"
    done = parteneriat(stack, "restore", made["folder"], "--yes")
    assert set(done["epochs"].values()) == {2}
    for service in ("registry", "consultation", "notification"):
        assert stack.rows(service, SLUGS) == before
    assert len(stack.containers()) == replicas
    eventually(lambda: parteneriat(stack, "status")["problems"] == [], within=60)
