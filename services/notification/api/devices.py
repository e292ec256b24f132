"""Browser push: the key to subscribe with, and one's own devices."""

from typing import Any, cast
from uuid import UUID

from flask import Response, request

from services.notification.commands import RegisterDevice, RemoveDevice
from services.notification.queries import devices
from services.notification.schemas.devices import DeviceBody, DeviceSchema, DevicesSchema, PushKeySchema
from shared.browsers import describe_device
from shared.web.access import principal, public, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

blueprint = Blueprint("devices", __name__, url_prefix="/push", description="Browsers that are rung.")


@blueprint.get("/key")
@public
@blueprint.response(200, PushKeySchema)
def get_key() -> dict[str, str | None]:
    """The public half of our key; nothing secret."""
    return {"key": cast(str | None, runtime().dependencies["push_key"])}


@blueprint.get("/devices")
@signed_in
@blueprint.response(200, DevicesSchema)
def list_devices() -> Any:
    """One's own."""
    with runtime().read() as session:
        rows = devices.devices(session, principal().account_id)
    return {"items": rows}


@blueprint.post("/devices")
@signed_in
@idempotent
@limited("60/hour")
@blueprint.arguments(DeviceBody)
@blueprint.response(201, DeviceSchema)
def register(body: dict[str, Any]) -> Response:
    """Have a browser rung; the same one twice is one device."""
    command = RegisterDevice(
        account_id=principal().account_id,
        endpoint=body["endpoint"],
        p256dh=body["keys"]["p256dh"],
        auth=body["keys"]["auth"],
        words=describe_device(request.headers.get("User-Agent", "")),
    )
    return perform(runtime().bus, command, DeviceSchema, status=201)


@blueprint.delete("/devices/<uuid:device_id>")
@signed_in
@blueprint.response(204)
def remove(device_id: UUID) -> None:
    """Ring it no more."""
    runtime().bus.do(RemoveDevice(principal().account_id, device_id))
