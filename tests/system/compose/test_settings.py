"""What the Compose file says, without starting anything."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
DEMO = ("--env-file", "deploy/compose/demo.env", "--profile", "demo", "--profile", "play")
THEIRS = {"postgres", "rabbitmq"}  # they start as root and give that up themselves
SECRET = re.compile(r"PASSWORD|SECRET|PASSPHRASE|DATABASE_URL|AMQP_URL|SMTP_URL")


def read(*options: str) -> dict[str, Any]:
    """The file as Compose understands it."""
    if shutil.which("docker") is None:
        pytest.skip("no docker on this machine")
    command = ["docker", "compose", *options, "config", "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "is not a docker command" in done.stderr:
        pytest.skip("docker has no compose here")
    assert (done.returncode, done.stderr) == (0, "")
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_without_settings_the_file_is_clean_and_nothing_of_the_demo_is_in_it() -> None:
    """Compose reads it without a warning."""
    services = read()["services"]
    assert not {"mail-catcher", "outsider", "outsiders-door", "play"} & set(services)
    assert {one["environment"]["PARTENERIAT_ENV"] for name, one in services.items() if "-web" in name} == {
        "production"
    }


@pytest.mark.parametrize("options", [(), DEMO])
def test_no_container_can_write_its_files_or_gain_rights(options: tuple[str, ...]) -> None:
    """Read-only, without capabilities but for two images that drop them, and bounded."""
    for name, one in read(*options)["services"].items():
        assert one["read_only"], name
        assert one["cap_drop"] == ["ALL"], name
        assert one["security_opt"] == ["no-new-privileges:true"], name
        assert name in THEIRS | {"gateway"} or "cap_add" not in one, name
        assert {"memory", "cpus", "pids"} <= set(one["deploy"]["resources"]["limits"]), name


def test_only_the_gateway_and_in_a_demo_the_outsiders_door_are_reached_and_on_loopback() -> None:
    """Databases and broker have no way in from outside."""
    services = read(*DEMO)["services"]
    ports = {name: one["ports"] for name, one in services.items() if one.get("ports")}
    assert set(ports) == {"gateway", "outsiders-door"}
    assert {port["host_ip"] for listed in ports.values() for port in listed} == {"127.0.0.1"}


def test_secrets_come_from_files_and_web_processes_know_no_broker() -> None:
    """No secret stands in an environment."""
    for name, one in read(*DEMO)["services"].items():
        for variable in one.get("environment") or {}:
            assert not SECRET.search(variable) or variable.endswith("_FILE"), (name, variable)
            assert variable != "AMQP_URL_FILE" or name.endswith(("-worker", "-topology")), name


def test_each_reader_mounts_its_own_secrets_alone() -> None:
    """The vault belongs to the job that fills it; what a service may read is in its own volume."""
    mounts = {
        name: {mount["source"] for mount in one.get("volumes", []) if "secrets" in mount["source"]}
        for name, one in read(*DEMO)["services"].items()
    }
    del mounts["secrets"]
    for name, sources in mounts.items():
        service = name.partition("-")[0]
        own = {f"secrets-{service}"} | ({"secrets-topology"} if name.endswith("-topology") else set())
        if service in ("registry", "consultation", "notification", "portal", "postgres", "rabbitmq"):
            assert sources == own, name
        assert "vault" not in sources


def test_no_secret_is_in_what_is_committed() -> None:
    """Neither a password nor a hash of one stands beside the Compose file."""
    for file in (ROOT / "docker-compose.yml", *(ROOT / "deploy").rglob("*")):
        if file.is_file():
            assert not re.search(r"password_hash|://[^@\s/$]+:[^@\s]+@", file.read_text(encoding="utf-8")), (
                file
            )
