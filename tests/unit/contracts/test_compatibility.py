"""What may change within a version of an event."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from shared.contracts.compatibility import breaking

RELEASED: dict[str, Any] = {
    "title": "ro.parteneriat.x.thing.done.v1",
    "x-stream": "public",
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "size": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "kind": {"type": "string", "enum": ["a", "b"]},
        "parts": {
            "type": "array",
            "items": {"type": "object", "properties": {"no": {"type": "integer"}}, "required": ["no"]},
        },
        "by_day": {"type": "object", "additionalProperties": {"type": "integer"}},
        "later": {"type": "string", "default": ""},
    },
    "required": ["name", "size", "kind", "parts", "by_day"],
}
Change = Callable[[dict[str, Any]], object]


def changed(change: Change) -> list[str]:
    """What breaks after the change."""
    current = deepcopy(RELEASED)
    change(current)
    return breaking(RELEASED, current)


@pytest.mark.parametrize(
    "change",
    [
        lambda s: None,
        lambda s: s["properties"].update(extra={"type": "string", "default": ""}),
        lambda s: s["properties"]["parts"]["items"]["properties"].update(extra={"type": "string"}),
        lambda s: s.update(description="In other words."),
        lambda s: s["properties"]["name"].update(description="In other words."),
    ],
)
def test_optional_fields_and_words_may_change(change: Change) -> None:
    """Also inside of lists and objects."""
    assert changed(change) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: s["properties"].pop("name"), "data.name is gone"),
        (lambda s: s["properties"].update(nom=s["properties"].pop("name")), "data.name is gone"),
        (lambda s: s["properties"].update(name={"type": "integer"}), "data.name was type string and is"),
        (lambda s: s["properties"]["name"].update(format="uuid"), "data.name was"),
        (lambda s: s["properties"].update(size={"type": "integer"}), "data.size was"),
        (
            lambda s: s["properties"].update(name={"anyOf": [{"type": "string"}, {"type": "null"}]}),
            "data.name",
        ),
        (lambda s: s["properties"]["kind"]["enum"].append("c"), "data.kind was"),
        (lambda s: s["properties"]["kind"]["enum"].pop(), "data.kind was"),
        (lambda s: s["properties"]["later"].update(default="?"), "data.later was"),
        (lambda s: s["properties"]["by_day"].update(additionalProperties={"type": "string"}), "data.by_day"),
        (lambda s: s["properties"]["parts"]["items"]["properties"].pop("no"), "data.parts[].no is gone"),
        (lambda s: s["required"].remove("name"), "data.name is no longer required"),
        (lambda s: s["required"].append("later"), "data.later is now required"),
        (
            lambda s: (s["properties"].update(new={"type": "string"}), s["required"].append("new")),
            "data.new is new and required",
        ),
        (lambda s: s.update({"x-stream": "internal"}), "the stream was public and is internal"),
    ],
)
def test_everything_else_is_another_version(change: Change, said: str) -> None:
    """It would break readers of today, or readers of tomorrow in a replay of today's events."""
    assert any(sentence.startswith(said) for sentence in changed(change))
