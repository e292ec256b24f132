"""Pages of another legal representative: what is asked for, and who sees what."""

from collections.abc import Callable

import httpx
import pytest
from flask import Flask, render_template_string

from services.portal.forms import Form
from services.portal.pages.changes import successor_typed
from services.portal.pages.claims import claims_among

Respond = Callable[[httpx.Request], httpx.Response]
NAMED = {"email": "nou@example.org", "from_date": "2026-02-01", "until_date": "2028-01-31"}


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        (NAMED, set()),
        ({}, {"email", "from_date", "until_date"}),
        ({**NAMED, "email": "nimic"}, {"email"}),
        ({**NAMED, "until_date": "31.02.2028"}, {"until_date"}),
    ],
)
def test_who_is_named_is_written_whole(
    make_portal: Callable[[Respond], Flask], values: dict[str, str], wrong: set[str]
) -> None:
    """What is missing is said at its field; without the tick the others go."""
    with make_portal(lambda _: httpx.Response(404)).test_request_context():
        form = Form(values)
        named = successor_typed(form, ["representative"])
        assert successor_typed(Form({}), ["name"]) == {}
    assert set(form.errors) == wrong
    assert named["successor"]["others_stay"] is False


def test_the_claims_of_others_are_told_apart() -> None:
    """One's own, made before one represented it, is among what one asked."""
    items = [{"id": "1", "mine": True}, {"id": "2", "mine": False}]
    assert claims_among(items) == [{"id": "2", "mine": False}]


@pytest.mark.parametrize(
    ("state", "warns"), [("pending", True), ("questioned", True), ("refused", False), ("withdrawn", False)]
)
def test_a_claim_that_waits_is_a_warning(
    make_portal: Callable[[Respond], Flask], state: str, *, warns: bool
) -> None:
    """One that is over is in the list alone."""
    page = '{% from "pieces/changes.html" import claims_note with context %}{{ claims_note(claims) }}'
    with make_portal(lambda _: httpx.Response(404)).test_request_context():
        shown = render_template_string(page, claims=[{"state": state}])
    assert ("Altă persoană cere" in shown) is warns
