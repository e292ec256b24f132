"""Pages of minutes and of figures, before a consultation service that answers as told."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from services.portal.protection import TOKEN_FIELD

Respond = Callable[[httpx.Request], httpx.Response]
ONE = str(UUID(int=1))
AUTHORITY = {"slug": "oras-exemplu", "name": "Orașul Exemplu", "is_example": True}
MEETING: dict[str, Any] = {
    "id": ONE,
    "kind": "debate",
    "title": "Dezbatere: parcarea",
    "consultation_id": None,
    "consultation_title": None,
    "authority": AUTHORITY,
    "state": "held",
    "starts_at": "2026-01-20T15:00:00Z",
    "is_example": True,
}
PARTS: dict[str, Any] = {
    "opening": {
        "chair": "Maria Exemplu",
        "secretary": "",
        "place": "Sala mare",
        "opened_at": "2026-01-20T15:05:00+00:00",
        "closed_at": "2026-01-20T16:40:00+00:00",
    },
    "present": {"counted": None, "counted_source": "", "media": None, "groups": [], "people": []},
    "agenda": {"points": [{"title": "Prezentarea proiectului", "conclusion": ""}]},
    "discussion": {"statements": []},
    "votes": {"ballots": []},
    "recordings": {"links": []},
}
SHOWN: dict[str, Any] = {
    "id": ONE,
    "version": 3,
    "state": "draft",
    "published_at": None,
    "meeting": MEETING,
    **PARTS["opening"],
    "counted": 34,
    "counted_source": "lista",
    "media": True,
    "groups": [{"group": "organizații", "number": 4}],
    "people": [{"name": "Dan Exemplu", "role": "arhitect-șef", "is_official": True}],
    "points": [{"title": "Prezentarea proiectului", "conclusion": "S-a prezentat."}],
    "statements": [
        {"speaker": "A. E.", "organisation": "", "article": "2", "said": "Puține.", "answer": "Vedem."}
    ],
    "recommendations": [
        {"id": ONE, "register_number": "1/2026", "author": "A. E.", "organisation": None, "article": "2",
         "state": "unanswered"}
    ],
    "ballots": [
        {"subject": "Se trimite", "is_secret": True, "members": [],
         "counts": {"for": 9, "against": 1, "abstained": 0, "absent": 2}},
        {"subject": "Se publică", "is_secret": False, "members": [{"name": "Vasile Exemplu", "vote": "for"}],
         "counts": {"for": 1, "against": 0, "abstained": 0, "absent": 0}},
    ],
    "links": [{"title": "Video", "url": "https://example.org/video"}],
    "files": [],
    "corrections": [],
}  # fmt: skip
CORRECTED = [
    {"position": 1, "part": "opening", "text": "La 19:00.", "reason": "Ora.",
     "corrected_at": "2026-01-22T09:00:00+00:00"}
]  # fmt: skip
UNKNOWN = {
    "state": "unknown",
    "number": None,
    "source": "none",
    "note": "",
    "some_meetings": None,
    "version": 0,
}
NAMES = (
    "recommendations-received", "recommendations-included", "public-debates", "participants", "lawsuits"
)  # fmt: skip


def year(of: int, number: int | None) -> dict[str, Any]:
    """Figures of which the first is a number, if there is one."""
    found = [{"name": name, **UNKNOWN} for name in NAMES]
    if number is not None:
        found[0] |= {"state": "number", "number": number, "source": "register"}
    return {"year": of, "is_over": of < 2026, "figures": found}


class Service:
    """Answers as the services would, and remembers what was sent."""

    def __init__(self, state: str | None = "draft", refusal: dict[str, Any] | None = None) -> None:
        self.state, self.refusal = state, refusal
        self.sent: list[tuple[str, str, str, Any]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """The answer."""
        path = request.url.path.partition("/v1")[2]
        if path == "/sessions/current":
            who = {"id": ONE, "name": "Ioana", "email": "i@example.org"}
            return httpx.Response(200, json={"account": who, "roles": {"oras-exemplu": ["clerk"]}})
        if path == "/sessions/current/tokens":
            return httpx.Response(201, json={"token": "t"})
        if request.method != "GET":
            body = json.loads(request.content) if request.content else None
            self.sent.append((request.method, path, request.headers.get("If-Match", ""), body))
            return httpx.Response(412, json=self.refusal) if self.refusal else httpx.Response(200, json={})
        public = {**SHOWN, "state": "published", "published_at": "2026-01-21T09:00:00Z"}
        desk = {
            "meeting": MEETING,
            "version": 3,
            "state": self.state,
            "parts": PARTS,
            "missing": ["secretary"],
            "due_on": "2026-01-30",
            "documents": [{"name": "minutes", "there": False, "number": None}],
            "minutes": {**SHOWN, "state": self.state, "corrections": CORRECTED} if self.state else None,
        }
        if self.state == "published":
            desk |= {"minutes": {**public, "corrections": CORRECTED}, "missing": []}
        found = {
            f"/meetings/{ONE}/minutes": {**public, "corrections": CORRECTED},
            f"/desk/meetings/{ONE}/minutes": desk,
            "/authorities/oras-exemplu/annual-figures/2026": {
                **year(2026, 12), "authority": AUTHORITY, "before": [year(2025, 3), year(2024, None)],
            },
        }.get(path)  # fmt: skip
        headers = {"ETag": '"3"'}
        return httpx.Response(200, json=found, headers=headers) if found else httpx.Response(404, json={})


@pytest.fixture
def visit(make_portal: Callable[[Respond], Flask]) -> Callable[..., tuple[FlaskClient, Service]]:
    """`visit(…)` → a clerk's browser, and the service behind the portal."""

    def make(**changes: Any) -> tuple[FlaskClient, Service]:
        service = Service(**changes)
        client = make_portal(service).test_client()
        client.set_cookie("sesiune", "secret")
        return client, service

    return make


