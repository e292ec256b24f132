"""`docker compose up` brings up the whole system, and says so when it is ready."""

import httpx

from tests.system.compose.stack import Stack, service_of

MACHINERY = {"postgres", "rabbitmq"}
AT_MOST = 1_500_000_000  # bytes: 300 MB for each of five services, the portal, gateway and catcher with them


def test_the_system_is_ready_once_compose_says_so(stack: Stack) -> None:
    """The gateway tells that all services are well."""
    answer = httpx.get(f"{stack.url}/health/ready", timeout=10)
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


def test_one_consultation_passes_from_end_to_end_exactly_once(stack: Stack) -> None:
    """The play, run inside, counts also what passes over the broker."""
    assert "All arrived, exactly once." in stack("run", "--rm", "play")


def test_the_demo_can_be_played_from_the_machine(stack: Stack) -> None:
    """`make demo URL=…` needs nothing but the gateway's address."""
    assert "All arrived, exactly once." in stack.run(["make", "demo", f"URL={stack.url}"])


def test_a_second_start_changes_nothing(stack: Stack) -> None:
    """Jobs that have run run again, and find their work done."""
    before = {one["Id"]: one["State"]["StartedAt"] for one in stack.containers()}
    stack.up()
    assert {one["Id"]: one["State"]["StartedAt"] for one in stack.containers()} == before


def test_the_system_takes_little_memory_beside_broker_and_database(stack: Stack) -> None:
    """One replica of each, with two processes in each web."""
    one_of_each = {service_of(one): one for one in stack.containers() if service_of(one) not in MACHINERY}
    taken = {name: stack.memory_of(one) for name, one in one_of_each.items()}
    assert sum(taken.values()) <= AT_MOST, taken
