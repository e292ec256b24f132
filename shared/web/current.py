"""What a view needs of the application in which it runs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Flask, current_app

from shared.security.keys import KeyStore
from shared.security.tokens import Verifier
from shared.web.limits import Limiter

if TYPE_CHECKING:
    from shared.service import Runtime, Service

EXTENSION = "parteneriat"


@dataclass(frozen=True)
class Wired:
    """What `make_app` put together for one application."""

    service: "Service"
    runtime: "Runtime"
    keys: KeyStore
    verifier: Verifier
    limiter: Limiter
    cursor_secret: str


def wire(app: Flask, wired: Wired) -> None:
    """Give the application its parts."""
    app.extensions[EXTENSION] = wired


def wired() -> Wired:
    """The parts of the application that answers at present."""
    found: Wired = current_app.extensions[EXTENSION]
    return found


def runtime() -> "Runtime":
    """The service's runtime: `runtime().bus` to do, `runtime().read()` to look."""
    return wired().runtime


def cursor_secret() -> str:
    """What signs the cursors of pages."""
    return wired().cursor_secret
