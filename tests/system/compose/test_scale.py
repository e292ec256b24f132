"""Replicas behind the gateway and beside the broker: all work, and one that is killed costs nothing."""

import httpx

from tests.system.compose.crowd import gathered, see_that_each_had_one_effect, wait_until_done
from tests.system.compose.stack import SCALE, Stack

MANY = 120
VICTIMS = ("consultation-web", "consultation-worker", "notification-worker")


def test_requests_reach_every_replica(stack: Stack) -> None:
    """The gateway spreads what comes over all of them."""
    path = "/api/consultation/v1/consultations"
    for _ in range(30):
        httpx.get(f"{stack.url}{path}", timeout=10).raise_for_status()
    logs = stack.logs_of_each("consultation-web")
    reached = {name for name, lines in logs.items() if any(f'"path": "{path}"' in line for line in lines)}
    assert len(reached) == SCALE["consultation-web"]


def test_work_is_shared_by_all_replicas(stack: Stack) -> None:
    """Each of the workers sends some of the mails."""
    crowd = gathered(stack)
    with crowd.sending(MANY) as sent:
        pass
    see_that_each_had_one_effect(crowd, [one.result() for one in sent])
    logs = stack.logs_of_each("notification-worker")
    senders = {name for name, lines in logs.items() if any("mail-tried" in line for line in lines)}
    assert len(senders) == SCALE["notification-worker"]


def test_replicas_that_are_killed_lose_nothing_and_come_back(stack: Stack) -> None:
    """While people write, one of each kind ends by SIGKILL: what was acknowledged takes effect, once."""
    victims = [stack.containers(name)[0] for name in VICTIMS]
    crowd = gathered(stack)
    with crowd.sending(MANY) as sent:
        for count, victim in enumerate(victims, 1):
            wait_until_done(sent, count * MANY // 5)
            stack.crash(victim)
    see_that_each_had_one_effect(crowd, [one.result() for one in sent])
    stack.wait_until_well()
    again = {one["Id"]: one["RestartCount"] for one in stack.containers()}
    assert all(again[victim["Id"]] > victim["RestartCount"] for victim in victims)
