"""What citizens and clerks do by HTTP."""

from concurrent.futures import ThreadPoolExecutor
from threading import local
from typing import Any

import pytest

from services.consultation.bootstrap import SERVICE
from tests.integration.consultation.calls import ACT, PREFIX, WORDS, Calls
from tests.unit.consultation.world import AUTHORITY, CLERK


def test_a_receipt(calls: Calls) -> None:
    """The receipt proves the entry; everybody may check its number, and only its author sees the rest."""
    consultation, ana = calls.published(), calls.world.person()
    answer = calls.send(consultation, ana)
    receipt = answer.json
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"{PREFIX}/recommendations/{receipt['id']}"
    assert (receipt["register_number"], len(receipt["fingerprint"])) == ("1/2026", 64)
    checked = calls.get("/receipts", number="1/2026", authority=AUTHORITY).json
    assert checked == {
        "exists": True,
        "authority": AUTHORITY,
        "register_number": "1/2026",
        "received_at": receipt["received_at"],
        "hour_known": True,
        "fingerprint": receipt["fingerprint"],
        "state": "unanswered",
        "recommendation_id": receipt["id"],
    }
    assert calls.get("/receipts", number="2/2026", authority=AUTHORITY).json["exists"] is False
    mine = calls.get("/recommendations/mine", calls.token(ana)).json["items"]
    assert (mine[0]["nonce"], mine[0]["check_url"]) == (receipt["nonce"], receipt["check_url"])
    assert calls.get(f"/recommendations/mine/{receipt['id']}", calls.token(ana)).json == mine[0]
    assert calls.get("/recommendations/mine", calls.token(CLERK)).json["items"] == []
    assert calls.get(f"/recommendations/mine/{receipt['id']}", calls.token(CLERK)).status_code == 404


def test_sending_twice_is_one_entry(calls: Calls) -> None:
    """The same key brings the same receipt, and one row."""
    consultation, ana = calls.published(), calls.token(calls.world.person())
    path = f"/consultations/{consultation}/recommendations"
    first, second = (calls.post(path, WORDS, ana, key="one-and-the-same") for _ in range(2))
    assert first.json == second.json
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(calls.get(path).json["items"]) == 1
    other = calls.post(path, {**WORDS, "article": "1"}, ana, key="one-and-the-same")
    assert other.status_code == 422


def test_numbers_have_no_gap_and_no_double(calls: Calls) -> None:
    """Eight threads send 25 each, and the register holds 1 to 200."""
    consultation, ana = calls.published(), calls.world.person()
    headers, own = calls.token(ana), local()
    app = SERVICE.create_app(calls.world.runtime)

    def send(number: int) -> str:
        own.client = getattr(own, "client", None) or app.test_client()
        answer = own.client.post(
            f"{PREFIX}/consultations/{consultation}/recommendations",
            json={**WORDS, "article": "9" if number % 5 == 4 else "2"},
            headers={**headers, "Idempotency-Key": f"concurrent-{number}"},
        )
        return str(answer.json.get("register_number") or answer.json["code"])

    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(send, range(250)))
    assert numbers.count("unknown-article") == 50
    given = sorted(int(number.split("/")[0]) for number in numbers if number != "unknown-article")
    assert given == list(range(1, 201))


def test_for_an_organisation(calls: Calls) -> None:
    """The organisation's name stands as the author, with whether the authority has verified it."""
    consultation, ana = calls.published(), calls.world.person()
    organisation = str(calls.world.speaks_for(ana))
    sent = calls.send(consultation, ana, on_behalf_of=organisation).json
    shown = calls.get(f"/recommendations/{sent['id']}").json
    assert shown["author"] == "Asociația Exemplu"
    assert shown["organisation"] == {"id": organisation, "name": "Asociația Exemplu", "verified": True}
    dan = calls.world.person("Dan", "dan@example.org")
    refused = calls.send(consultation, dan, on_behalf_of=organisation)
    assert (refused.status_code, refused.json["code"]) == (403, "no-mandate")


def test_a_new_account_is_asked_to_try_again(calls: Calls) -> None:
    """The account's event is on its way."""
    refused = calls.send(calls.published(), CLERK)
    assert (refused.status_code, refused.json["code"]) == (503, "account-not-known-yet")
    assert refused.headers["Retry-After"] == "1"


