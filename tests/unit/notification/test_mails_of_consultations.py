"""Mails about drafts and recommendations: what, until when, what was decided and why."""

import re

import pytest

from tests.unit.notification.letters import DATA, SUBMISSION, mail, parts
from tests.unit.notification.world import CONSULTATION, PUBLIC_URL


def test_an_announcement_says_what_until_when_and_what_to_do() -> None:
    """With date, hour, days left and one link to the page in the language of who reads."""
    plain, _ = parts(mail("announcement", stoppable=True))
    assert "vineri, 23 ianuarie 2026, ora 23:59 · mai sunt 10 zile" in plain
    assert f"{PUBLIC_URL}/consultari/{CONSULTATION}\n" in plain
    assert "Exemplu:" in plain
    english, _ = parts(mail("announcement", "en", stoppable=True))
    assert "Friday, 23 January 2026, at 23:59 · 10 days left" in english
    assert f"{PUBLIC_URL}/en/consultari/{CONSULTATION}\n" in english


def test_a_receipt_proves_what_was_received() -> None:
    """Number, moment to the second, fingerprint and where to check them."""
    plain, _ = parts(mail("receipt"))
    for proof in ("12/2026", "11:00:07", "ab" * 32, f"{PUBLIC_URL}/verifica?authority=oras-exemplu&number="):
        assert proof in plain
    assert "/confirmare.pdf" in plain


def test_a_receipt_of_paper_says_both_moments() -> None:
    """When it was received, by the day where no hour is known, and when it was entered; how it came."""
    entered = {"channel": "paper", "day_only": True, "entered_at": "2026-01-14T10:00:00Z"}
    plain, _ = parts(mail("receipt", **entered))
    words = " ".join(plain.split())
    assert "marți, 13 ianuarie 2026 · pe hârtie" in words
    assert "miercuri, 14 ianuarie 2026, ora 12:00:00" in words


@pytest.mark.parametrize("letter", ["receipt", "answer", "withdrawal", "recommendation-news"])
@pytest.mark.parametrize(
    ("article", "others", "said"),
    [
        ("2", [], "la articolul 2 d"),
        ("2", ["3", "5"], "la articolele 2, 3 și 5 d"),
        ("", [], r"la (întregul|un) proiect"),
    ],
)
def test_what_it_is_on(letter: str, article: str, others: list[str], said: str) -> None:
    """One article, several, or the act as a whole."""
    plain, _ = parts(mail(letter, article=article, more_articles=others))
    assert re.search(said, " ".join(plain.split()))


@pytest.mark.parametrize("language", ["ro", "en"])
@pytest.mark.parametrize("what", ["hidden", "masked", "lifted"])
def test_who_is_moderated_learns_why_and_where_to_contest(language: str, what: str) -> None:
    """Each has its own sentence, the reason, and the page from which it is contested if it can be."""
    plain, html = parts(mail("moderation", language, what=what))
    others = {one: parts(mail("moderation", language, what=one))[0] for one in ("hidden", "masked", "lifted")}
    assert [one for one, text in others.items() if text == plain] == [what]
    page = "recomandari" if what == "lifted" else "confirmari"
    for part in (plain, html):
        assert "Cuvintele jignesc." in part
        assert f"/{page}/{SUBMISSION['recommendation_id']}" in part


@pytest.mark.parametrize("language", ["ro", "en"])
def test_who_contested_learns_what_was_decided(language: str) -> None:
    """It stays, or is shown again; the reason either way."""
    upheld, lifted = (
        parts(mail("contest-decided", language, outcome=one))[0] for one in ("upheld", "lifted")
    )
    assert upheld != lifted
    assert "Cuvintele jignesc." in upheld
    assert "Cuvintele jignesc." in lifted


@pytest.mark.parametrize(
    ("language", "says", "place"),
    [
        ("ro", "nu ține de competența autorității", "articolul 2"),
        ("en", "not in the authority's power", "article 2"),
    ],
)
def test_an_answer_says_its_ground_and_its_article(language: str, says: str, place: str) -> None:
    """What is not in the authority's power is no mere refusal; what is taken over says where it stands."""
    message = mail("answer", language, verdict="refused", ground="not-in-power", taken_into=None)
    assert says in message["Subject"]
    assert says in parts(message)[0]
    assert place in parts(mail("answer", language, taken_into="2"))[0]


def test_an_answer_of_before_is_told_as_it_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fact that was kept before there were grounds has neither of the newer fields."""
    for name in ("ground", "taken_into"):
        monkeypatch.delitem(DATA["answer"], name)
    assert "preluată în parte" in mail("answer")["Subject"]


@pytest.mark.parametrize("language", ["ro", "en"])
@pytest.mark.parametrize("category", ["moderation", "contest-decided"])
def test_who_has_no_account_is_led_to_what_they_may_see(
    monkeypatch: pytest.MonkeyPatch, category: str, language: str
) -> None:
    """The public page, for the other one asks to sign in."""
    monkeypatch.delitem(DATA[category], "account_id")
    plain, _ = parts(mail(category, language))
    assert f"/recomandari/{SUBMISSION['recommendation_id']}" in plain
    assert "/confirmari/" not in plain
