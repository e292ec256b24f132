"""What the public reads of moderated recommendations, and what moderators and authors do by HTTP."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import AUTHORITY

SAID = "Primarul e un hoț. Sunați-mă la 0722123456."
HIDE = {"what": "hidden", "ground": "insult", "reason": "Textul jignește."}
MASK = {"what": "masked", "ground": "insult", "reason": "Cuvântul jignește.", "passages": ["hoț"]}
OTHER = UUID("01990000-0000-7000-8000-0000000000c2")


def sent(calls: Calls) -> tuple[str, str, UUID]:
    """A consultation, a recommendation on it, and its author."""
    consultation, ana = calls.published(), calls.world.person()
    made = calls.send(consultation, ana, text=SAID, reason="Hoțul știe.", proposed_wording="Alt text.")
    return consultation, made.json["id"], ana


def moderate(calls: Calls, recommendation: str, body: Any) -> str:
    """Returns the decision's id."""
    made = calls.post(f"/recommendations/{recommendation}/moderations", body, calls.clerk())
    assert made.status_code == 201, made.json
    return str(made.json["id"])


def public_faces(calls: Calls, consultation: str, recommendation: str) -> list[Any]:
    """The recommendation wherever the public meets it."""
    [listed] = calls.get(f"/consultations/{consultation}/recommendations").json["items"]
    return [listed, calls.get(f"/recommendations/{recommendation}").json]


def test_masked_words_are_masked_everywhere(calls: Calls) -> None:
    """Beside what is masked by itself; author and desk read the whole, and what the public reads."""
    consultation, recommendation, ana = sent(calls)
    moderate(calls, recommendation, MASK)
    shown = "Primarul e un [ascuns: insultă]. Sunați-mă la [telefon ascuns]."
    for face in public_faces(calls, consultation, recommendation):
        assert (face["text"], face["reason"], face["moderation"]["state"]) == (shown, "Hoțul știe.", "masked")
        [decision] = face["moderation"]["decisions"]
        assert (decision["reason"], decision["ground"]) == ("Cuvântul jignește.", "insult")
        assert "shown" not in face["moderation"]
    own = calls.get(f"/recommendations/mine/{recommendation}", calls.token(ana)).json
    desk = calls.get(f"/desk/recommendations/{recommendation}", calls.clerk()).json
    for whole in (own, desk):
        assert (whole["text"], whole["moderation"]["shown"]["text"]) == (SAID, shown)


def test_hidden_is_hidden_whole_and_can_be_read_again(calls: Calls) -> None:
    """Number, date, article and that it is hidden stay public; an answer is owed; the trail stays, too."""
    consultation, recommendation, _ = sent(calls)
    before = calls.get(f"/recommendations/{recommendation}")
    moderation = moderate(calls, recommendation, HIDE)
    note = "[Text ascuns de autoritate la 13.01.2026: insultă. Motivul: Textul jignește.]"
    for face in public_faces(calls, consultation, recommendation):
        assert (face["text"], face["reason"], face["proposed_wording"]) == (note, None, None)
        assert (face["register_number"], face["article"], face["state"]) == ("1/2026", "2", "unanswered")
    waiting = calls.get("/desk/recommendations", calls.clerk(), authority=AUTHORITY, state="unanswered")
    assert [one["id"] for one in waiting.json["items"]] == [recommendation]
    hidden = calls.get(f"/recommendations/{recommendation}")
    assert hidden.headers["ETag"] != before.headers["ETag"]
    again = calls.post(f"/recommendations/{recommendation}/moderations", HIDE, calls.clerk())
    assert (again.status_code, again.json["code"]) == (409, "already-hidden")
    path = f"/moderations/{moderation}/lift"
    assert calls.post(path, {"reason": "Nu jignește."}, calls.clerk()).json["state"] == "lifted"
    assert calls.post(path, {"reason": "Nu jignește."}, calls.clerk()).json["code"] == "already-lifted"
    shown = calls.get(f"/recommendations/{recommendation}").json
    assert (shown["reason"], shown["moderation"]["state"]) == ("Hoțul știe.", "shown")
    assert shown["moderation"]["decisions"][0]["lift_reason"] == "Nu jignește."


def test_the_public_list_and_numbers(calls: Calls) -> None:
    """What was lifted is listed, too; the author's words are for author and desk alone."""
    consultation, recommendation, ana = sent(calls)
    first, second = moderate(calls, recommendation, MASK), moderate(calls, recommendation, HIDE)
    words = {"words": "Nu jignesc, descriu."}
    assert calls.post(f"/moderations/{second}/contest", words, calls.token(ana)).status_code == 200
    decided = calls.post(
        f"/moderations/{second}/decide",
        {"outcome": "lifted", "reason": "Este o părere."},
        calls.token(OTHER, {AUTHORITY: ["administrator"]}),
    )
    assert (decided.status_code, decided.json["state"]) == (200, "lifted")
    listed = calls.get(f"/consultations/{consultation}/moderations").json["items"]
    assert [(one["id"], one["state"], one["register_number"]) for one in listed] == [
        (second, "lifted", "1/2026"),
        (first, "standing", "1/2026"),
    ]
    assert listed[0]["contest_reason"] == "Este o părere."
    assert "contest_words" not in listed[0]
    one = calls.get(f"/consultations/{consultation}/moderations", limit="1")
    path, _, query = one.headers["Link"].split(">")[0].removeprefix("<").partition("?")
    rest = calls.client.get(path, query_string=query).json["items"]
    assert [line["id"] for line in rest] == [first]
    assert calls.get(f"/authorities/{AUTHORITY}/moderations").json == {
        "authority": AUTHORITY,
        "hidden": 1,
        "masked": 1,
        "lifted": 1,
        "contested": 1,
        "upheld": 0,
        "lifted_on_contest": 1,
        "grounds": [{"ground": "insult", "many": 2}],
    }
    assert calls.get(f"/consultations/{consultation}").json["moderated"] == 1


