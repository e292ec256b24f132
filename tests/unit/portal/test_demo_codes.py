"""The example staff's codes are shown on the machine of who tries the demonstration, and nowhere else."""

from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest
from flask import Flask
from pyotp import TOTP

from services.portal.demo_codes import demo_codes
from services.portal.settings import Settings
from shared.settings import Secret
from tests.unit.portal.conftest import NOON, Respond

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
CLERK = "clerk@example.org"


@pytest.mark.parametrize(
    ("environment", "address", "host", "shown"),
    [
        ("demo", "127.0.0.1", "localhost:8080", True),
        ("demo", "::1", "[::1]:8080", True),
        ("demo", "127.0.0.1", "portal.example.org", False),
        ("demo", "192.0.2.7", "localhost", False),
        ("demo", "", "localhost", False),
        ("production", "127.0.0.1", "localhost", False),
        ("test", "127.0.0.1", "localhost", False),
    ],
)
def test_codes_are_shown_on_loopback_in_a_demonstration_alone(
    make_portal: Callable[[Respond], Flask],
    settings: Settings,
    environment: str,
    address: str,
    host: str,
    shown: bool,
) -> None:
    """Neither elsewhere, nor under another name of the machine, nor in production with the same settings."""
    app = make_portal(lambda _: httpx.Response(404))
    codes = Secret(f"{CLERK} {SECRET}")
    app.extensions["settings"] = replace(settings, environment=environment, demo_totp=codes)  # type: ignore[arg-type]
    with app.test_request_context("/", headers={"Host": host}, environ_base={"REMOTE_ADDR": address}):
        assert demo_codes() == ([(CLERK, TOTP(SECRET).at(NOON))] if shown else [])


def test_without_secrets_there_is_nothing_to_show(make_portal: Callable[[Respond], Flask]) -> None:
    """A demonstration that was not given any, as the one in containers."""
    app = make_portal(lambda _: httpx.Response(404))
    with app.test_request_context("/", environ_base={"REMOTE_ADDR": "127.0.0.1"}):
        assert demo_codes() == []
