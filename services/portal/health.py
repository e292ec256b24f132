"""Whether the portal lives, and whether the whole system does."""

from flask import Blueprint, Response, current_app, jsonify

from services.portal.clients import Gateway
from services.portal.settings import Settings
from shared.web.draining import is_draining

health = Blueprint("health", __name__, url_prefix="/health")


@health.get("/live")
def live() -> Response:
    """The process answers."""
    return jsonify(status="ok")


@health.get("/ready")
def ready() -> tuple[Response, int]:
    """The portal takes requests; it never depends on a service, whose absence costs a part of a page."""
    if is_draining():
        return jsonify(status="stopping"), 503
    return jsonify(status="ok"), 200


@health.get("/system")
def system() -> tuple[Response, int]:
    """200 when every service says that its whole is well, 503 otherwise; names which is not."""
    settings: Settings = current_app.extensions["settings"]
    gateway: Gateway = current_app.extensions["gateway"]
    addresses = settings.health_addresses()
    answers = current_app.extensions["pool"].map(gateway.healthy, addresses.values())
    states = {name: "ok" if well else "away" for name, well in zip(addresses, answers, strict=True)}
    well = all(state == "ok" for state in states.values())
    return jsonify(status="ok" if well else "away", services={"portal": "ok", **states}), 200 if well else 503
