"""What a container may do: to the broker, to the databases, to its own files, over the networks."""

import sys
from pathlib import Path

import pytest

from tests.system.compose.stack import Stack, service_of
from tests.system.rights import probe
from tests.system.rights.verdict import OTHER, see_that_rights_are_right

PROBE = Path(probe.__file__)
SECRETS = ("/run/secrets/amqp_url", "/run/secrets/database_url")
REACHES = """
import socket, sys
from concurrent.futures import ThreadPoolExecutor
def reaches(address):
    host, port = address.split(":")
    try:
        socket.create_connection((host, int(port)), timeout=3).close()
        return address
    except OSError:
        return ""
print(*ThreadPoolExecutor(10).map(reaches, sys.argv[1:]))
"""
EVERYWHERE = (
    "postgres:5432",
    "rabbitmq:5672",
    "rabbitmq:15672",
    "gateway:8080",
    "gateway:8081",
    "registry-web:8000",
    "mail-catcher:1025",
)


@pytest.mark.parametrize("service", OTHER)
def test_a_service_has_its_own_rights_and_no_others(stack: Stack, service: str) -> None:
    """Its database, its queues, what it says; not another's, no new queue, no way around the exchanges."""
    asked = ["exec", "-T", f"{service}-worker", "python", "-", service, OTHER[service], *SECRETS]
    see_that_rights_are_right(stack(*asked, given=PROBE.read_text(encoding="utf-8")))


def test_the_outsider_reads_its_queue_and_can_do_nothing_else(stack: Stack, tmp_path: Path) -> None:
    """From outside, through the demo's door: it says nothing, binds nothing, reads nobody's queue."""
    address = tmp_path / "amqp_url"
    address.write_text(stack("exec", "-T", "outsiders-door", "cat", SECRETS[0]), encoding="utf-8")
    see_that_rights_are_right(
        stack.run([sys.executable, str(PROBE), "OUTSIDER", "notification", str(address)])
    )


def test_processes_are_nobody_in_particular_and_cannot_write_their_files(stack: Stack) -> None:
    """Ours and the gateway run as 10001, without a capability; `/tmp` alone takes a file."""
    tried = "id -u; grep CapEff /proc/self/status | cut -f 2; touch /app/x /x 2>/dev/null || echo read-only"
    for service in ("registry-web", "consultation-worker", "portal-web", "mail-catcher"):
        answer = stack("exec", "-T", service, "sh", "-c", tried).split()
        assert answer == ["10001", "0000000000000000", "read-only"], service
    assert stack("exec", "-T", "gateway", "id", "-u").strip() == "10001"


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ("portal-web", {"gateway:8080", "gateway:8081", "registry-web:8000", "mail-catcher:1025"}),
        ("registry-worker", {"postgres:5432", "rabbitmq:5672", "rabbitmq:15672", "registry-web:8000"}),
    ],
)
def test_a_container_reaches_only_its_own_networks(stack: Stack, service: str, expected: set[str]) -> None:
    """The pages reach no database and no broker; a worker reaches neither gateway nor mail."""
    answer = stack("exec", "-T", service, "python", "-", *EVERYWHERE, given=REACHES)
    assert set(answer.split()) == expected


def test_databases_and_services_have_no_way_out(stack: Stack) -> None:
    """Only who sends mail, the gateway and the outsider's door are on a network that leads outside."""
    of_project = ["--filter", f"label=com.docker.compose.project={stack.name}"]
    listed = stack.run(["docker", "network", "ls", *of_project, "--format", "{{.Name}} {{.Internal}}"])
    leading_out = {line.split()[0] for line in listed.splitlines() if line.endswith("false")}
    there = [one for one in stack.containers() if leading_out & set(one["NetworkSettings"]["Networks"])]
    assert {service_of(one) for one in there} == {
        "gateway",
        "outsiders-door",
        "notification-worker",
        "mail-catcher",
    }


def test_only_the_gateway_and_the_demos_door_are_published(stack: Stack) -> None:
    """And on loopback."""
    published = {
        (service_of(one), port["HostIp"])
        for one in stack.containers()
        for ports in one["NetworkSettings"]["Ports"].values()
        for port in ports or ()
    }
    assert published == {("gateway", "127.0.0.1"), ("outsiders-door", "127.0.0.1")}
