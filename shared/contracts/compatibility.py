"""What may change in an event within a version: optional fields may be added, and nothing else.

Readers of today must read the events of tomorrow, and, in a replay, readers of tomorrow the events of today.
So a change that suits one side alone breaks the other: a list of values that grows surprises old readers,
one that shrinks refuses old events.
"""

from collections.abc import Iterator
from typing import Any

from shared.contracts.schema import STREAM

Schema = dict[str, Any]
WORDS_ONLY = {"title", "description", "$comment", "examples"}


def breaking(released: Schema, current: Schema) -> list[str]:
    """What in the current schema breaks who relies on the released one; each a sentence."""
    return list(_of_event(released, current))


def _of_event(released: Schema, current: Schema) -> Iterator[str]:
    if released.get(STREAM) != current.get(STREAM):
        yield f"the stream was {released.get(STREAM)} and is {current.get(STREAM)}"
    yield from _of_value("data", _bare(released), _bare(current))


def _of_value(where: str, released: Schema, current: Schema) -> Iterator[str]:
    if "properties" in released and "properties" in current:
        yield from _of_object(where, released, current)
    elif "items" in released and "items" in current:
        yield from _of_value(f"{where}[]", _bare(released["items"]), _bare(current["items"]))
    elif "anyOf" in released and len(released["anyOf"]) == len(current.get("anyOf", ())):
        for before, now in zip(released["anyOf"], current["anyOf"], strict=True):
            yield from _of_value(where, _bare(before), _bare(now))
    elif released != current:
        yield f"{where} was {_shown(released)} and is {_shown(current)}"


def _of_object(where: str, released: Schema, current: Schema) -> Iterator[str]:
    before, now = released["properties"], current["properties"]
    required_before, required_now = set(released.get("required", ())), set(current.get("required", ()))
    for name in before:
        if name not in now:
            yield f"{where}.{name} is gone"
            continue
        if (name in required_before) != (name in required_now):
            yield f"{where}.{name} is {'now required' if name in required_now else 'no longer required'}"
        yield from _of_value(f"{where}.{name}", _bare(before[name]), _bare(now[name]))
    for name in sorted(required_now - before.keys()):
        yield f"{where}.{name} is new and required: give it a default"


def _bare(schema: Schema) -> Schema:
    """Without what only explains."""
    return {key: value for key, value in schema.items() if key not in WORDS_ONLY and key != STREAM}


def _shown(schema: Schema) -> str:
    return ", ".join(f"{key} {value}" for key, value in sorted(schema.items()))
