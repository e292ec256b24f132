"""Who counts as one caller of a limited operation."""

from types import SimpleNamespace
from typing import cast

import pytest
from flask import Request

from shared.web.limits import client_address


@pytest.mark.parametrize(
    ("address", "caller"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7"),
        ("unix:", "unix:"),
        (None, ""),
    ],
)
def test_a_household_is_one_caller(address: str | None, caller: str) -> None:
    """However many addresses of IPv6 it has."""
    assert client_address(cast(Request, SimpleNamespace(remote_addr=address))) == caller
