"""Pages of a change of what was verified, before a registry that answers as the test says."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flask import Flask

from services.portal.forms import Form
from services.portal.pages.changes import places_in, typed

Respond = Callable[[httpx.Request], httpx.Response]


def test_what_is_typed_is_what_is_asked_for(make_portal: Callable[[Respond], Flask]) -> None:
    """Of the chosen groups alone; lists are taken apart, what is emptied is empty."""
    with make_portal(lambda _: httpx.Response(404)).test_request_context():
        form = Form({"name": " Alta ", "cui": "", "fields": "mediu, , transport", "seat": "Nu"})
        assert typed(form, ["name", "fields"]) == {"name": "Alta", "fields": ["mediu", "transport"]}
        assert typed(form, ["identity"]) == {"cui": None, "register_number": None, "court": None}


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"name": ""}, {"name"}),
        ({"seat": "", "locality": "Bucov"}, {"seat", "locality"}),
        ({"seat": "Str. 1", "locality": "Bucov", "locality_siruta": "12"}, set()),
        ({"contact_email": ""}, {"contact_email"}),
    ],
)
def test_what_must_not_be_empty_is_said_at_its_field(
    make_portal: Callable[[Respond], Flask], values: dict[str, str], wrong: set[str]
) -> None:
    """And a place is chosen, not only typed."""
    groups = ["name"] if "name" in values else ["contact"] if "contact_email" in values else ["seat"]
    with make_portal(lambda _: httpx.Response(404)).test_request_context():
        form = Form(values)
        typed(form, groups)
    assert set(form.errors) == wrong


def test_places_are_shown_by_name(make_portal: Callable[[Respond], Flask]) -> None:
    """Those that the registry knows."""

    def respond(request: httpx.Request) -> httpx.Response:
        known: dict[str, Any] = {"name": "Bucov", "county_name": "Prahova"}
        return httpx.Response(200, json=known) if request.url.path.endswith("/12") else httpx.Response(404)

    changed = [{"field": "locality_siruta", "before": None, "after": 12}, {"field": "name"}]
    with make_portal(respond).test_request_context():
        assert places_in(changed) == {12: "Bucov, Prahova"}
