"""How the system is: every service's own answer, the age of what waits in queues, and what is not well."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from operations.local.accounts import SERVICES
from operations.local.health import what_is_wrong
from operations.local.trouble import Trouble
from operations.operator.asking import Answer, ask, ask_all, together
from operations.operator.events import sources
from operations.operator.output import span
from operations.operator.places import ROLES, Place

WAITS_TOO_LONG_S = 60.0

Row = dict[str, Any]


def look(place: Place) -> Row:
    """Ask all at the same time, then how old the messages are that wait.

    Returns:
        `services`, each as it answered or with its `trouble`, queues with `oldest_s`; `problems`, sentences,
        also of the gateway and the pages behind it.
    """
    now = datetime.now(UTC)
    services = [_row(answer) for answer in ask_all(place, SERVICES, "status")]
    waiting = [queue for service in services for queue in service.get("queues", ()) if queue["depth"]]
    for queue, age in zip(waiting, together(lambda queue: _age(place, queue, now), waiting), strict=True):
        queue["oldest_s"] = age
    problems = [sentence for service in services for sentence in _problems(service)]
    if (url := place.public_url()) and (fault := what_is_wrong(url)):
        problems.append(f"Whoever comes in by {url} finds: {fault}")
    at = now.isoformat(timespec="seconds")
    return {"at": at, "where": place.name, "url": url, "services": services, "problems": problems}


def _row(answer: Answer) -> Row:
    if answer.trouble:
        return {"service": answer.service, "trouble": answer.trouble}
    return {**answer.value, "queues": [{**queue, "oldest_s": None} for queue in answer.value["queues"]]}


def _age(place: Place, queue: Row, now: datetime) -> float | None:
    """About how long the oldest message of a queue has waited, for the broker does not say.

    So many messages wait as the last so many events of these types: the oldest of them at most.
    """
    known = []
    for service, types in sources(queue["types"]).items():
        wanted = [part for kind in types for part in ("--type", kind)]
        try:
            answer = ask(place, service, "events", "behind", *wanted, "--depth", str(queue["depth"]))
        except Trouble:
            continue  # its own row says so
        if answer["occurred_at"]:
            known.append((now - datetime.fromisoformat(answer["occurred_at"])).total_seconds())
    return max(0.0, min(known)) if known else None


def _problems(service: Row) -> Iterator[str]:
    name = service["service"]
    if "trouble" in service:
        yield f"{name} does not answer: {service['trouble']}"
        return
    if service["revision"] != service["head"]:
        yield f"{name}'s tables are at {service['revision']}, not at {service['head']}: run `migrate`."
    alive = {process["role"] for process in service["processes"] if process["alive"]}
    for role in ROLES:
        if role not in alive:
            yield f"No {role} process of {name} runs."
    if (oldest := service["oldest_waiting_s"]) and oldest > WAITS_TOO_LONG_S:
        yield f"What {name} has to say has waited for {span(oldest)}."
    if service.get("broker"):
        yield f"{name} does not reach the broker: {service['broker']}"
    for queue in service["queues"]:
        yield from _problems_of(queue)


def _problems_of(queue: Row) -> Iterator[str]:
    name = queue["queue"]
    if queue["consumers"] == 0:
        yield f"Nobody reads {name}."
    if queue["dead"]:
        yield f"{name} has given up {queue['dead']}: see `dead-letters list`."
    if queue["dead_room"]:
        yield f"{queue['dead_room']} in {name}.dead could not be read: see `dead-letters unreadable`."
    if queue["depth"] and (queue["oldest_s"] or 0) > WAITS_TOO_LONG_S:
        yield f"{name} is {span(queue['oldest_s'])} behind."
