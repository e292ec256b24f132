"""Authors without account by HTTP: limits, bad inputs, both ways at once, what their own link shows."""

from concurrent.futures import ThreadPoolExecutor
from threading import local
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from services.consultation.bootstrap import SERVICE
from tests.integration.consultation.calls import PREFIX, WORDS, Calls
from tests.integration.consultation.test_receipt_files import text_of

SAID: dict[str, Any] = {**WORDS, "name": "Ion Exemplu", "email": "ion@example.org"}


def send(calls: Calls, consultation: str, **changes: Any) -> Any:
    """Send without account."""
    return calls.post(f"/consultations/{consultation}/submissions", {**SAID, **changes})


def letters(calls: Calls) -> list[str]:
    """The secrets of the letters, oldest first."""
    said = calls.world.said("letter.submission-confirmation")
    return [parse_qs(urlsplit(letter["link"]).query)["token"][0] for letter in said]


def test_from_sending_to_being_forgotten(calls: Calls) -> None:
    """The answer says nothing of the address; the link enters it, the own link opens it and forgets."""
    consultation, known = calls.published(), calls.world.person(email="ana@example.org")
    assert known
    first, second = send(calls, consultation), send(calls, consultation, email="ana@example.org")
    assert (first.status_code, first.json) == (second.status_code, second.json) == (202, {})
    assert calls.get(f"/consultations/{consultation}/recommendations").json["items"] == []
    confirmed = calls.post("/submissions/confirm", {"token": letters(calls)[0]})
    assert (confirmed.status_code, confirmed.json["register_number"]) == (200, "1/2026")
    token = {"token": confirmed.json["own_secret"]}
    own = calls.post("/submissions/own", token).json
    assert (own["register_number"], own["forgotten"], len(own["nonce"])) == ("1/2026", False, 32)
    assert calls.get(f"/recommendations/{own['id']}").json["author"] == "I. E."
    desk = calls.get(f"/desk/recommendations/{own['id']}", calls.clerk()).json
    assert (desk["author"]["email"], desk["answer_goes"]) == ("ion@example.org", "by-email")
    assert calls.post("/submissions/forget", token).status_code == 204
    own = calls.post("/submissions/own", token).json
    assert (own["forgotten"], own["nonce"], own["author"]) == (True, "", "persoană care și-a șters datele")


def test_taken_back_by_the_own_link(calls: Calls) -> None:
    """As who has an account does: the words are hidden, the entry stays; said on several articles."""
    consultation = calls.published()
    path = f"/consultations/{consultation}/submissions"
    several = {name: value for name, value in SAID.items() if name != "article"}
    assert calls.post(path, {**several, "articles": ["1", "2"], "name_shown": "full"}).status_code == 202
    own = calls.post("/submissions/confirm", {"token": letters(calls)[0]}).json["own_secret"]
    [shown] = calls.get(f"/consultations/{consultation}/recommendations").json["items"]
    assert (shown["author"], shown["articles"], shown["text"]) == ("Ion Exemplu", ["1", "2"], SAID["text"])
    taken = calls.post("/submissions/withdraw", {"token": own, "reason": "M-am răzgândit."})
    assert (taken.status_code, taken.json["state"]) == (200, "withdrawn")
    [shown] = calls.get(f"/consultations/{consultation}/recommendations").json["items"]
    assert (shown["register_number"], shown["text"]) == ("1/2026", None)


def confirmed(calls: Calls, consultation: str) -> tuple[str, dict[str, Any]]:
    """The secret of the own link of what somebody without account has sent, and it as they read it."""
    send(calls, consultation)
    own = calls.post("/submissions/confirm", {"token": letters(calls)[-1]}).json["own_secret"]
    return own, calls.post("/submissions/own", {"token": own}).json


def test_told_at_the_address_that_it_was_taken_back(calls: Calls) -> None:
    """It might not have been them: the mail says so, with the link; who is forgotten gets none."""
    consultation = calls.published()
    token, own = confirmed(calls, consultation)
    calls.post("/submissions/withdraw", {"token": token})
    [said] = calls.world.said("submission.withdrawal-mailed")
    assert (said["email"], said["register_number"]) == ("ion@example.org", own["register_number"])
    assert token in said["own_link"]
    token, _ = confirmed(calls, consultation)
    calls.post("/submissions/forget", {"token": token})
    calls.post("/submissions/withdraw", {"token": token})
    assert len([one for one in calls.world.said("submission.withdrawal-mailed") if one]) == 1