def test_a_contestation_waits_at_the_desk(calls: Calls) -> None:
    """With the author's words, until somebody else has decided."""
    _, recommendation, ana = sent(calls)
    moderation = moderate(calls, recommendation, HIDE)
    asked = {"authority": AUTHORITY, "state": "contested"}
    assert calls.get("/desk/moderations", calls.clerk(), **asked).json["items"] == []
    calls.post(f"/moderations/{moderation}/contest", {"words": "Descriu."}, calls.token(ana))
    [line] = calls.get("/desk/moderations", calls.clerk(), **asked).json["items"]
    assert (line["contest_words"], line["state"]) == ("Descriu.", "contested")
    decision = {"outcome": "upheld", "reason": "Jignește."}
    own = calls.post(f"/moderations/{moderation}/decide", decision, calls.clerk())
    assert (own.status_code, own.json["code"]) == (409, "same-person")
    other = calls.token(OTHER, {AUTHORITY: ["moderator"]})
    assert calls.post(f"/moderations/{moderation}/decide", decision, other).status_code == 200
    assert calls.get("/desk/moderations", calls.clerk(), **asked).json["items"] == []
    seen = calls.get(f"/desk/moderations/recommendations/{recommendation}", other).json
    assert (seen["text"], seen["author"]) == (SAID, "A.-M. E.")
    assert seen["moderation"]["decisions"][0]["state"] == "upheld"


def test_once_sent_twice_is_one_decision(calls: Calls) -> None:
    """The same key brings the same decision."""
    _, recommendation, _ = sent(calls)
    path = f"/recommendations/{recommendation}/moderations"
    one, two = (calls.post(path, MASK, calls.clerk(), key="one-and-the-same") for _ in range(2))
    assert one.json == two.json
    assert len(calls.get(f"/recommendations/{recommendation}").json["moderation"]["decisions"]) == 1


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {**HIDE, "what": "burnt"},
        {**HIDE, "ground": "ugly"},
        {**HIDE, "reason": "  "},
        {**HIDE, "reason": "x" * 2001},
        {**HIDE, "passages": ["hoț"]},
        {**MASK, "passages": []},
        {**MASK, "passages": ["hoț"] * 51},
        {**MASK, "passages": ["a"]},
        {**MASK, "passages": "hoț"},
        {**MASK, "passages": [None]},
        {**MASK, "passages": ["hoț\u0000"]},
        {**HIDE, "colour": "red"},
    ],
)
def test_what_cannot_be_done(calls: Calls, body: Any) -> None:
    """Nothing is hidden."""
    _, recommendation, _ = sent(calls)
    refused = calls.post(f"/recommendations/{recommendation}/moderations", body, calls.clerk())
    assert refused.status_code in (400, 422)
    assert calls.get(f"/recommendations/{recommendation}").json["moderation"]["decisions"] == []


def test_a_passage_that_is_not_there_is_named(calls: Calls) -> None:
    """With the field, so that a form says it where it was typed; braces in it are no template."""
    _, recommendation, _ = sent(calls)
    body = {**MASK, "passages": ["hoț", "nicăieri {x}"]}
    refused = calls.post(f"/recommendations/{recommendation}/moderations", body, calls.clerk())
    assert (refused.status_code, refused.json["code"]) == (422, "passage-not-found")
    assert "nicăieri {x}" in refused.json["detail"]
    assert refused.json["errors"][0]["pointer"] == "/passages"


@pytest.mark.parametrize("role", ["administrator", "editor", "auditor"])
def test_who_may_not_moderate(calls: Calls, role: str) -> None:
    """Clerks and moderators may; who administers decides about contestations alone."""
    _, recommendation, _ = sent(calls)
    path = f"/recommendations/{recommendation}/moderations"
    for headers in (calls.token(uuid4(), {AUTHORITY: [role]}), calls.token(uuid4(), {"alt": ["moderator"]})):
        assert calls.post(path, HIDE, headers).status_code == 403
    assert calls.post(path, HIDE, calls.token(uuid4(), {AUTHORITY: ["moderator"]})).status_code == 201


def test_a_decision_that_is_not_there(calls: Calls) -> None:
    """404, for whoever asks."""
    nothing = f"/moderations/{uuid4()}"
    assert calls.post(f"{nothing}/lift", {"reason": "Nu este."}, calls.clerk()).status_code == 404
    contest = calls.post(f"{nothing}/contest", {"words": "Nu este."}, calls.token(uuid4()))
    assert (contest.status_code, contest.json["code"]) == (404, "no-such-moderation")
