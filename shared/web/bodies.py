"""What was sent, as plain JSON in UTF-8: whatever is not never reaches a schema."""

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from flask import Request, g
from werkzeug.exceptions import RequestEntityTooLarge

from shared.errors import Refusal

DEEPEST = 32
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


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


def read_body(request: Request) -> bytes:
    """The body, as it came.

    Raises:
        RequestEntityTooLarge: it is longer than allowed.
    """
    body = request.get_data(cache=True)
    # Where no length was announced, Werkzeug stops at the limit without a word.
    if request.content_length is None and len(body) >= (request.max_content_length or 0) > 0:
        raise RequestEntityTooLarge
    return body


def read_json(request: Request) -> Any:
    """The body's JSON, read once a request.

    Raises:
        BadJson, BadText: it is not what we read.
        RequestEntityTooLarge: it is longer than allowed.
    """
    if "json_body" not in g:
        g.json_body = _parse(read_body(request))
    return g.json_body


def check_text(*texts: str) -> None:
    """Refuse text that no database column can hold.

    Raises:
        BadText: it has a NUL, or a surrogate without its other half.
    """
    if any(map(UNSTORABLE.search, texts)):
        raise BadText


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
