"""The form of an answer: what it begins with, the sentences that can be put in, what the service takes."""

from typing import Any

import pytest

from services.portal.answering import as_body, check_whole, first_values, in_group, with_sentence
from services.portal.clients import Answer
from services.portal.forms import Form

DRAFT: dict[str, Any] = {
    "version": 3, "verdict": "partly", "reason": "Se preia.", "taken_into": None, "group": "g",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _in_romanian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.portal.answering.say", lambda key, **_: f"[{key}]")
    monkeypatch.setattr("services.portal.forms.say", lambda key, **_: f"[{key}]")


def test_it_begins_with_the_draft_as_it_stands() -> None:
    """Or with nothing, which is version 0."""
    held = {"verdict": "partly", "reason": "Se preia.", "taken_into": "", "draft_version": "3"}
    assert first_values(DRAFT) == held
    assert first_values(None) == {"verdict": "", "reason": "", "taken_into": "", "draft_version": "0"}


def test_a_sentence_goes_behind_what_was_typed() -> None:
    """It brings its verdict where none was chosen; one that is not ours brings nothing."""
    typed = Form({"reason": "Bună ziua.", "insert": "refused"})
    filled = with_sentence(typed)
    assert (filled["reason"], filled["verdict"]) == ("Bună ziua.\n[answer.sentence_refused]", "refused")
    assert with_sentence(Form({"verdict": "partly", "insert": "accepted"}))["verdict"] == "partly"
    strange = Form({"reason": "x", "insert": "<b>"})
    assert with_sentence(strange) is strange


def test_what_is_given_is_whole() -> None:
    """A verdict of ours and a reason, not endless."""
    wrong = Form({"verdict": "maybe", "reason": " "})
    check_whole(wrong)
    assert wrong.errors.keys() == {"verdict", "reason"}
    long = Form({"verdict": "accepted", "reason": "x" * 10_001})
    check_whole(long)
    assert long.errors.keys() == {"reason"}


def test_the_service_takes_lines_as_it_keeps_them() -> None:
    """An unfinished draft has no verdict."""
    assert as_body(Form({"verdict": "", "reason": "Unu.\r\nDoi. ", "taken_into": ""})) == {
        "verdict": None,
        "reason": "Unu.\nDoi.",
        "taken_into": None,
    }


def test_those_in_its_group_are_ticked() -> None:
    """Those that have none are not, and nothing is where it has none itself."""
    alike = [{"id": "1", "group": "g"}, {"id": "2", "group": None}, {"id": "3", "group": "h"}]
    assert in_group(Answer(200, {"draft": DRAFT}), alike) == ["1"]
    for draft in (None, {**DRAFT, "group": None}):
        assert in_group(Answer(200, {"draft": draft}), alike) == []
