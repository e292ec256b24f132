"""An authority's own words in its mails: versions, previews, tests to oneself, and what is refused."""

import re
from email import message_from_bytes, policy
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from services.notification.model.fact import Category
from tests.integration.notification.calls import PREFIX, Calls
from tests.unit.notification.world import AUTHORITY, PUBLISHED

PUBLISH = "consultation.consultation.published"
PATH = "/desk/templates/announcement/ro"
WORDS = {
    "authority": AUTHORITY,
    "subject_prefix": "[Oraș]",
    "introduction": "Bună ziua,\n\n{autoritatea} vă roagă să citiți „{titlul}” până {termenul}.",
    "closing": "Cu stimă,\nRegistratura",
}


@pytest.fixture
def editor(calls: Calls) -> dict[str, str]:
    """An administrator of the authority, whose name and address are known."""
    return calls.token(calls.world.person("dan@example.org"), {AUTHORITY: ["administrator"]})


def use(calls: Calls, headers: dict[str, str], number: int, version: int, path: str = PATH) -> Any:
    """Have a version count."""
    body = {"authority": AUTHORITY, "number": number}
    more = {**headers, "If-Match": f'"{version}"'}
    return calls.client.put(f"{PREFIX}{path}/use", json=body, headers=more)


def preview(calls: Calls, headers: dict[str, str], path: str = PATH, **query: str) -> dict[str, Any]:
    """A mail as it would be."""
    answer = calls.get(f"{path}/preview", headers, authority=AUTHORITY, **query)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json
    return found


def sent(calls: Calls) -> list[tuple[str, str, str]]:
    """Recipient, subject and text of what was sent."""
    calls.world.send_all()
    found = []
    for recipient, raw in calls.world.postbox.sent:
        message: Any = message_from_bytes(raw, policy=policy.default)
        found.append((recipient, str(message["Subject"]), message.get_body(("plain",)).get_content()))
    calls.world.postbox.sent.clear()
    return found


def test_words_count_once_they_are_used(calls: Calls, editor: dict[str, str]) -> None:
    """Around what the mail must say, which stays as it was."""
    calls.world.subscribed("ana@example.org")
    made = calls.post(f"{PATH}/versions", WORDS, editor)
    assert (made.status_code, made.json["number"]) == (201, 1)
    calls.world.hear(PUBLISH, PUBLISHED)
    ((_, subject, before),) = sent(calls)
    assert "[Oraș]" not in subject
    assert use(calls, editor, 1, 0).status_code == 200
    calls.world.clock.advance(minutes=2)
    calls.world.hear(PUBLISH, PUBLISHED)
    ((_, subject, after),) = sent(calls)
    assert subject.startswith("[Oraș] Proiect în consultare: ")
    words = " ".join(after.split())
    assert "Orașul Exemplu vă roagă să citiți „Regulamentul de parcare” până vineri, 23 ianuarie" in words
    assert "Cu stimă," in after
    for line in (
        "Până când",
        "art. 12",
        "Primiți acest mesaj",
        f"/consultari/{PUBLISHED['consultation_id']}",
    ):
        assert line in before
        assert line in after


def test_one_goes_back_to_an_older_version_or_to_the_file(calls: Calls, editor: dict[str, str]) -> None:
    """Who did what when stays to be seen, and stands in the trail."""
    calls.post(f"{PATH}/versions", WORDS, editor)
    calls.post(f"{PATH}/versions", {**WORDS, "closing": "Altfel"}, editor)
    for version, number in enumerate((2, 1, 0)):
        assert use(calls, editor, number, version).status_code == 200
    answer = calls.get(PATH, editor, authority=AUTHORITY)
    assert answer.headers["ETag"] == '"3"'
    assert (answer.json["number"], [one["number"] for one in answer.json["versions"]]) == (0, [2, 1])
    assert [(one["number"], one["used_by_name"]) for one in answer.json["uses"]] == [
        (0, "Ana Exemplu"),
        (1, "Ana Exemplu"),
        (2, "Ana Exemplu"),
    ]
    noted = calls.world.rows("select deed, details from audit order by id")
    assert [(row["deed"], row["details"]["number"], row["details"]["before"]) for row in noted] == [
        ("template.text-used", "2", "0"),
        ("template.text-used", "1", "2"),
        ("template.text-used", "0", "1"),
    ]


def test_two_editors_at_once(calls: Calls, editor: dict[str, str]) -> None:
    """The second learns that the first was there; without a version nothing is changed."""
    calls.post(f"{PATH}/versions", WORDS, editor)
    assert use(calls, editor, 1, 0).status_code == 200
    assert use(calls, editor, 0, 0).status_code == 412
    body = {"authority": AUTHORITY, "number": 0}
    assert calls.client.put(f"{PREFIX}{PATH}/use", json=body, headers=editor).status_code == 428
    assert use(calls, editor, 7, 1).json["code"] == "no-such-version-of-text"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("introduction", "Bună ziua, {nume}", "„{nume}”"),
        ("closing", "{numarul}", "{autoritatea}, {titlul}, {termenul}"),
        ("subject_prefix", "{ titlul }", "{ titlul }"),
        ("introduction", "{{titlul}}", "acoladă"),
        ("introduction", "}{", "acoladă"),
        ("closing", "{% include 'x' %}", "{% include"),
        ("introduction", "x" * 1501, ""),
        ("subject_prefix", "x\ny", ""),
    ],
)
def test_what_is_no_placeholder_is_refused(
    calls: Calls, editor: dict[str, str], field: str, typed: str, said: str
) -> None:
    """With a sentence at its field that says which there are."""
    answer = calls.post(f"{PATH}/versions", {**WORDS, field: typed}, {**editor, "Accept-Language": "ro"})
    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == f"/{field}"
    assert said in str(answer.json)


