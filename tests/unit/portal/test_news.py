"""The bell in the header, and the page behind it."""

from collections.abc import Callable

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.unit.portal.conftest import Respond
from tests.unit.portal.test_pages import WHO, token_of

MakePortal = Callable[[Respond], Flask]
NOTICE = {
    "id": "01990000-0000-7000-8000-000000000041",
    "category": "answer",
    "text": "Recomandarea 12/2026 are răspuns",
    "about": "Regulamentul <b>de parcare",
    "authority_name": "Orașul Exemplu",
    "path": "/recomandari/01990000-0000-7000-8000-000000000031",
    "created_at": "2026-01-20T09:00:00Z",
    "read_at": None,
}
READ = {**NOTICE, "id": "01990000-0000-7000-8000-000000000042", "read_at": "2026-01-20T09:30:00Z"}


class Services:
    """A registry that knows the visitor, and a notification service that answers as it is told."""

    def __init__(self, unread: int = 1, status: int = 200) -> None:
        self.unread = unread
        self.status = status
        self.asked: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer by the path."""
        path = request.url.path
        if "/registry/" in path:
            token = path.endswith("/tokens")
            return httpx.Response(201 if token else 200, json={"token": "t"} if token else WHO)
        self.asked.append(f"{request.method} {path.rpartition('/v1')[2]}")
        if "/notification/" not in path or self.status != 200:
            return httpx.Response(self.status if self.status != 200 else 404, json={})
        if path.endswith("/unread"):
            return httpx.Response(200, json={"unread": self.unread})
        if path.endswith("/notices"):
            return httpx.Response(200, json={"items": [NOTICE, READ], "next": "c"})
        return httpx.Response(200, json=NOTICE)


def visitor(make_portal: MakePortal, services: Services) -> FlaskClient:
    """Somebody signed in."""
    client = make_portal(services).test_client()
    client.set_cookie("sesiune", "s" * 40)
    return client


def test_the_header_waits_for_no_number(make_portal: MakePortal) -> None:
    """The page comes without asking for it; htmx fetches it. Strangers have no bell."""
    services = Services()
    text = visitor(make_portal, services).get("/ajutor").get_data(as_text=True)
    assert 'href="/cont/noutati"' in text
    assert 'hx-get="/cont/noutati/necitite"' in text
    assert services.asked == []
    assert "/cont/noutati" not in make_portal(services).test_client().get("/ajutor").get_data(as_text=True)


@pytest.mark.parametrize(("unread", "said"), [(0, ""), (3, "3"), (99, "99"), (100, "99+")])
def test_the_number_beside_the_bell(make_portal: MakePortal, unread: int, said: str) -> None:
    """Nothing where all is read; not more than fits."""
    text = visitor(make_portal, Services(unread)).get("/cont/noutati/necitite").get_data(as_text=True)
    assert (f">{said}<" in text) == bool(said)
    assert ("necitite" in text) == bool(said)


def test_a_service_that_is_away_is_not_asked_at_every_page(make_portal: MakePortal) -> None:
    """The number that stands there stays; the process asks again a few seconds later."""
    services = Services(status=502)
    client = visitor(make_portal, services)
    assert [client.get("/cont/noutati/necitite").status_code for _ in range(3)] == [204] * 3
    assert len(services.asked) == 1


def test_who_has_signed_out_elsewhere_is_asked_no_more(make_portal: MakePortal) -> None:
    """htmx stops at 286."""
    stranger = make_portal(Services()).test_client()
    assert stranger.get("/cont/noutati/necitite").status_code == 286
    over = visitor(make_portal, Services(status=401))
    assert over.get("/cont/noutati/necitite").status_code == 286


def test_the_list_says_what_happened_and_what_is_new(make_portal: MakePortal) -> None:
    """Unread ones are marked; the next page and all read are a step away; nothing of it is markup."""
    text = visitor(make_portal, Services()).get("/cont/noutati").get_data(as_text=True)
    assert text.count("Recomandarea 12/2026 are răspuns") == 2
    assert text.count('class="unread"') == 1
    assert "Regulamentul &lt;b&gt;de parcare" in text
    assert 'value="2026-01-20T09:00:00Z"' in text
    assert "/cont/noutati?cursor=c" in text


def test_the_list_of_a_service_that_is_away_says_so(make_portal: MakePortal) -> None:
    """In a sentence, on a page that is otherwise whole."""
    answer = visitor(make_portal, Services(status=502)).get("/cont/noutati")
    assert answer.status_code == 200
    assert "Noutățile nu pot fi arătate acum." in answer.get_data(as_text=True)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_opening_one_reads_it_and_leads_to_its_page(make_portal: MakePortal, prefix: str) -> None:
    """In the language in which it was opened."""
    services = Services()
    answer = visitor(make_portal, services).get(f"{prefix}/cont/noutati/{NOTICE['id']}")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{prefix}{NOTICE['path']}")
    assert services.asked == [f"POST /notices/{NOTICE['id']}/read"]


def test_looking_ahead_reads_nothing(make_portal: MakePortal) -> None:
    """Browsers fetch what one may open next."""
    services = Services()
    client = visitor(make_portal, services)
    answer = client.get(f"/cont/noutati/{NOTICE['id']}", headers={"Sec-Purpose": "prefetch"})
    assert (answer.status_code, services.asked) == (503, [])


def test_all_that_were_shown_are_read_by_a_button(make_portal: MakePortal) -> None:
    """A form of ours, as any other."""
    services = Services()
    client = visitor(make_portal, services)
    token = token_of(client, "/cont/noutati")
    form = {"form_token": token, "until": NOTICE["created_at"]}
    assert client.post("/cont/noutati", data=form).headers["Location"] == "/cont/noutati?citite=1"
    assert services.asked[-1] == "POST /notices/read"
    assert client.post("/cont/noutati", data={"until": NOTICE["created_at"]}).status_code == 403
