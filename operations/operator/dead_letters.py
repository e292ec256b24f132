"""Dead letters of all services, found by their ids."""

from collections.abc import Sequence
from typing import Any

from operations.local.accounts import SERVICES
from operations.local.trouble import Trouble
from operations.operator.asking import ask, ask_all, rows_of
from operations.operator.places import Place

Row = dict[str, Any]


def every(place: Place, service: str = "") -> tuple[list[Row], list[str]]:
    """All of them, and the sentences of services that do not answer."""
    answers = ask_all(place, [service] if service else SERVICES, "dead-letters", "list")
    silent = [f"{answer.service} does not answer: {answer.trouble}" for answer in answers if answer.trouble]
    return rows_of(answers), silent


def homes(place: Place, ids: Sequence[str], service: str = "") -> dict[str, list[str]]:
    """By service, the ids that lie there.

    Raises:
        Trouble: one lies nowhere, as far as the services answer.
    """
    rows, silent = every(place, service)
    found: dict[str, list[str]] = {}
    for event_id in dict.fromkeys(ids):
        services = {row["service"] for row in rows if row["event_id"] == event_id}
        if not services:
            raise Trouble(" ".join([f"There is no dead letter {event_id}.", *silent]))
        for name in sorted(services):
            found.setdefault(name, []).append(event_id)
    return found


def show(place: Place, event_id: str, service: str = "") -> list[Row]:
    """One, whole, as each consumer that gave it up has it.

    Raises:
        Trouble: there is none.
    """
    answers = ask_all(place, homes(place, [event_id], service), "dead-letters", "show", event_id)
    return rows_of(answers)


def change(place: Place, verb: str, ids: Sequence[str], queue: str, service: str = "") -> list[Row]:
    """Retry or drop some, or all of a queue.

    Args:
        place: where the system runs.
        verb: `retry` or `drop`.
        ids: of events; empty to take all of the queue.
        queue: `<service>.<purpose>`.
        service: where to look; everywhere unless given.

    Raises:
        Trouble: one is not there, the queue is nobody's, or a service refuses.
    """
    sure = ["--yes"] if verb == "drop" else []
    if queue:
        owner = queue.partition(".")[0]
        if owner not in SERVICES:
            raise Trouble(f"There is no queue {queue}.")
        return [
            {"service": owner, **ask(place, owner, "dead-letters", verb, "--all", "--queue", queue, *sure)}
        ]
    return [
        {"service": name, **ask(place, name, "dead-letters", verb, *mine, *sure)}
        for name, mine in homes(place, ids, service).items()
    ]