def test_the_receipt_to_keep(calls: Calls) -> None:
    """By the link alone; it does not speak of an account."""
    token, own = confirmed(calls, calls.published())
    given = calls.post("/submissions/receipt", {"token": token})
    assert (given.status_code, given.mimetype) == (200, "application/pdf")
    assert given.headers["Content-Disposition"].startswith("attachment;")
    words = text_of(given.data)
    assert own["fingerprint"] in words
    assert "linkul" in words
    assert "intrând în cont" not in words


def test_contested_by_the_own_link(calls: Calls) -> None:
    """Once, about one's own alone; a person decides, and the mail about it carries the link."""
    consultation = calls.published()
    (token, own), (other, _) = confirmed(calls, consultation), confirmed(calls, consultation)
    body = {"what": "hidden", "ground": "insult", "reason": "Jignește."}
    made = calls.post(f"/recommendations/{own['id']}/moderations", body, calls.clerk()).json
    [mailed] = calls.world.said("submission.moderation-mailed")
    assert token in mailed["own_link"]
    said = {"token": token, "moderation_id": made["id"], "words": "Nu jignește pe nimeni."}
    assert calls.post("/submissions/contest", {**said, "token": other}).status_code == 404
    assert calls.post("/submissions/contest", said).status_code == 200
    again = calls.post("/submissions/contest", said)
    assert (again.status_code, again.json["code"]) == (409, "already-contested")
    [decision] = calls.post("/submissions/own", {"token": token}).json["moderation"]["decisions"]
    assert (decision["state"], decision["contest_words"]) == ("contested", "Nu jignește pe nimeni.")


@pytest.mark.parametrize(
    "changes", [{"words": ""}, {"words": "x" * 5_001}, {"moderation_id": "x"}, {"more": 1}]
)
def test_bad_contestations_are_refused(calls: Calls, changes: dict[str, Any]) -> None:
    """In words, before the link is looked at."""
    said = {"token": "x", "moderation_id": "01990000-0000-7000-8000-00000000ffff", "words": "Nu jignește."}
    assert calls.post("/submissions/contest", {**said, **changes}).status_code == 422


def test_two_clicks_at_once_are_one_entry(calls: Calls) -> None:
    """Eight threads confirm five submissions, each five times, while people with accounts send."""
    consultation, ana, own = calls.published(), calls.token(calls.world.person()), local()
    for _ in range(5):
        send(calls, consultation)
    app, secrets = SERVICE.create_app(calls.world.runtime), letters(calls)

    def act(number: int) -> str:
        own.client = getattr(own, "client", None) or app.test_client()
        path, body, who = "/submissions/confirm", {"token": secrets[number % 5]}, {}
        if number >= 25:
            path, body, who = f"/consultations/{consultation}/recommendations", WORDS, ana
        headers = {**who, "Idempotency-Key": f"at-once-{number}"}
        return str(own.client.post(PREFIX + path, json=body, headers=headers).json["register_number"])

    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(act, range(50)))
    assert sorted({int(number.split("/")[0]) for number in numbers}) == list(range(1, 31))
    assert len(set(numbers[:25])) == 5


def test_an_address_gets_ten_letters_an_hour(calls: Calls) -> None:
    """So that nobody has another's mailbox filled; another address may go on."""
    consultation = calls.published()
    assert [send(calls, consultation).status_code for _ in range(11)] == [202] * 10 + [429]
    assert send(calls, consultation, email="eva@example.org").status_code == 202


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "ion"},
        {"email": ""},
        {"email": "x" * 300 + "@example.org"},
        {"email": None},
        {"name": ""},
        {"name": "Ion\nBcc: x"},
        {"language": "fr"},
        {"text": "scurt"},
        {"article": "9"},
        {"on_behalf_of": "01990000-0000-7000-8000-00000000ffff"},
    ],
)
def test_bad_submissions_are_refused(calls: Calls, changes: dict[str, Any]) -> None:
    """In words, and no letter goes out."""
    assert send(calls, calls.published(), **changes).status_code == 422
    assert letters(calls) == []


@pytest.mark.parametrize("path", ["confirm", "own", "withdraw", "forget", "receipt"])
@pytest.mark.parametrize("token", ["x", "ț" * 60, "A" * 64, 7, None])
def test_bad_links_are_refused(calls: Calls, path: str, token: Any) -> None:
    """None is a 500, and none says why."""
    assert calls.post(f"/submissions/{path}", {"token": token}).status_code in (409, 422)
