"""The description of a service's API (OpenAPI 3.1), made from its schemas and rules."""

from http import HTTPStatus
from typing import Any

from flask import Flask, Response, jsonify
from flask_smorest import Api as SmorestApi  # type: ignore[import-untyped]
from marshmallow import Schema, fields

from shared.web.access import public

PROBLEM = "application/problem+json"
BEARER = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "A token of the registry for this service, good for five minutes. A client's opens "
    "operations without `security` and those whose `x-scope` it has.",
}
SESSION = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "`Session <secret>`, as signing in gave it.",
}


class ProblemEntry(Schema):
    """One thing that is wrong with what was sent."""

    pointer = fields.String(required=True, metadata={"description": "JSON Pointer (RFC 6901) to the field."})
    code = fields.String(required=True)
    detail = fields.String(required=True)


class Problem(Schema):
    """What went wrong (RFC 9457), in the language of `Accept-Language`."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True)
    code = fields.String(required=True, metadata={"description": "Stable; made for programs."})
    correlation_id = fields.String(required=True, allow_none=True)
    errors = fields.List(fields.Nested(ProblemEntry))


class Api(SmorestApi):  # type: ignore[misc]
    """flask-smorest's, but failures are problems, which `shared.web.problems` answers."""

    def _register_error_handlers(self) -> None:
        """None of flask-smorest's."""

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            if status >= 400:
                self.spec.components.response(status.name, _problem(status.phrase), lazy=True)
        self.spec.components.response(
            self.DEFAULT_ERROR_RESPONSE_NAME, _problem("Any other problem"), lazy=True
        )


def problem_response(status: int) -> str:
    """The name by which an operation refers to a problem of this status."""
    return HTTPStatus(status).name


def make_api(app: Flask, service: str) -> Api:
    """The API to which a service's blueprints are added."""
    app.config.update(
        API_TITLE=f"Parteneriat: {service}",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=None,
    )
    api = Api(app, spec_kwargs={"servers": [{"url": "/"}]})
    api.spec.components.security_scheme("bearer", BEARER)
    api.spec.components.security_scheme("session", SESSION)
    return api


def install_description(app: Flask, api: Api, service: str) -> None:
    """Serve the description, which is the same for the life of the process."""
    described: dict[str, Any] = api.spec.to_dict()

    @app.get(f"/api/{service}/openapi.json")
    @public
    def describe() -> Response:
        return jsonify(described)


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": {PROBLEM: {"schema": Problem}}}