Visit = Callable[..., tuple[FlaskClient, Service]]
DESK = f"/birou/intalniri/{ONE}/minuta"


def send(client: FlaskClient, path: str, form: dict[str, Any]) -> Any:
    """Fill a form of that page and send it."""
    page = client.get(path).get_data(as_text=True)
    token = page.split(f'name="{TOKEN_FIELD}" value="')[1].split('"')[0]
    return client.post(path, data={TOKEN_FIELD: token, **form}, headers={"Origin": "http://localhost"})


def test_everybody_reads_them(visit: Visit) -> None:
    """Who said what, votes by name or by counts alone, corrections first; as files, too."""
    page = visit()[0].get(f"/intalniri/{ONE}/minuta").get_data(as_text=True)
    for said in ("A. E.", "Vedem.", "nr. 1/2026", "pentru: 9", "Vot secret", "Vasile Exemplu", "La 19:00."):
        assert said in page
    assert page.index("La 19:00.") < page.index("Puține.")
    for ending in ("pdf", "docx"):
        assert f"/intalniri/{ONE}/minuta.{ending}" in page
    assert "Minutes of the public debate" in visit()[0].get(f"/en/intalniri/{ONE}/minuta").get_data(
        as_text=True
    )


def test_the_desk_says_what_is_missing_and_by_when(visit: Visit) -> None:
    """Begun by a button; not published while something lacks; corrected afterwards."""
    client, service = visit(state=None)
    assert "Începe minuta" in client.get(DESK).get_data(as_text=True)
    assert send(client, DESK, {"go": "begin"}).status_code == 303
    draft = visit()[0].get(DESK).get_data(as_text=True)
    for said in ("vineri, 30 ianuarie 2026", "cine a întocmit minuta", "lipsește"):
        assert said in draft
    assert 'value="publish"' not in draft
    after, told = visit(state="published")
    wrong = send(after, DESK, {"go": "correct", "part": "opening", "text": "La 19:00.", "reason": ""})
    assert (wrong.status_code, "La 19:00.</textarea>" in wrong.get_data(as_text=True)) == (422, True)
    form = {"go": "correct", "part": "opening", "text": "La 19:00.", "reason": "Ora.", "etag": '"3"'}
    assert send(after, DESK, form).status_code == 303
    assert told.sent == [
        ("POST", f"/meetings/{ONE}/minutes/corrections", '"3"',
         {"part": "opening", "text": "La 19:00.", "reason": "Ora."})
    ]  # fmt: skip
    assert service.sent[0][1] == f"/meetings/{ONE}/minutes"