def test_an_answer(calls: Calls) -> None:
    """The clerk finds it on the desk, whole, and answers; the public page shows both."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana, text="Sunați-mă la 0722123456.").json
    waiting = calls.get("/desk/recommendations", calls.clerk(), authority=AUTHORITY, state="unanswered")
    line = waiting.json["items"][0]
    author = {"label": "A.-M. E.", "name": "Ana-Maria Exemplu", "email": "ana@example.org"}
    assert line["author"] == {**author, "postal_address": None}
    assert line["text"] == "Sunați-mă la 0722123456."
    seen = calls.get(f"/desk/recommendations/{sent['id']}", calls.clerk())
    assert seen.headers["ETag"] == '"1"'
    path, body = f"/recommendations/{sent['id']}/answer", {"verdict": "partly", "reason": "Doar în centru."}
    answered = calls.post(path, body, calls.clerk(), version=1)
    assert (answered.status_code, answered.headers["ETag"]) == (200, '"2"')
    shown = calls.get(f"/recommendations/{sent['id']}").json
    assert (shown["state"], shown["answer"]["reason"]) == ("answered", "Doar în centru.")
    assert calls.get(f"/consultations/{consultation}").json["recommendations"]["answered"] == 1
    again = calls.post(path, body, calls.clerk(), version=2)
    assert (again.status_code, again.json["code"]) == (409, "already-answered")
    assert (
        calls.get("/desk/recommendations", calls.clerk(), authority=AUTHORITY, state="unanswered").json[
            "items"
        ]
        == []
    )


def test_the_desk_is_its_authoritys(calls: Calls) -> None:
    """Another authority's clerk sees nothing of it, and a citizen has no desk."""
    sent = calls.send(calls.published(), calls.world.person()).json
    for headers in (calls.clerk("alt-oras"), calls.token(CLERK), calls.token(CLERK, {AUTHORITY: ["x"]})):
        assert calls.get("/desk/recommendations", headers, authority=AUTHORITY).status_code == 403
        assert calls.get(f"/desk/recommendations/{sent['id']}", headers).status_code == 403
        body = {"verdict": "accepted", "reason": "Se preia."}
        assert (
            calls.post(f"/recommendations/{sent['id']}/answer", body, headers, version=1).status_code == 403
        )
    assert calls.get("/desk/recommendations", authority=AUTHORITY).status_code == 401


def test_a_draft_is_edited_by_version(calls: Calls) -> None:
    """Without If-Match nothing is changed, with an old one neither."""
    made = calls.post("/consultations", {"authority": AUTHORITY, **ACT}, calls.clerk()).json
    path, act = f"{PREFIX}/consultations/{made['id']}", {**ACT, "title": "Alt titlu"}
    assert calls.client.put(path, json=act, headers=calls.clerk()).status_code == 428
    first = {**calls.clerk(), "If-Match": '"1"'}
    changed: Any = calls.client.put(path, json=act, headers=first)
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')
    stale: Any = calls.client.put(path, json=act, headers=first)
    assert (stale.status_code, stale.json["code"]) == (412, "stale")


def test_the_ten_days_are_the_laws(calls: Calls) -> None:
    """Publishing with less is refused, naming the article, in Romanian by default."""
    act = {"authority": AUTHORITY, **ACT, "recommendations_until": "2026-01-22"}
    made = calls.post("/consultations", act, calls.clerk()).json
    refused = calls.post(f"/consultations/{made['id']}/publish", headers=calls.clerk(), version=1)
    assert (refused.status_code, refused.json["code"]) == (409, "recommendations-10-days")
    assert "art. 7 alin. (4) din Legea nr. 52/2003" in refused.json["detail"]


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "scurt"},
        {"text": "x" * 10_001},
        {"text": "cu \u0007 clopoțel în text"},
        {"article": "două"},
        {"article": "99"},
        {"on_behalf_of": "nu"},
        {"surprise": 1},
    ],
)
def test_bad_words_are_refused(calls: Calls, changes: dict[str, Any]) -> None:
    """Too short, too long, of the wrong form, on an article that is not there, with a strange field."""
    refused = calls.send(calls.published(), calls.world.person(), **changes)
    assert refused.status_code == 422
    assert refused.content_type == "application/problem+json"


def test_acts_are_bounded(calls: Calls) -> None:
    """Two hundred articles, five hundred characters of title."""
    article = {"number": "1", "text": "x"}
    for wrong in ({"title": "x" * 501}, {"articles": [article] * 201}, {"articles": [article, article]}):
        refused = calls.post("/consultations", {"authority": AUTHORITY, **ACT, **wrong}, calls.clerk())
        assert refused.status_code == 422, wrong.keys()
