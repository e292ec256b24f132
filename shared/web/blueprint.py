"""Our blueprint: flask-smorest's, with strict reading and with the rules on its views documented."""

from collections.abc import Callable
from typing import Any, ClassVar

from flask_smorest import Blueprint as SmorestBlueprint  # type: ignore[import-untyped]
from marshmallow import Schema

from shared.web.access import Rule
from shared.web.conditions import ConditionMissing
from shared.web.idempotency import HEADER as KEY_HEADER
from shared.web.marks import View
from shared.web.openapi import problem_response
from shared.web.parser import StrictParser

SECURITY: dict[str, list[dict[str, list[str]]]] = {
    "public": [{}, {"bearer": []}],
    "signed_in": [{"bearer": []}],
    "role": [{"bearer": []}],
    "session": [{"session": []}],
}
KEY = {
    "in": "header",
    "name": KEY_HEADER,
    "required": True,
    "schema": {"type": "string", "pattern": "^[!-~]{8,255}$"},
    "description": "Chosen at random for each new thing; a request sent again with it acts once.",
}
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "schema": {"type": "string"},
    "description": ConditionMissing.en,
}


class Blueprint(SmorestBlueprint):  # type: ignore[misc]
    """Views of one resource. Each carries a rule of `access`; functions only, no view classes."""

    ARGUMENTS_PARSER: ClassVar[StrictParser] = StrictParser()

    def __init__(self, name: str, import_name: str, *, url_prefix: str = "", description: str = "") -> None:
        super().__init__(name, import_name, url_prefix=url_prefix, description=description)
        self._prepare_doc_cbks.append(self._prepare_rules_doc)

    def route(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Put a view at an address below `/api/<service>/v1`."""
        decorate: Callable[[View], View] = super().route(rule, **options)
        return decorate

    def get(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Answer GET."""
        return self.route(rule, methods=["GET"], **options)

    def post(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Answer POST."""
        return self.route(rule, methods=["POST"], **options)

    def put(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Answer PUT."""
        return self.route(rule, methods=["PUT"], **options)

    def patch(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Answer PATCH."""
        return self.route(rule, methods=["PATCH"], **options)

    def delete(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Answer DELETE."""
        return self.route(rule, methods=["DELETE"], **options)

    def arguments(
        self, schema: Schema | type[Schema], *, location: str = "json", **options: Any
    ) -> Callable[[View], View]:
        """Read the body (`json`, `form`), the `query` or the `headers` by a schema, as one more argument."""
        reader = schema() if isinstance(schema, type) else schema  # once, not at each request
        decorate: Callable[[View], View] = super().arguments(reader, location=location, **options)
        return decorate

    def response(
        self, status: int, schema: Schema | type[Schema] | None = None, **options: Any
    ) -> Callable[[View], View]:
        """Write what the view returns by a schema; a finished response passes and is only documented."""
        decorate: Callable[[View], View] = super().response(status, schema, **options)
        return decorate

    def alt_response(
        self, status: int, *, schema: Schema | type[Schema] | None = None, **options: Any
    ) -> Callable[[View], View]:
        """Document another answer, which the view gives as a finished response."""
        decorate: Callable[[View], View] = super().alt_response(status, schema=schema, **options)
        return decorate

    def doc(self, **said: Any) -> Callable[[View], View]:
        """Say more of a view in the description than its schemas do."""
        decorate: Callable[[View], View] = super().doc(**said)
        return decorate

    @staticmethod
    def _prepare_rules_doc(doc: dict[str, Any], doc_info: dict[str, Any], **_: Any) -> dict[str, Any]:
        rule: Rule = doc_info.get("access", Rule("public"))
        parameters, problems = [], [400, 401]
        doc["security"] = SECURITY[rule.kind]
        if rule.kind == "role":
            doc["x-roles"] = list(rule.roles)
            problems.append(403)
        if scope := doc_info.get("scope"):
            doc["x-scope"] = scope
            problems.append(403)
        if doc_info.get("conditional"):
            parameters.append(IF_MATCH)
            problems += [412, 428]
        if doc_info.get("idempotent"):
            parameters.append(KEY)
            problems.append(409)
        if doc_info.get("limits"):
            problems.append(429)
        if "requestBody" in doc:
            problems += [413, 415]
        if doc_info.get("largest_body"):
            problems += [413, 422]
        if parameters:
            doc["parameters"] = [*doc.get("parameters", []), *parameters]
        for status in problems:
            doc["responses"].setdefault(status, problem_response(status))
        return doc
