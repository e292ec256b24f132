"""What the public reads, and what it never does."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from services.consultation.commands.consultations import RecordNotice
from services.consultation.errors.entries import BadFacts
from tests.integration.consultation.calls import ACT, Calls
from tests.unit.consultation.world import AUTHORITY

NOTICES = Path(__file__).parents[2] / "data" / "notices.json"
EMAIL, NAME, PHONE = "ana.secreta@example.org", "Ana Nedivulgata", "0722 123 456"


def recorded(calls: Calls) -> str:
    """The id of the real notice, kept as history."""
    facts = json.loads(NOTICES.read_text(encoding="utf-8"))[0]
    return str(calls.world.do(RecordNotice(facts)).id)


def test_a_consultation_page(calls: Calls) -> None:
    """The page says what is decided, until when, what can be done, what was said."""
    consultation = calls.published()
    calls.send(consultation, calls.world.person())
    answer = calls.get(f"/consultations/{consultation}")
    page = answer.json
    assert answer.headers["ETag"] == '"2"'
    assert (page["state"], page["can_recommend"], page["term_over"]) == ("open", True, False)
    assert page["authority"] == {"slug": AUTHORITY, "name": "Orașul Exemplu", "is_example": True}
    assert page["recommendations_until"] == "2026-01-23"
    assert datetime.fromisoformat(page["recommendations_until_at"]) == datetime(
        2026, 1, 23, 21, 59, 59, tzinfo=UTC
    )
    assert [(a["number"], a["recommendations"]) for a in page["articles"]] == [("1", 0), ("2", 1)]
    counts = {"total": 1, "answered": 0, "withdrawn": 0, "on_whole": 0}
    assert page["recommendations"] == counts
    assert page["documents"] == [
        {
            "title": "Referat de aprobare",
            "url": None,
            "available": False,
            "kind": "",
            "file_id": None,
            "file_state": None,
        }
    ]
    assert [(s["step"], s["state"]) for s in page["timeline"]] == [
        ("notice", "today"),
        ("recommendations", "future"),
        ("answers", "unknown"),
        ("endorsement", "future"),
        ("adoption", "unknown"),
    ]


def test_the_term_ends_by_the_clock(calls: Calls) -> None:
    """The page and the lists say closed from the first second after the term."""
    consultation = calls.published()
    calls.world.clock.instant = datetime(2026, 1, 23, 22, 0, tzinfo=UTC)
    page = calls.get(f"/consultations/{consultation}").json
    assert (page["state"], page["can_recommend"], page["term_over"]) == ("closed", False, True)
    assert calls.get("/consultations", state="open").json["items"] == []
    assert calls.get("/consultations", state="closed").json["items"][0]["id"] == consultation
    assert calls.send(consultation, calls.world.person()).json["code"] == "term-over"


def test_a_draft_is_for_its_clerks(calls: Calls) -> None:
    """Others find neither the page nor the list."""
    made = calls.post("/consultations", {"authority": AUTHORITY, **ACT}, calls.clerk()).json
    path = f"/consultations/{made['id']}"
    assert calls.get(path, calls.clerk()).json["state"] == "draft"
    for headers in (None, calls.clerk("alt-oras"), calls.token(calls.world.person())):
        assert calls.get(path, headers).status_code == 404
        assert calls.get(f"{path}/recommendations", headers).status_code == 404
    assert calls.get("/consultations").json["items"] == []
    drafts = calls.get("/consultations", calls.clerk(), state="draft", authority=AUTHORITY).json["items"]
    assert [line["id"] for line in drafts] == [made["id"]]
    assert calls.get("/consultations", state="draft", authority=AUTHORITY).status_code == 401
    others = calls.get("/consultations", calls.clerk("alt-oras"), state="draft", authority=AUTHORITY)
    assert others.status_code == 403


@pytest.mark.parametrize(
    "asked", ["statiile", "Stații", "STAŢIE", "reincarcare parcare", "gulament", "regulamentului"]
)
def test_words_are_found(calls: Calls, asked: str) -> None:
    """With diacritics, with the old ones, without; in other forms; parts of words of the title."""
    consultation = calls.published()
    calls.published(title="Bugetul local", articles=[{"number": "1", "text": "Venituri și cheltuieli."}])
    found = calls.get("/consultations", q=asked).json["items"]
    assert [line["id"] for line in found] == [consultation]


@pytest.mark.parametrize("asked", ["tramvai", "100%", "_", "!!!"])
def test_words_that_are_not_there(calls: Calls, asked: str) -> None:
    """Nothing is found, and signs mean nothing to the database."""
    calls.published()
    assert calls.get("/consultations", q=asked).json["items"] == []


def test_lists_go_by_page(calls: Calls) -> None:
    """The newest first, each once, to the end."""
    made = []
    for _ in range(3):
        made.append(calls.published())
        calls.world.clock.advance(minutes=1)
    first = calls.get("/consultations", limit="2").json
    assert [line["id"] for line in first["items"]] == [made[2], made[1]]
    second = calls.get("/consultations", limit="2", cursor=first["next"]).json
    assert ([line["id"] for line in second["items"]], second["next"]) == ([made[0]], None)


def test_recommendations_go_by_page(calls: Calls) -> None:
    """The newest first, of the whole act or of one article."""
    consultation, ana = calls.published(), calls.world.person()
    for article in ("1", "2", "2"):
        calls.send(consultation, ana, article=article)
    path = f"/consultations/{consultation}/recommendations"
    first = calls.get(path, limit="2").json
    assert [r["register_number"] for r in first["items"]] == ["3/2026", "2/2026"]
    second = calls.get(path, limit="2", cursor=first["next"]).json
    assert [r["register_number"] for r in second["items"]] == ["1/2026"]
    assert len(calls.get(path, article="2").json["items"]) == 2


def test_private_values_stay_private(calls: Calls) -> None:
    """No public answer and no public event holds a name that was not chosen, an address or a phone."""
    ana = calls.world.person(NAME, EMAIL)
    consultation = calls.published()
    text = f"Scrieți-mi la {EMAIL} sau sunați la {PHONE}, vă rog."
    sent = calls.send(consultation, ana, text=text, reason=text, proposed_wording=text).json
    version = calls.get(f"/recommendations/{sent['id']}").json["version"]
    body = {"verdict": "accepted", "reason": f"Vă scriem la {EMAIL}."}
    calls.post(f"/recommendations/{sent['id']}/answer", body, calls.clerk(), version=version)
    public = [
        calls.get("/consultations").text,
        calls.get(f"/consultations/{consultation}").text,
        calls.get(f"/consultations/{consultation}/recommendations").text,
        calls.get(f"/recommendations/{sent['id']}").text,
        calls.get("/receipts", number="1/2026", authority=AUTHORITY).text,
        *(
            json.dumps(calls.world.said(kind))
            for kind in ("recommendation.registered", "recommendation.answered")
        ),
    ]
    for shown in public:
        assert not [value for value in (EMAIL, NAME, "Nedivulgata", PHONE, sent["nonce"]) if value in shown]
    assert calls.get(f"/recommendations/{sent['id']}").json["author"] == "A. N."


def test_a_real_notice_is_history(calls: Calls) -> None:
    """It shows what is known, says what is not, and nobody can act on it."""
    notice = recorded(calls)
    page = calls.get(f"/consultations/{notice}").json
    assert (page["state"], page["is_record"], page["is_example"]) == ("record", True, False)
    assert (page["recommendations_days"], page["recommendations_until"]) == (10, None)
    assert (page["published_on"], page["term_over"], page["can_recommend"]) == ("2026-01-13", True, False)
    named = {"slug": "ploiesti", "name": "Primăria Municipiului Ploiești", "is_example": False}
    assert page["authority"] == named
    assert page["title"].startswith("HOTĂRÂREA")
    assert "STAȚIILOR" in page["title"]
    assert [d["available"] for d in page["documents"]] == [False] * 5
    assert page["source_url"].startswith("https://ploiesti.ro/consultare/")
    assert calls.send(notice, calls.world.person()).json["code"] == "record-only"
    close = calls.post(f"/consultations/{notice}/close", headers=calls.clerk("ploiesti"), version=1)
    assert close.json["code"] == "record-only"
    assert calls.world.said("consultation.recorded")[0]["is_record"] is True


def test_a_notice_is_kept_once(calls: Calls) -> None:
    """What was taken from the same address before is left as it is."""
    assert recorded(calls) == recorded(calls)
    assert len(calls.world.said("consultation.recorded")) == 1


@pytest.mark.parametrize(
    "broken",
    [{}, {"title": 5}, {"source": "javascript:x"}, {"publication_date": "ieri"}, {"authority_slug": "A"}],
)
def test_broken_facts_are_refused(calls: Calls, broken: dict[str, Any]) -> None:
    """A file that says nothing sensible is refused with what is wrong."""
    facts = json.loads(NOTICES.read_text(encoding="utf-8"))[0]
    with pytest.raises(BadFacts):
        calls.world.do(RecordNotice({**facts, **broken} if broken else {}))


def test_what_an_organisation_has_said_is_found_by_it(calls: Calls) -> None:
    """The newest first, by page, with the answers; what others say or say for themselves is not there."""
    person = calls.world.person()
    organisation = str(calls.world.speaks_for(person))
    consultation = calls.published()
    sent = [
        calls.send(consultation, person, on_behalf_of=organisation, text=f"Propunerea noastră, a {n}-a.").json
        for n in range(2)
    ]
    calls.send(consultation, person)
    first = calls.get("/recommendations", organisation=organisation, limit="1").json
    second = calls.get("/recommendations", organisation=organisation, limit="1", cursor=first["next"]).json
    assert [first["items"][0]["id"], second["items"][0]["id"]] == [sent[1]["id"], sent[0]["id"]]
    assert second["next"] is None
    assert calls.get("/recommendations").status_code == 422