def test_a_part_is_written(visit: Visit) -> None:
    """Hours are Romania's; rows in which nothing stands are left out; what was typed survives."""
    client, service = visit()
    opening = {"chair": "Maria", "secretary": "Ion", "place": "Sala", "etag": '"3"', "go": "save"}
    wrong = send(client, f"{DESK}/deschidere", {**opening, "day": "2026-01-20", "from": "cinci"})
    assert (wrong.status_code, 'value="Maria"' in wrong.get_data(as_text=True)) == (422, True)
    hours = {"day": "2026-01-20", "from": "17:05", "to": "00:10"}
    assert send(client, f"{DESK}/deschidere", {**opening, **hours}).status_code == 303
    [(how, path, version, body)] = service.sent
    assert (how, path, version) == ("PUT", f"/meetings/{ONE}/minutes/opening", '"3"')
    assert (body["opened_at"], body["closed_at"]) == (
        "2026-01-20T15:05:00+00:00",
        "2026-01-20T22:10:00+00:00",
    )
    service.sent.clear()
    votes = {
        "ballots.subject": ["Se trimite", "Se publică", ""],
        "ballots.is_secret": ["1", "", ""],
        "ballots.for": ["9", "Vasile\nElena", ""],
        "ballots.against": ["", "Radu", ""],
        "ballots.abstained": ["", "", ""],
        "ballots.absent": ["2", "", ""],
        "etag": '"3"',
        "go": "save",
    }
    assert send(client, f"{DESK}/voturi", votes).status_code == 303
    secret, opened = service.sent[0][3]["ballots"]
    assert secret["counts"] == {"for": 9, "against": 0, "abstained": 0, "absent": 2}
    assert [(one["name"], one["vote"]) for one in opened["members"]] == [
        ("Vasile", "for"), ("Elena", "for"), ("Radu", "against"),
    ]  # fmt: skip
    wrong = send(client, f"{DESK}/voturi", {**votes, "ballots.for": ["Vasile", "", ""]})
    assert "scrieți doar un număr" in wrong.get_data(as_text=True)
    groups = {"counted": "", "groups": "organizații: 4\nvecini", "go": "save", "etag": '"3"'}
    wrong = send(client, f"{DESK}/prezenta", groups)
    assert "în loc de „vecini”" in wrong.get_data(as_text=True)
    assert client.get(f"{DESK}/altceva").status_code == 404


def test_the_second_of_two_clerks_loses_nothing(visit: Visit) -> None:
    """They read what is wrong, and what they typed stands."""
    client, _ = visit(refusal={"code": "stale", "detail": "Altcineva a schimbat între timp."})
    form = {"points.title": ["Un punct nou"], "points.conclusion": ["Gata."], "etag": '"2"', "go": "save"}
    page = send(client, f"{DESK}/ordine-de-zi", form)
    assert page.status_code == 422
    for said in ("Altcineva a schimbat", "Un punct nou", "Gata."):
        assert said in page.get_data(as_text=True)


def test_a_preview_is_what_everybody_will_read(visit: Visit) -> None:
    """And says that nobody does yet."""
    page = visit()[0].get(f"{DESK}/previzualizare").get_data(as_text=True)
    assert "Așa o va citi oricine" in page
    assert "A. E." in page


def test_figures_are_compared_by_year(visit: Visit) -> None:
    """A bar where there is a number; the word where there is none, never 0."""
    page = visit()[0].get("/autoritati/oras-exemplu/cifre/2026").get_data(as_text=True)
    assert ('<rect width="100.0"' in page, '<rect width="25.0"' in page) == (True, True)
    assert page.count("nu se știe") >= 8
    assert "Anul nu s-a încheiat" in page


def test_a_figure_is_stated_with_its_source(visit: Visit) -> None:
    """Only where nobody has counted it."""
    client, service = visit()
    path = "/birou/cifre/oras-exemplu/2026/lawsuits"
    wrong = send(client, path, {"state": "number", "number": "multe", "source": "", "version": "0"})
    assert (wrong.status_code, 'value="multe"' in wrong.get_data(as_text=True)) == (422, True)
    good = {"state": "number", "number": "0", "source": "Serviciul juridic", "version": "0"}
    assert send(client, path, good).status_code == 303
    assert service.sent[0][2:] == ('"0"', {"state": "number", "number": 0, "source": "Serviciul juridic"})
    assert client.get("/birou/cifre/oras-exemplu/2026/recommendations-received").status_code == 404
