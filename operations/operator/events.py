"""Events: shown wherever they were said, sent again from where they were said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from operations.local.accounts import SERVICES
from operations.local.trouble import Trouble
from operations.operator.asking import ask_all, follow
from operations.operator.places import Place
from shared.messaging.events import PREFIX


@dataclass(frozen=True)
class Wanted:
    """Which events are to be sent again, and whereto; what is empty asks for nothing.

    Args:
        types: of events, whole names.
        since: a time, or a length of time.
        first: the first position.
        last: the last position.
        stream: public or internal.
        queue: the one queue they go to, instead of all that hear them.
    """

    types: Sequence[str] = ()
    since: str = ""
    first: int | None = None
    last: int | None = None
    stream: str = ""
    queue: str = ""

    def arguments(self) -> list[str]:
        """As `events replay` of a service takes it."""
        named = {
            "--since": self.since,
            "--from": self.first,
            "--to": self.last,
            "--stream": self.stream,
            "--to-queue": self.queue,
        }
        given = [
            str(part) for name, value in named.items() if value not in ("", None) for part in (name, value)
        ]
        return [*given, *(part for kind in self.types for part in ("--type", kind))]


def sources(types: Iterable[str]) -> dict[str, list[str]]:
    """By the service that says them, the types of events."""
    found: dict[str, list[str]] = {}
    for kind in types:
        found.setdefault(kind.removeprefix(PREFIX).partition(".")[0], []).append(kind)
    return found


def show(place: Place, event_id: str) -> Any:
    """An event, from the service that said it.

    Raises:
        Trouble: none has it.
    """
    answers = ask_all(place, SERVICES, "events", "show", event_id)
    for answer in answers:
        if not answer.trouble:
            return answer.value
    said = {answer.trouble: answer.service for answer in answers}
    raise Trouble(
        next(iter(said)) if len(said) == 1 else "; ".join(f"{who}: {why}" for why, who in said.items())
    )


def replay(place: Place, services: Sequence[str], wanted: Wanted) -> dict[str, Any]:
    """Send events again, one service after another.

    Returns:
        `replayed`, how many in all, and `services`, each one's own answer.

    Raises:
        Trouble: a service could not; what others have sent before it is said.
    """
    done: dict[str, Any] = {}
    for service in services:
        # Each its own types; one that is named says itself that another's are not its own.
        types = wanted.types if len(services) == 1 else sources(wanted.types).get(service, ())
        arguments = replace(wanted, types=types).arguments()
        try:
            done[service] = follow(place, service, "events", "replay", *arguments, "--yes")
        except Trouble as trouble:
            sent = ", ".join(f"{name} {answer['replayed']}" for name, answer in done.items())
            raise Trouble(f"{trouble} Sent before that: {sent}." if sent else str(trouble)) from trouble
    return {"replayed": sum(answer["replayed"] for answer in done.values()), "services": done}


def who_replays(service: str, wanted: Wanted) -> list[str]:
    """The services whose events are wanted.

    Raises:
        Trouble: positions are wanted of more than one service, which count apart.
    """
    named = [service] if service else [name for name in SERVICES if name in sources(wanted.types)]
    chosen = named or list(SERVICES)
    if unknown := set(sources(wanted.types)) - set(SERVICES):
        raise Trouble(f"No service of ours says events of {', '.join(sorted(unknown))}.")
    if len(chosen) > 1 and (wanted.first is not None or wanted.last is not None):
        raise Trouble("Each service counts its own positions: name one with --service.")
    return chosen
