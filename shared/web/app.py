"""A service's application by HTTP, put together from its runtime and its blueprints."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import Flask, Response, request

from shared.persistence.idempotency import pending
from shared.security.keys import KeyStore
from shared.security.tokens import Verifier
from shared.web.access import admit, rule_of
from shared.web.blueprint import Blueprint
from shared.web.bodies import check_text
from shared.web.conditions import check_condition
from shared.web.correlation import Correlated
from shared.web.current import Wired, wire, wired
from shared.web.docs_page import install_docs_page
from shared.web.health import install_health
from shared.web.idempotency import pending_answer
from shared.web.limits import Limiter
from shared.web.marks import marks_of
from shared.web.observation import observe
from shared.web.openapi import install_description, make_api
from shared.web.problems import install_problems
from shared.web.protection import (
    LARGEST_BODY,
    install_cors,
    install_headers,
    install_limits_of_size,
    refuse_oversized,
)

if TYPE_CHECKING:
    from shared.service import Runtime, Service


def make_app(service: "Service", runtime: "Runtime", blueprints: Sequence[Blueprint]) -> Flask:
    """The application of a service.

    Args:
        service: gives the name under which the blueprints are mounted, `/api/<name>/v1`.
        runtime: engine, bus and clock of this process.
        blueprints: the service's views.

    Raises:
        NoAccessRule: a view says nothing about who may call it.
    """
    app = Flask(service.name, static_folder=None)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.merge_slashes = False
    _wire(app, service, runtime)
    install_limits_of_size(app)
    observe(app)
    install_headers(app)
    install_cors(app, runtime.settings.cors_origins.split(","))
    install_problems(app, runtime.settings.public_url.rstrip("/"))
    _install_rules(app)
    install_health(app)
    api = make_api(app, service.name)
    for blueprint in blueprints:
        api.register_blueprint(blueprint, url_prefix=f"/api/{service.name}/v1{blueprint.url_prefix or ''}")
    install_description(app, api, service.name)
    install_docs_page(app, service.name)
    for view in app.view_functions.values():
        rule_of(view)
    app.wsgi_app = Correlated(app.wsgi_app)  # type: ignore[method-assign]
    return app


def _wire(app: Flask, service: "Service", runtime: "Runtime") -> None:
    secret = runtime.settings.web_secret.reveal()
    keys = KeyStore(runtime.engine, runtime.clock)
    wire(
        app,
        Wired(
            service=service,
            runtime=runtime,
            keys=keys,
            verifier=Verifier(keys, runtime.settings.public_url, service.name, runtime.clock),
            limiter=Limiter(runtime.engine, runtime.clock, secret),
            cursor_secret=secret,
        ),
    )


def _install_rules(app: Flask) -> None:
    @app.before_request
    def check_rules() -> None:
        view = app.view_functions[request.url_rule.endpoint] if request.url_rule else None
        marks = marks_of(view)
        refuse_oversized(request, marks.get("largest_body", LARGEST_BODY))
        check_text(
            request.path, *request.args, *(text for texts in request.args.listvalues() for text in texts)
        )
        if request.url_rule is None or request.method == "OPTIONS":
            return
        parts = wired()
        admit(request, rule_of(view), parts.verifier, marks.get("scope"))
        for limit in marks.get("limits", ()):
            parts.limiter.hit(limit, limit.key(request))
        if marks.get("conditional"):
            check_condition(request)
        if marks.get("idempotent"):
            pending.set(pending_answer(request, parts.runtime.clock.now()))

    @app.teardown_request
    def forget(_: BaseException | None) -> None:
        pending.set(None)

    @app.after_request
    def not_modified(response: Response) -> Response:
        if request.method in ("GET", "HEAD") and response.status_code == 200 and "ETag" in response.headers:
            return response.make_conditional(request)  # type: ignore[return-value]
        return response