def test_markup_is_text(calls: Calls, editor: dict[str, str]) -> None:
    """Shown as it was typed, and obeyed nowhere."""
    closing = "<script>alert(1)</script> <a href='https://example.org'>aici</a>"
    calls.post(f"{PATH}/versions", {**WORDS, "closing": closing}, editor)
    html = preview(calls, editor, number="1")["html"]
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "example.org'" not in re.sub("&[^;]+;", "", "".join(re.findall("<[^>]*>", html)))


def test_words_that_cannot_be_filled_in_stop_no_mail(calls: Calls, editor: dict[str, str]) -> None:
    """The mail goes out without them."""
    calls.world.subscribed("ana@example.org")
    calls.post(f"{PATH}/versions", WORDS, editor)
    use(calls, editor, 1, 0)
    with calls.world.runtime.engine.begin() as connection:
        connection.execute(text("update own_text set closing = '{nimic}'"))
    calls.world.hear(PUBLISH, PUBLISHED)
    ((_, subject, plain),) = sent(calls)
    assert subject.startswith("Proiect în consultare")
    assert "Cu stimă" not in plain


def test_a_preview_is_made_of_public_data_or_invented_ones(calls: Calls, editor: dict[str, str]) -> None:
    """Never of what was written to somebody."""
    assert preview(calls, editor)["shown_with"] == "example"
    calls.world.hear(PUBLISH, {**PUBLISHED, "title": "Regulamentul pieței"})
    found = preview(calls, editor)
    assert found["shown_with"] == "fact"
    assert "Regulamentul pieței" in found["plain"]
    assert "Regulamentul pieței" in found["html"]
    receipt = preview(calls, editor, "/desk/templates/receipt/en")
    assert receipt["shown_with"] == "example"
    assert "Ana Exemplu" in receipt["plain"]


@pytest.mark.parametrize("language", ["ro", "en"])
def test_every_mail_can_be_looked_at(calls: Calls, language: str) -> None:
    """By any clerk, with and without words of the authority's own."""
    clerk = calls.clerk()
    items = calls.get("/desk/templates", clerk, authority=AUTHORITY).json["items"]
    assert {item["category"] for item in items} == set(Category.__args__) - {"template-test"}  # type: ignore[attr-defined]
    for item in items:
        assert preview(calls, clerk, f"/desk/templates/{item['category']}/{language}")["subject"]


def test_a_test_goes_to_oneself(calls: Calls, editor: dict[str, str]) -> None:
    """Marked as one, with the version that is asked for; it is no authority's, and proves nothing."""
    calls.post(f"{PATH}/versions", WORDS, editor)
    body = {"authority": AUTHORITY, "number": 1}
    assert calls.post(f"{PATH}/test", body, editor).status_code == 202
    ((recipient, subject, plain),) = sent(calls)
    assert recipient == "dan@example.org"
    assert subject.startswith("Probă: [Oraș] Proiect în consultare")
    assert "nu este dovadă" in plain
    assert "Cu stimă," in plain
    assert calls.get("/desk/announcements", editor, authority=AUTHORITY).json["items"] == []
    for category in ("receipt", "consultation-change", "digest"):
        path = f"/desk/templates/{category}/en/test"
        assert calls.post(path, {"authority": AUTHORITY}, editor).status_code == 202
    assert [subject[:6] for _, subject, _ in sent(calls)] == ["Test: "] * 3
    nobody = calls.token(uuid4(), {AUTHORITY: ["clerk"]})
    assert calls.post(f"{PATH}/test", body, nobody).json["code"] == "account-not-known-yet"


def test_who_may_what(calls: Calls, editor: dict[str, str]) -> None:
    """Clerks look, administrators write; the platform's operator does so everywhere."""
    clerk, other = calls.clerk(), calls.token(uuid4(), {"alta": ["administrator"]})
    operator = calls.token(uuid4(), {"common": ["administrator"]})
    assert calls.post(f"{PATH}/versions", WORDS, clerk).status_code == 403
    assert calls.post(f"{PATH}/versions", WORDS, other).status_code == 403
    assert calls.get(PATH, other, authority=AUTHORITY).status_code == 403
    assert calls.post(f"{PATH}/versions", WORDS, operator).status_code == 201
    assert use(calls, operator, 1, 0).status_code == 200
    for category in ("sign-in-code", "password-reset", "no-such-mail"):
        path = f"/desk/templates/{category}/ro/versions"
        assert calls.post(path, WORDS, editor).json["code"] == "no-such-template"
    assert calls.get("/desk/templates/announcement/fr", editor, authority=AUTHORITY).status_code == 404
