"""Trying a row of the matrix."""

import re
from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from tests.integration.access.row import Row
from tests.integration.access.stage import Stage

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def ask(stage: Stage, row: Row, caller: str) -> TestResponse:
    """The answer to a caller, on a thing made for this one call."""
    thing = {"version": "1", "n": stage.unique("{}"), **(stage.things[row.of]() if row.of else {})}
    method, _, template = row.route.partition(" ")
    path = PARAMETER.sub(lambda match: thing[match[1]], template)
    headers = stage.sessions(caller) if row.by_session else stage.headers(caller)
    if method != "GET":  # who reads names no version, and would be told that it is another one
        headers = {"If-Match": f'"{thing["version"]}"', **headers}
    sent: dict[str, Any] = {} if row.form is None else {"data": filled(row.form, thing)}
    if row.data is not None:
        sent["data"] = row.data
    if row.body is not None:
        sent["json"] = filled(row.body, thing)
    return stage.app.test_client().open(
        stage.prefix + path,
        method=method,
        query_string=filled(row.query, thing),
        headers={"Idempotency-Key": str(uuid4()), **headers},
        **sent,
    )


def filled(template: Any, thing: dict[str, str]) -> Any:
    """The template with the thing's values in it."""
    if isinstance(template, dict):
        return {name: filled(value, thing) for name, value in template.items()}
    if isinstance(template, list):
        return [filled(value, thing) for value in template]
    return template.format(**thing) if isinstance(template, str) else template
