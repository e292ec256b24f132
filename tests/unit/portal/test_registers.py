"""The pages of the registers: what an address may ask, what they say of nothing and of much."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from flask import Flask

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_feeds import ACT, act, said

MakePortal = Callable[[Respond], Flask]
REGISTER = "/autoritati/oras/registru"
ACTS = "/autoritati/oras/registru-proiecte"


def entry(**changes: Any) -> dict[str, Any]:
    """An entry of the register."""
    more = {"received_at": "2026-01-15T07:00:00+00:00", "channel": "paper", "consultation": act()}
    return said(**{**more, **changes})


def register_of(asked: list[dict[str, str]], **changes: Any) -> Respond:
    """A service that notes what it is asked."""

    def respond(request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api/consultation/v1/authorities/oras")
        head = {
            "authority": act()["authority"],
            "years": [{"year": 2026, "entries": 1}],
            "next": None,
            "total": 1,
            "total_is_least": False,
        }
        draft = act(
            register_number="1/2026",
            kind="normative",
            state="open",
            published_on="2026-01-13",
            received=1,
            answers={"partly": 1},
        )
        if path == "/register":
            asked.append(dict(request.url.params))
            return httpx.Response(200, json={**head, "items": [entry()], **changes})
        if path == "/acts-register":
            asked.append(dict(request.url.params))
            return httpx.Response(200, json={**head, "items": [draft], **changes})
        return httpx.Response(404, json={})

    return respond


def test_the_register_says_who_what_and_what_was_answered(make_portal: MakePortal) -> None:
    """One line an entry, with its files and feed, narrowed as the page is."""
    asked: list[dict[str, str]] = []
    page = (
        make_portal(register_of(asked))
        .test_client()
        .get(f"{REGISTER}?year=2026&article=Art.%202&order=oldest")
    )
    text = page.get_data(as_text=True)
    assert asked[0] == {"year": "2026", "article": "2", "order": "oldest", "limit": "100"}
    for words in ("12/2026", "A. N.", "pe hârtie", "Preluată în parte", "Art. 2", "o recomandare"):
        assert words in text
    assert "/api/consultation/v1/authorities/oras/register.csv?year=2026&amp;article=2" in text
    assert "/autoritati/oras/registru.atom?year=2026&amp;article=2" in text


def test_the_register_of_drafts(make_portal: MakePortal) -> None:
    """With its numbers, and the way to what was received."""
    page = make_portal(register_of([])).test_client().get(ACTS).get_data(as_text=True)
    assert "1/2026" in page
    assert "un proiect" in page
    assert f"{REGISTER}?consultation={ACT}" in page


@pytest.mark.parametrize("path", [REGISTER, ACTS])
@pytest.mark.parametrize(
    "query",
    [
        "year=abc",
        "year=1999",
        "consultation=x",
        "article=%00",
        "article=a..b",
        "q=%00",
        "sender=x",
        "state=x",
        "order=x",
        "kind=x",
    ],
)
def test_what_makes_no_sense_is_left_out(make_portal: MakePortal, path: str, query: str) -> None:
    """The page comes, and the service is not asked for nonsense."""
    asked: list[dict[str, str]] = []
    answer = make_portal(register_of(asked)).test_client().get(f"{path}?{query}")
    assert answer.status_code == 200
    assert asked[0] == {"order": "newest", "limit": "100"}


def test_many_and_none(make_portal: MakePortal) -> None:
    """Above what is counted "over"; nothing yet, and nothing that fits, are told apart."""
    many = make_portal(register_of([], total=10_000, total_is_least=True)).test_client()
    assert "peste 10.000" in many.get(REGISTER).get_data(as_text=True)
    none = make_portal(register_of([], items=[], total=0)).test_client()
    assert "Aici vor fi recomandările" in none.get(REGISTER).get_data(as_text=True)
    assert "Nicio înregistrare nu se potrivește" in none.get(f"{REGISTER}?article=7").get_data(as_text=True)
    assert "Aici vor fi proiectele" in none.get(ACTS).get_data(as_text=True)


def test_no_such_authority(make_portal: MakePortal) -> None:
    """404, not an empty register."""
    client = make_portal(register_of([])).test_client()
    assert client.get("/autoritati/nicaieri/registru").status_code == 404
    assert client.get("/autoritati/nicaieri/registru-proiecte").status_code == 404


def test_the_internal_register_is_for_staff(make_portal: MakePortal) -> None:
    """Who is not signed in is asked to."""
    client = make_portal(register_of([])).test_client()
    for path in ("/birou/registru", "/birou/registru.xlsx"):
        assert client.get(path).status_code in (302, 303)
