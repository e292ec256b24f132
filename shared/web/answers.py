"""From a command to its answer: `perform` is the last line of a view that changes something."""

from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Response, jsonify
from marshmallow import Schema

from shared.commands import CommandBus
from shared.persistence.idempotency import Answer, Replay
from shared.web.conditions import etag_of


def perform(
    bus: CommandBus,
    command: object,
    schema: type[Schema] | None = None,
    *,
    status: int = 201,
    location: Callable[[Any], str] | None = None,
) -> Response:
    """Carry out a command and answer with what it gave.

    The answer is made in the command's transaction, and kept there for the request's idempotency key.

    Args:
        bus: of the service.
        command: what to do.
        schema: writes the handler's result; without one the body is `{}`.
        status: of the answer; 204 has no body.
        location: makes the `Location` header from the result.

    Raises:
        Refusal: a rule stands against it.
    """
    said: list[Answer] = []

    def answer(result: Any) -> Answer:
        said.append(_answer(result, schema, status, location))
        return said[-1]

    try:
        bus.do(command, answer)
    except Replay as replay:
        return to_response(replay.answer, {"Idempotency-Replayed": "true"})
    return to_response(said[-1])


def to_response(answer: Answer, more_headers: dict[str, str] | None = None) -> Response:
    """An answer as Flask sends it."""
    response = Response(status=answer.status) if answer.body is None else jsonify(answer.body)
    response.status_code = answer.status
    response.headers.update({**answer.headers, **(more_headers or {})})
    return response


def _answer(
    result: Any, schema: type[Schema] | None, status: int, location: Callable[[Any], str] | None
) -> Answer:
    headers = {}
    if isinstance(version := getattr(result, "version", None), int):
        headers["ETag"] = etag_of(version)
    if location:
        headers["Location"] = location(result)
    if status == 204:
        return Answer(status, None, headers)
    return Answer(status, _writer(schema).dump(result) if schema else {}, headers)


@cache
def _writer(schema: type[Schema]) -> Schema:
    return schema()
