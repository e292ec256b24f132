"""Read models: which consumer keeps what, and building one anew from its sources."""

from typing import Any

from operations.local.accounts import SERVICES
from operations.local.trouble import Trouble
from operations.operator.asking import ask, ask_all
from operations.operator.events import Wanted, replay, sources
from operations.operator.places import Place

Row = dict[str, Any]


def every(place: Place) -> list[Row]:
    """All read models, each with its service.

    Raises:
        Trouble: a service does not answer.
    """
    found = []
    for answer in ask_all(place, SERVICES, "read-models", "list", as_operator=True):
        if answer.trouble:
            raise Trouble(f"{answer.service}: {answer.trouble}")
        found += [{"service": answer.service, **row} for row in answer.value]
    return found


def named(place: Place, consumer: str) -> Row:
    """One of them.

    Raises:
        Trouble: no consumer of that name keeps one.
    """
    known = every(place)
    for row in known:
        if row["consumer"] == consumer:
            return row
    names = ", ".join(row["consumer"] for row in known)
    raise Trouble(f"{consumer} has no read model to rebuild; these have: {names}.")


def rebuild(place: Place, model: Row) -> Row:
    """Forget a read model, then have its sources send again all that it is made of.

    Nothing is forgotten before it is known that the queue is there and the sources answer.

    Raises:
        Trouble: something is missing; or a source failed midway, then it is to be done again.
    """
    service, consumer = model["service"], model["consumer"]
    ask(place, service, "topology", "check", as_operator=True)
    for answer in ask_all(place, sources(model["types"]), "epoch", "show"):
        if answer.trouble:
            raise Trouble(f"{answer.service}: {answer.trouble}")
    forgotten = forget(place, model)
    sent = refill(place, consumer, model["types"])
    return {"consumer": consumer, "forgotten": forgotten, **sent}


def forget(place: Place, model: Row) -> Any:
    """Empty a read model; what was there, as the service says it."""
    arguments = ("read-models", "forget", model["consumer"], "--yes")
    return ask(place, model["service"], *arguments, as_operator=True, within=None)


def refill(place: Place, consumer: str, types: list[str]) -> Row:
    """Have all that a consumer hears sent to its queue again."""
    by_source = sources(types)
    done = [replay(place, [source], Wanted(types=by_source[source], queue=consumer)) for source in by_source]
    return {
        "replayed": sum(part["replayed"] for part in done),
        "services": {name: answer for part in done for name, answer in part["services"].items()},
    }
