"""Every route of every service says who may call it, and keeps to the house's rules."""

import dataclasses
import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from marshmallow import RAISE
from werkzeug.routing import Rule

from shared.service import Runtime, Service
from shared.settings import load_settings
from shared.web.access import rule_of
from shared.web.marks import body_location, marks_of

ROOT = Path(__file__).parents[2]
SERVICES = sorted(
    path.parent.name
    for path in (ROOT / "services").glob("*/bootstrap.py")
    if "SERVICE = Service(" in path.read_text(encoding="utf-8")
)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PATH_VALUES = {"UUIDConverter": "01890000-0000-7000-8000-000000000001", "IntegerConverter": "1"}
# Asking again gives one thing more of a kind that ends by itself and binds nobody.
REPEATABLE = {
    f"/api/registry/v1/sessions{step}"
    for step in ("", "/code", "/current/tokens", "/passkey", "/second-step", "/second-step/passkey")
}
# A person's own description: whoever writes last is the one who wrote before.
LAST_WINS = {
    "/api/registry/v1/accounts/me",
    "/api/notification/v1/follows/mine/<uuid:subscription_id>",
    "/api/notification/v1/follows/mine/<uuid:subscription_id>/channels",
    "/api/notification/v1/follows/mine/wishes",
    "/api/registry/v1/national-register/imports/<uuid:import_id>/parts/<int:position>",  # bytes of one's own
    "/api/training/v1/attempts/<uuid:attempt_id>/answers",
}

View = Callable[..., Any]


def make(name: str) -> Flask:
    """A service's application over a database that is not there."""
    service: Service = importlib.import_module(f"services.{name}.bootstrap").SERVICE
    wanted = [
        field.metadata.get("env", field.name.upper())
        for field in dataclasses.fields(service.settings)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    nowhere = {
        "DATABASE_URL": "postgresql://nobody:x@127.0.0.1:1/nothing",
        "PUBLIC_URL": "http://localhost",
        "SMTP_URL": "smtp://127.0.0.1:1",
        "MAIL_FROM": "parteneriat@example.org",
    }
    settings = load_settings(service.settings, {**dict.fromkeys(wanted, "x" * 40), **nowhere})
    return service.create_app(Runtime(service, settings, process="test"))


APPS = {name: make(name) for name in SERVICES}


def routes() -> Iterator[tuple[str, str, Rule, View]]:
    """Service, method, route and view of everything under `/api/<service>/v1`."""
    for name, app in APPS.items():
        for rule in app.url_map.iter_rules():
            for method in sorted((rule.methods or set()).intersection(METHODS)):
                if rule.rule.startswith(f"/api/{name}/v1"):
                    yield name, method, rule, app.view_functions[rule.endpoint]


ROUTES = [pytest.param(*route, id=f"{route[1]} {route[2].rule}") for route in routes()]
every_route = pytest.mark.parametrize(("service", "method", "rule", "view"), ROUTES)


@every_route
def test_nobody_passes_unasked(service: str, method: str, rule: Rule, view: View) -> None:
    """A route that is not public answers 401 to a stranger, before it looks at anything else."""
    kind = rule_of(view).kind
    if kind == "public":
        return
    values = {
        name: PATH_VALUES.get(type(converter).__name__, "x") for name, converter in rule._converters.items()
    }
    _, path = rule.build(values) or ("", "")
    client = APPS[service].test_client()
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic bm9ib2R5Ong="}):
        assert client.open(path, method=method, headers=headers).status_code == 401


@every_route
def test_what_creates_wants_a_key(service: str, method: str, rule: Rule, view: View) -> None:
    """A POST that answers 201 takes an Idempotency-Key."""
    creates = method == "POST" and 201 in marks_of(view).get("success_status_codes", ())
    assert not creates or marks_of(view).get("idempotent") or rule.rule in REPEATABLE


@every_route
def test_what_edits_names_its_version(service: str, method: str, rule: Rule, view: View) -> None:
    """PUT and PATCH take If-Match."""
    edits = method in ("PUT", "PATCH") and rule.rule not in LAST_WINS
    assert not edits or marks_of(view).get("conditional")


@every_route
def test_what_anybody_may_send_is_limited(service: str, method: str, rule: Rule, view: View) -> None:
    """A public POST has a limit."""
    assert method == "GET" or rule_of(view).kind != "public" or marks_of(view).get("limits")


@every_route
def test_unknown_fields_are_refused(service: str, method: str, rule: Rule, view: View) -> None:
    """Every schema that reads a body raises on a field that it does not know."""
    if body_location(view) is None:
        return
    for parameter in marks_of(view)["arguments"]["parameters"]:
        schema = parameter["schema"]() if isinstance(parameter["schema"], type) else parameter["schema"]
        assert schema.unknown == RAISE


@pytest.mark.parametrize("service", SERVICES)
def test_a_web_process_knows_no_broker(service: str) -> None:
    """What serves HTTP imports nothing that speaks AMQP: a request never publishes."""
    code = (
        f"import sys; import services.{service}.bootstrap, shared.web.gunicorn;"
        "print([name for name in sys.modules if name.partition('.')[0] in ('kombu', 'amqp', 'pika')])"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert said.stdout.strip() == b"[]"
