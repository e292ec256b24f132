"""Which events are public: those that the contracts list, so that a new one is heard once it is said."""

from functools import cache

from shared.contracts.catalogue import contracts
from shared.messaging.events import PREFIX, Stream


@cache
def public_events() -> dict[str, str]:
    """By name (`<service>.<aggregate>.<past-tense>`), the sentence that says what has happened."""
    return {
        short_name(contract.type): contract.sentence
        for contract in contracts()
        if contract.stream is Stream.PUBLIC
    }


@cache
def aggregates() -> tuple[str, ...]:
    """What events are about: `<service>.<aggregate>`."""
    return tuple(dict.fromkeys(aggregate_of(name) for name in public_events()))


def short_name(event_type: str) -> str:
    """`ro.parteneriat.consultation.act.adopted.v1` → `consultation.act.adopted`."""
    return event_type.removeprefix(PREFIX).rpartition(".")[0]


def aggregate_of(name: str) -> str:
    """`consultation.act.adopted` → `consultation.act`."""
    return name.rpartition(".")[0]
