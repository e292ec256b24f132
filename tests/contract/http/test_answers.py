"""The answers to all kinds of callers, on things that are there, are as the description says."""

import re

import pytest

from tests.contract.http.conftest import StageOf
from tests.contract.http.described import SCHEMAS
from tests.integration.access.asking import ask
from tests.integration.access.matrix import MATRIX
from tests.integration.access.stage import CALLERS

TEMPLATE = re.compile(r"<(?:\w+:)?(\w+)>")


@pytest.mark.parametrize("service", list(MATRIX))
def test_every_answer_is_described(stage_of: StageOf, service: str) -> None:
    """Whether it went well or was refused: status, content type and body stand in the description."""
    stage = stage_of(service)
    for row in MATRIX[service]:
        method, _, path = row.route.partition(" ")
        operation = SCHEMAS[service][stage.prefix + TEMPLATE.sub(r"{\1}", path)][method]
        for caller in CALLERS:
            answer = ask(stage, row, caller)
            assert (
                answer.status_code >= 400 or str(answer.status_code) in operation.definition.raw["responses"]
            )
            operation.validate_response(answer)
