"""Schemas of bodies and their commonest fields: strict about what comes in."""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
CONTROL_BUT_LINES = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


class Strict(Schema):
    """The base of every schema that reads a request: a field that it does not know is refused."""

    class Meta:
        unknown = RAISE


class Instant(fields.AwareDateTime):
    """A moment with its offset from UTC (RFC 3339), kept in UTC."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        found = super()._deserialize(value, attr, data, **kwargs)
        try:
            return found.astimezone(UTC)
        except OverflowError as error:
            raise self.make_error("invalid", input=value, obj_type="aware datetime") from error


class Line(fields.String):
    """A text on one line: composed (NFC), without control characters or spaces at its ends."""

    forbidden = CONTROL

    def __init__(self, *, max: int, min: int = 1, **kwargs: Any) -> None:  # noqa: A002 (marshmallow's words)
        self._length = validate.Length(min=min, max=max)
        super().__init__(validate=_also(self._length, kwargs.pop("validate", None)), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        found = unicodedata.normalize("NFC", super()._deserialize(value, attr, data, **kwargs))
        if self.forbidden.search(found := found.replace("\r\n", "\n").strip()):
            raise ValidationError("Control characters are not permitted.")
        return found


class Prose(Line):
    """A text of several lines, otherwise like `Line`; its lines end in a single line feed."""

    forbidden = CONTROL_BUT_LINES


class YesOrNo(fields.Boolean):
    """true or false, and none of the words and numbers that pass for them elsewhere."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


def _also(first: Any, more: Any) -> list[Any]:
    if more is None:
        return [first]
    return [first, *more] if isinstance(more, list | tuple) else [first, more]
