"""Reading what was sent, strictly: what is not plain JSON in UTF-8 never reaches a schema."""

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

import marshmallow as ma
from flask import Request, g
from webargs.core import missing
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import MultiDict

from shared.errors import Refusal

DEEPEST = 32
UNSTORABLE = re.compile("[\\0\\ud800-\\udfff]")
REPEATED = "Given more than once."


class BadJson(Refusal):
    """The body is no JSON that we read."""

    status = 400
    code = "bad-json"
    ro = "Corpul cererii nu este JSON corect: {reason}."
    en = "The body of the request is not correct JSON: {reason}."


class BadText(Refusal):
    """A text holds characters that cannot be stored."""

    status = 400
    code = "bad-text"
    ro = "Textul conține caractere care nu pot fi păstrate (NUL sau jumătăți de perechi Unicode)."
    en = "The text contains characters that cannot be stored (NUL or halves of Unicode pairs)."


class WrongMediaType(Refusal):
    """The body is of another kind than the route takes."""

    status = 415
    code = "unsupported-media-type"
    ro = "Corpul cererii trebuie trimis ca {expected}."
    en = "The body of the request must be sent as {expected}."


def read_json(request: Request) -> Any:
    """The body's JSON, read once a request.

    Raises:
        BadJson, BadText: it is not what we read.
        RequestEntityTooLarge: it is longer than allowed.
    """
    if "json_body" not in g:
        g.json_body = _parse(request.get_data(cache=True))
    return g.json_body


def check_text(*texts: str) -> None:
    """Refuse text that no database column can hold.

    Raises:
        BadText: it has a NUL, or a surrogate without its other half.
    """
    if any(map(UNSTORABLE.search, texts)):
        raise BadText


class StrictParser(FlaskParser):
    """webargs' parser, strict: unknown and repeated parameters are refused everywhere."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": ma.RAISE,
        "form": ma.RAISE,
    }

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """The body, where there is one."""
        if not req.mimetype and not req.get_data(cache=True):
            return missing
        if req.mimetype != "application/json":
            raise WrongMediaType(expected="application/json")
        return read_json(req)

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        """The parameters after the question mark."""
        _refuse_repeated(req.args, schema)
        return super().load_querystring(req, schema)

    def load_form(self, req: Request, schema: ma.Schema) -> Any:
        """A form's fields."""
        if req.mimetype not in ("application/x-www-form-urlencoded", "multipart/form-data"):
            raise WrongMediaType(expected="application/x-www-form-urlencoded")
        check_text(*req.form, *(value for values in req.form.listvalues() for value in values))
        _refuse_repeated(req.form, schema)
        return super().load_form(req, schema)


def _refuse_repeated(values: MultiDict[str, str], schema: ma.Schema) -> None:
    single = [name for name, field in schema.fields.items() if not isinstance(field, ma.fields.List)]
    if repeated := [name for name in single if len(values.getlist(name)) > 1]:
        raise ma.ValidationError({name: [REPEATED] for name in repeated})


def _parse(body: bytes) -> Any:
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_object)
    except RecursionError:
        raise BadJson(reason="too deep") from None
    except (UnicodeDecodeError, ValueError) as error:
        raise BadJson(reason=_reason(error)) from None
    _check(value)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} (line {error.lineno}, column {error.colno})"
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _check(value: Any) -> None:
    level = [value]
    for _ in range(DEEPEST):
        check_text(*(part for part in level if isinstance(part, str)))
        level = [inner for part in level for inner in _inside(part)]
        if not level:
            return
    raise BadJson(reason="too deep")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []
