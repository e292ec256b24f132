"""The envelope: CloudEvents 1.0.2, structured JSON, at most 64 KiB."""

from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec

CONTENT_TYPE = "application/cloudevents+json"
LARGEST = 64 * 1024


class Unreadable(Exception):
    """The bytes are no event of ours, and never will be."""


class _Wire(msgspec.Struct, kw_only=True, omit_defaults=True, gc=False):
    """The attributes as they stand in the message; what we do not know is ignored."""

    specversion: str
    id: UUID
    source: str
    type: str
    subject: UUID
    time: datetime
    sequence: int
    epoch: int
    position: int
    dataschema: str | None = None
    datacontenttype: str = ""
    correlationid: str | None = None
    causationid: str | None = None
    traceparent: str | None = None
    data: msgspec.Raw = msgspec.Raw(b"null")


_decoder = msgspec.json.Decoder(_Wire)
_encoder = msgspec.json.Encoder()


class Envelope(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands around an event's data.

    `data` is the JSON as bytes: `null` in a tombstone, whose person has been erased.
    """

    id: UUID
    source: str
    type: str
    subject: UUID
    time: datetime
    sequence: int
    epoch: int
    position: int
    correlation_id: str | None = None
    causation_id: str | None = None
    traceparent: str | None = None
    data: bytes = b"null"

    @property
    def is_tombstone(self) -> bool:
        """Whether the data has been erased."""
        return self.data == b"null"

    def content(self) -> Any:
        """The data as plain Python values."""
        return msgspec.json.decode(self.data)

    def to_bytes(self, public_url: str) -> bytes:
        """The message's body.

        Args:
            public_url: where the schemas are served, under `/schemas/`.
        """
        return _encoder.encode(
            _Wire(
                specversion="1.0",
                id=self.id,
                source=self.source,
                type=self.type,
                subject=self.subject,
                time=self.time,
                sequence=self.sequence,
                epoch=self.epoch,
                position=self.position,
                dataschema=_schema(self.type, public_url),
                datacontenttype="application/json",
                correlationid=self.correlation_id,
                causationid=self.causation_id,
                traceparent=self.traceparent,
                data=msgspec.Raw(self.data),
            )
        )

    @classmethod
    def from_bytes(cls, body: bytes) -> "Envelope":
        """Read a message's body.

        Raises:
            Unreadable: it is too large, no JSON, or lacks an attribute.
        """
        if len(body) > LARGEST:
            raise Unreadable(f"{len(body)} bytes are more than {LARGEST}.")
        try:
            wire = _decoder.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Unreadable(str(error)) from error
        if wire.specversion != "1.0":
            raise Unreadable(f"CloudEvents {wire.specversion} is not read here, only 1.0.")
        return cls(
            id=wire.id,
            source=wire.source,
            type=wire.type,
            subject=wire.subject,
            time=wire.time,
            sequence=wire.sequence,
            epoch=wire.epoch,
            position=wire.position,
            correlation_id=wire.correlationid,
            causation_id=wire.causationid,
            traceparent=wire.traceparent,
            data=bytes(wire.data),
        )


@lru_cache(maxsize=1024)
def _schema(event_type: str, public_url: str) -> str:
    _, _, service, aggregate, happened, version = event_type.split(".")
    return f"{public_url}/schemas/{service}/{aggregate}.{happened}.{version}.schema.json"
