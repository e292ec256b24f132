"""How answers are written, checked and published by HTTP."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from shared.ids import new_id
from tests.integration.consultation.calls import PREFIX, Calls
from tests.unit.consultation.drafting import SECOND, want_review
from tests.unit.consultation.world import AUTHORITY

BODY: dict[str, Any] = {"verdict": "partly", "reason": "Se preia pentru centru."}


def put(calls: Calls, recommendation: str, version: int = 0, **changes: Any) -> Any:
    """Write a draft."""
    headers = {**calls.clerk(), "If-Match": f'"{version}"'}
    path = f"{PREFIX}/recommendations/{recommendation}/answer-draft"
    return calls.client.put(path, json={**BODY, **changes}, headers=headers)


def second(calls: Calls) -> dict[str, str]:
    """The headers of another clerk of the authority."""
    return calls.token(SECOND, {AUTHORITY: ["clerk"]})


def test_from_a_draft_to_its_publication(calls: Calls) -> None:
    """Written, given for checking, sent back, mended, approved by another, published: its author reads it."""
    want_review(calls.world)
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana).json["id"]
    draft = f"/recommendations/{sent}/answer-draft"
    assert (put(calls, sent).status_code, put(calls, sent).status_code) == (200, 412)
    given = calls.post(f"{draft}/ready", headers=calls.clerk(), version=1)
    assert (given.json["state"], given.headers["ETag"]) == ("ready", '"2"')
    own = calls.post(f"{draft}/approve", headers=calls.clerk(), version=2)
    assert (own.status_code, own.json["code"]) == (403, "own-answer")
    calls.post(f"{draft}/send-back", {"note": "Spuneți de ce."}, second(calls), version=2)
    shown = calls.get(f"/desk/recommendations/{sent}", calls.clerk()).json["draft"]
    assert (shown["state"], shown["note"], shown["version"]) == ("draft", "Spuneți de ce.", 3)
    put(calls, sent, 3, reason="Din lipsă de bani.")
    calls.post(f"{draft}/ready", headers=calls.clerk(), version=4)
    approved = calls.post(f"{draft}/approve", headers=second(calls), version=5)
    assert approved.json["state"] == "approved"
    assert calls.get(f"/recommendations/{sent}").json["answer"] is None
    progress = calls.get(f"/consultations/{consultation}/answers", calls.clerk()).json
    assert (progress["total"], progress["approved"], progress["publishable"]) == (1, 1, 1)
    path, key = f"/consultations/{consultation}/answers/publish", str(uuid4())
    first = calls.post(path, {"count": 1}, calls.clerk(), key=key)
    again = calls.post(path, {"count": 1}, calls.clerk(), key=key)
    assert (first.status_code, first.json["answers"], first.json["left"]) == (201, 1, 0)
    assert (again.status_code, again.json) == (201, first.json)
    assert calls.get(f"/recommendations/{sent}").json["answer"]["reason"] == "Din lipsă de bani."
    assert len(calls.world.said("submission.answered")) == 1


def test_at_once_is_refused_where_answers_are_checked(calls: Calls) -> None:
    """With a sentence that says what to do instead."""
    sent = calls.send(calls.published(), calls.world.person()).json["id"]
    want_review(calls.world)
    refused = calls.post(f"/recommendations/{sent}/answer", BODY, calls.clerk(), version=1)
    assert (refused.status_code, refused.json["code"]) == (409, "answers-are-reviewed")
    assert "ciornă" in refused.json["detail"]


def test_the_desk_finds_what_stands_where(calls: Calls) -> None:
    """By state, article, department, number and words, with or without diacritics."""
    consultation, ana = calls.published(), calls.world.person()
    first = calls.send(consultation, ana, text="Stațiile să fie acoperite.").json["id"]
    other = calls.send(consultation, ana, article="1", text="Prea scump pentru riverani.").json["id"]
    put(calls, first)
    assigned = calls.post(
        "/desk/recommendations/assign", {"recommendations": [other], "department": "Juridic"}, calls.clerk()
    )
    assert assigned.json == {"recommendations": 1, "department": "Juridic"}

    def found(**query: str) -> list[str]:
        answer = calls.get("/desk/recommendations", calls.clerk(), authority=AUTHORITY, **query)
        assert answer.status_code == 200, answer.json
        return [item["id"] for item in answer.json["items"]]

    assert found(state="waiting") == found(department="Juridic") == found(article="1") == [other]
    assert found(state="draft") == found(consultation=consultation, q="STATIILE") == [first]
    assert found(consultation=consultation, q="2/2026") == [other]
    assert found(state="ready") == found(consultation=consultation, q="50%") == []
    assert found(state="unanswered") == found(consultation=consultation) == [first, other]
    progress = calls.get(f"/consultations/{consultation}/answers", calls.clerk()).json
    assert (progress["waiting"], progress["draft"], progress["departments"]) == (1, 1, ["Juridic"])
    nowhere = calls.get("/desk/recommendations", calls.clerk(), authority=AUTHORITY, q="stații")
    assert nowhere.status_code == 422


def test_those_alike_are_proposed(calls: Calls) -> None:
    """On the same article first, the likest first; not what has its answer, nor another consultation's."""
    consultation, ana = calls.published(), calls.world.person()
    said = "Locurile pentru riverani sunt prea puține pe strada noastră."
    asked, near, far, answered = (
        calls.send(consultation, ana, **words).json["id"]
        for words in (
            {"text": said},
            {"text": "Locurile pentru riverani sunt prea putine pe strada mea."},
            {"text": said, "article": "1"},
            {"text": said},
        )
    )
    calls.send(consultation, ana, text="Vreau mai mulți copaci și bănci în parc.")
    calls.send(calls.published(), ana, text=said)
    calls.world.answered(UUID(answered))
    path = f"/desk/recommendations/{asked}/alike"
    items = calls.get(path, calls.clerk()).json["items"]
    assert [item["id"] for item in items] == [near, far]
    assert items[1]["likeness"] == 1
    assert put(calls, asked, together=[near]).status_code == 200
    items = calls.get(path, calls.clerk()).json["items"]
    assert [(item["id"], item["draft_state"]) for item in items] == [(near, "draft"), (far, None)]
    own = calls.get(f"/desk/recommendations/{asked}", calls.clerk()).json["draft"]
    assert items[0]["group"] == own["group"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "maybe"},
        {"reason": "x" * 10_001},
        {"reason": None},
        {"taken_into": "al doilea"},
        {"verdict": "refused", "taken_into": "2"},
        {"together": ["nu"]},
        {"together": [str(new_id())]},
        {"together": [str(new_id()) for _ in range(201)]},
        {"surprise": 1},
    ],
)
def test_bad_drafts_are_refused(calls: Calls, wrong: dict[str, Any]) -> None:
    """And nothing is kept of them."""
    sent = calls.send(calls.published(), calls.world.person()).json["id"]
    refused = put(calls, sent, **wrong)
    assert (refused.status_code, refused.content_type) == (422, "application/problem+json")
    assert calls.get(f"/desk/recommendations/{sent}", calls.clerk()).json["draft"] is None


@pytest.mark.parametrize("body", [{}, {"count": 0}, {"count": "1"}, {"count": 1.5}, {"count": 10**9}, []])
def test_bad_counts_are_refused(calls: Calls, body: Any) -> None:
    """The count is the number that the clerk was shown."""
    path = f"/consultations/{calls.published()}/answers/publish"
    assert calls.post(path, body, calls.clerk()).status_code == 422


def test_what_is_not_there(calls: Calls) -> None:
    """Neither a recommendation nor a consultation of that id."""
    nowhere = str(new_id())
    assert put(calls, nowhere).status_code == 404
    assert calls.get(f"/desk/recommendations/{nowhere}/alike", calls.clerk()).status_code == 404
    assert calls.get(f"/consultations/{nowhere}/answers", calls.clerk()).status_code == 404
    publish = calls.post(f"/consultations/{nowhere}/answers/publish", {"count": 1}, calls.clerk())
    assert publish.status_code == 404
    assign = {"recommendations": [nowhere], "department": "Juridic"}
    assert calls.post("/desk/recommendations/assign", assign, calls.clerk()).status_code == 404
