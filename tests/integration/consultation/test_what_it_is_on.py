"""What a recommendation is on: one article, several, or the act as a whole; and how its author is named."""

from typing import Any

import pytest

from tests.integration.consultation.calls import Calls


def test_on_several_articles(calls: Calls) -> None:
    """All are said, the first on its own too, as it always was."""
    consultation, ana = calls.published(), calls.world.person()
    receipt = calls.send(consultation, ana, article=..., articles=["2", "1"])
    assert (receipt.status_code, receipt.json["article"], receipt.json["articles"]) == (201, "2", ["2", "1"])
    shown = calls.get(f"/recommendations/{receipt.json['id']}").json
    assert (shown["article"], shown["articles"]) == ("2", ["2", "1"])
    said = calls.world.said("recommendation.registered")[0]
    assert (said["article"], said["more_articles"]) == ("2", ["1"])


def test_on_the_act_as_a_whole(calls: Calls) -> None:
    """Null says so, in what is sent and in what is read; readers of events get an empty article."""
    consultation, ana = calls.published(), calls.world.person()
    receipt = calls.send(consultation, ana, article=None)
    assert (receipt.status_code, receipt.json["article"], receipt.json["articles"]) == (201, None, [])
    assert calls.get("/recommendations/mine", calls.token(ana)).json["items"][0]["article"] is None
    assert calls.world.said("recommendation.registered")[0]["article"] == ""
    assert calls.world.said("submission.received")[0]["article"] == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"article": ...}, "article"),
        ({"articles": ["1"]}, "article"),
        ({"article": ""}, "article"),
        ({"article": ..., "articles": []}, "articles"),
        ({"article": ..., "articles": ["1", "1"]}, "articles"),
        ({"article": ..., "articles": [str(number) for number in range(1, 12)]}, "articles"),
        ({"article": ..., "articles": [None]}, "articles"),
        ({"article": ..., "articles": ["1", "9"]}, "article"),
        ({"article": None, "proposed_wording": "Alt text."}, "proposed_wording"),
        ({"article": ..., "articles": ["1", "2"], "proposed_wording": "Alt text."}, "proposed_wording"),
        ({"name_shown": "half"}, "name_shown"),
    ],
)
def test_what_cannot_be_read(calls: Calls, changes: dict[str, Any], field: str) -> None:
    """The field is named, and no number is taken."""
    consultation, ana = calls.published(), calls.world.person()
    refused = calls.send(consultation, ana, **changes)
    assert refused.status_code == 422
    assert refused.json["errors"][0]["pointer"].startswith(f"/{field}")
    assert calls.send(consultation, ana).json["register_number"] == "1/2026"


@pytest.mark.parametrize(
    ("changes", "author"),
    [
        ({}, "A.-M. E."),
        ({"show_name": True}, "Ana-Maria Exemplu"),
        ({"name_shown": "full"}, "Ana-Maria Exemplu"),
        ({"name_shown": "initials", "show_name": True}, "A.-M. E."),
        ({"name_shown": "none"}, "Persoană fizică"),
    ],
)
def test_the_name_as_chosen(calls: Calls, changes: dict[str, Any], author: str) -> None:
    """In full, by initials, or not at all; the desk always knows who wrote."""
    consultation, ana = calls.published(), calls.world.person()
    sent = calls.send(consultation, ana, **changes).json["id"]
    assert calls.get(f"/recommendations/{sent}").json["author"] == author
    desk = calls.get(f"/desk/recommendations/{sent}", calls.clerk()).json
    assert desk["author"]["name"] == "Ana-Maria Exemplu"


def test_an_organisation_is_always_named(calls: Calls) -> None:
    """What is sent for it stands under its name, whatever was chosen of the person's."""
    consultation, ana = calls.published(), calls.world.person()
    spoken_for = str(calls.world.speaks_for(ana))
    sent = calls.send(consultation, ana, on_behalf_of=spoken_for, name_shown="none").json["id"]
    assert calls.get(f"/recommendations/{sent}").json["author"] == "Asociația Exemplu"


def test_pages_of_an_article_go_on(calls: Calls) -> None:
    """Those that are on it first and those that are on it too come in one order, a page at a time."""
    consultation, ana = calls.published(), calls.world.person()
    for number in range(5):
        on = {"article": "1"} if number % 2 else {"article": ..., "articles": ["2", "1"]}
        calls.send(consultation, ana, **on)
    path, found, cursor = f"/consultations/{consultation}/recommendations", [], ""
    for _ in range(3):
        page = calls.get(path, article="1", limit="2", **({"cursor": cursor} if cursor else {})).json
        found += [one["register_number"] for one in page["items"]]
        cursor = page["next"]
    assert found == [f"{number}/2026" for number in (5, 4, 3, 2, 1)]
    assert not cursor
