"""Devices that are rung."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from marshmallow import Schema, fields, validate

from shared.web.destinations import LONGEST_URL
from shared.web.schemas import Instant, Line, Strict

KEY = validate.Regexp(r"\A[A-Za-z0-9_-]+=*\Z")


class DeviceKeysBody(Strict):
    """To whom messages are encrypted (RFC 8291)."""

    p256dh = fields.String(required=True, validate=[validate.Length(max=100), KEY])
    auth = fields.String(required=True, validate=[validate.Length(max=40), KEY])


class DeviceBody(Strict):
    """What a browser gives, as its `PushSubscription.toJSON()` writes it."""

    endpoint = Line(required=True, max=LONGEST_URL)
    keys = fields.Nested(DeviceKeysBody, required=True)


class DeviceSchema(Schema):
    """A device; its endpoint is a secret of the browser's, of which only a mark is told."""

    id = fields.UUID(required=True)
    words = fields.String(
        required=True, allow_none=True, metadata={"description": "Browser and system, where they are known."}
    )
    mark = fields.Function(
        lambda device: sha256(_endpoint(device).encode()).hexdigest(),
        required=True,
        metadata={"type": "string", "description": "SHA-256 of the endpoint in hex: a browser finds itself."},
    )
    created_at = Instant(required=True)
    last_success_at = Instant(required=True, allow_none=True)


def _endpoint(device: Any) -> str:
    return str(device["endpoint"] if isinstance(device, Mapping) else device.endpoint)


class DevicesSchema(Schema):
    """All of one's own; at most ten."""

    items = fields.List(fields.Nested(DeviceSchema), required=True)


class PushKeySchema(Schema):
    """What a browser subscribes with (RFC 8292)."""

    key = fields.String(
        required=True,
        allow_none=True,
        metadata={
            "description": "A point of P-256, uncompressed, in base64url; null where push is not offered."
        },
    )
