"""Mails about organisations, their agreements, and who speaks for them."""

import re
from typing import Any

import pytest

from tests.unit.notification.letters import BOTH, DATA, OF_ORGANISATION, Page, mail, parts


@pytest.mark.parametrize("decision", ["suspended", "restored", "struck-off", "dissolved", "merged"])
@BOTH
def test_a_decision_says_what_why_and_what_follows(decision: str, language: str) -> None:
    """In words of its own for each."""
    plain, _ = parts(mail("organisation-decision", language, decision=decision))
    assert "Sediul nu mai este cel declarat." in plain
    assert {"ro": "Ce ", "en": "What "}[language] in plain


@pytest.mark.parametrize("what", ["verified", "suspended", "restored", "struck-off", "dissolved", "merged"])
@BOTH
def test_news_of_an_organisation_name_it_and_who_says_so(what: str, language: str) -> None:
    """In words of its own for each; what no authority has decided names none."""
    decided = what not in ("dissolved", "merged")
    authority = "Orașul Exemplu" if decided else None
    plain, _ = parts(mail("organisation-news", language, stoppable=True, what=what, authority_name=authority))
    plain = " ".join(plain.split())
    assert "Asociația Exemplu" in plain
    assert ("Orașul Exemplu" in plain) is decided
    assert ("Federația Exemplu" in plain) is (what == "merged")
    assert "None" not in plain


@pytest.mark.parametrize("state", ["ended", "terminated", "renewed"])
@BOTH
def test_an_agreements_end_says_how(state: str, language: str) -> None:
    """By its date, before it, or because another goes on."""
    subjects = {
        how: str(mail("agreement-news", language, what="ended", state=how)["Subject"])
        for how in ("ended", "terminated", "renewed")
    }
    assert "Asociația Exemplu" in subjects[state]
    assert len(set(subjects.values())) == 3


@pytest.mark.parametrize("category", ["subscription-confirmation", "subscription-exists"])
@BOTH
def test_a_letter_about_an_organisation_does_not_speak_of_drafts(category: str, language: str) -> None:
    """It names what the link is about."""
    message = mail(category, language, **OF_ORGANISATION)
    plain, _ = parts(message)
    assert "Asociația Exemplu" in " ".join(plain.split())
    assert not re.search("proiecte|drafts", plain + str(message["Subject"]))


@BOTH
@pytest.mark.parametrize(
    ("changes", "leads_to"),
    [
        ({"decision": "accepted", "is_claim": True}, "/organizatii/{}"),
        ({"decision": "refused", "is_claim": True}, "/organizatii/{}/schimbari"),
        ({"decision": "accepted", "is_claim": False}, "/organizatii/{}/schimbari"),
        ({"decision": "accepted", "is_claim": False, "others_stay": True}, "/organizatii/{}/schimbari"),
    ],
)
def test_who_lost_the_organisation_is_led_where_they_still_may_look(
    language: str, changes: dict[str, Any], leads_to: str
) -> None:
    """Each outcome has its own words; what was asked for is seen by who represents the organisation alone."""
    plain, html = parts(mail("representative-change-decided", language, **changes))
    path = leads_to.format(DATA["representative-change-decided"]["organisation_id"])
    assert any(link.endswith(path) for link in Page(html).links)
    gone = {"ro": "a încetat", "en": "has ended"}[language]
    assert (gone in plain) is (path == f"/organizatii/{path.split('/')[2]}")


@BOTH
@pytest.mark.parametrize("representative", [None, "self", "another"])
def test_what_follows_an_accepted_change_is_what_was_asked(language: str, representative: str | None) -> None:
    """Three different sentences."""
    found = {
        one: parts(mail("change-decided", language, decision="accepted", reason=None, representative=one))[0]
        for one in (None, "self", "another")
    }
    others = [text for one, text in found.items() if one != representative]
    assert found[representative] not in others
