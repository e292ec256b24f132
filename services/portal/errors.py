"""What can go wrong between the portal and the services, as a tree.

GatewayError
├── Away      no answer in time, or the service failed: its part of the page says so
├── Refused   the service answered with a problem document (RFC 9457)
└── SignedOut the session is over, or there never was one
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class GatewayError(Exception):
    """A call to a service did not bring what was asked for."""


class Away(GatewayError):
    """The service gave no answer in time, or answered that it had failed."""

    def __init__(self, service: str) -> None:
        self.service = service
        super().__init__(f"{service} is away")


class SignedOut(GatewayError):
    """The visitor has no session that the registry knows."""


@dataclass(frozen=True)
class FieldFault:
    """One field that the service did not take: JSON pointer, code, and a sentence for people."""

    pointer: str
    code: str
    detail: str


class Refused(GatewayError):
    """A service answered with a problem document."""

    def __init__(self, status: int, body: Mapping[str, Any]) -> None:
        self.status = status
        self.code = str(body.get("code") or "")
        self.title = str(body.get("title") or "")
        self.detail = str(body.get("detail") or self.title)
        self.faults = [
            FieldFault(str(e.get("pointer", "")), str(e.get("code", "")), str(e.get("detail", "")))
            for e in body.get("errors") or []
            if isinstance(e, Mapping)
        ]
        super().__init__(f"{status} {self.code}")
