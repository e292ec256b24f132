"""JSON Schema (draft 2020-12) of an event's data, from its class.

A field without a default is required. One with a default may be missing, for it may be younger than an event
that is replayed. Readers ignore what they do not know, so other fields are allowed.
"""

import dataclasses
import inspect
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from shared.messaging.events import Event

DIALECT = "https://json-schema.org/draft/2020-12/schema"
STREAM = "x-stream"
PLAIN: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    UUID: {"type": "string", "format": "uuid"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
}


def schema_of(event: type[Event], service: str) -> dict[str, Any]:
    """The schema of an event's data.

    Raises:
        TypeError: a field is of a type that has no form in JSON which we have agreed on.
    """
    return {
        "$schema": DIALECT,
        "title": event.wire_name(service),
        "description": inspect.cleandoc(event.__doc__ or ""),
        STREAM: event.STREAM.value,
        **_object(event),
    }


def _object(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    fields = dataclasses.fields(cls)
    required = [field.name for field in fields if _has_no_default(field)]
    return {
        "type": "object",
        "properties": {field.name: _value(hints[field.name]) | _default(field) for field in fields},
        **({"required": required} if required else {}),
    }


def _value(hint: Any) -> dict[str, Any]:
    if hint in PLAIN:
        return dict(PLAIN[hint])
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_value(argument) for argument in arguments]}
    if origin is Literal:
        return {**PLAIN[type(arguments[0])], "enum": list(arguments)}
    if origin in (list, tuple):
        return {"type": "array", "items": _value(arguments[0])}
    if origin is dict and arguments[0] is str:
        return {"type": "object", "additionalProperties": _value(arguments[1])}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _object(hint)
    raise TypeError(f"{hint} has no agreed form in JSON.")


def _default(field: "dataclasses.Field[Any]") -> dict[str, Any]:
    """What a missing field means."""
    if _has_no_default(field):
        return {}
    if field.default_factory is not dataclasses.MISSING:
        return {"default": msgspec.to_builtins(field.default_factory())}
    return {"default": msgspec.to_builtins(field.default)}


def _has_no_default(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
