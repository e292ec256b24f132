"""The codes of the demonstration's staff, so that whoever tries it on their own machine can sign in as them.

Only with PARTENERIAT_ENV=demo, and only for who asks from the machine itself, under one of its own names.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import current_app, request
from pyotp import TOTP

from services.portal.settings import Settings
from shared.clock import Clock

OWN_NAMES = ("localhost", "127.0.0.1", "::1")


def demo_codes() -> list[tuple[str, str]]:
    """Address and code of now, of each; none anywhere but in a demonstration on loopback."""
    settings: Settings = current_app.extensions["settings"]
    if settings.environment != "demo" or settings.demo_totp is None or not _on_loopback():
        return []
    clock: Clock = current_app.extensions["clock"]
    lines = [line.split() for line in settings.demo_totp.reveal().splitlines()]
    return [(email, TOTP(secret).at(clock.now())) for email, secret in lines]


def _on_loopback() -> bool:
    host = urlsplit(f"//{request.host}").hostname
    try:
        return ip_address(request.remote_addr or "").is_loopback and host in OWN_NAMES
    except ValueError:
        return False
