"""What mails look like: complete in both parts, harmless in their headers, small."""

import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any, get_args

import pytest

from services.notification.model.fact import Category
from services.notification.model.links import Links
from services.notification.model.secrets_of_links import StopTokens
from services.notification.ports import dates, examples
from services.notification.ports.composer import LARGEST, Composer, Outgoing
from services.notification.ports.relay_address import Sender
from services.notification.ports.texts import TEMPLATES, Library
from shared.ids import new_id
from tests.unit.notification.world import CONSULTATION, PUBLIC_URL

NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
LINKS = Links(PUBLIC_URL)
COMPOSER = Composer(Library(LINKS), LINKS, StopTokens("w" * 32), Sender("Parteneriat", "noreply@example.org"))
SUBMISSION, OF_ORGANISATION = examples.SUBMISSION, examples.OF_ORGANISATION
DATA = {category: examples.example_of(category, PUBLIC_URL) for category in get_args(Category)}
SAFE = {
    "margin", "padding", "max-width", "display", "color", "background-color", "font-family", "font-size",
    "font-weight", "line-height", "overflow-wrap", "text-decoration", "border-left", "border-top",
    "border-radius",
}  # fmt: skip
BOTH = pytest.mark.parametrize("language", ["ro", "en"])
EACH = pytest.mark.parametrize("category", get_args(Category))


class Page(HTMLParser):
    """The tags of a mail, its links and its styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.styles: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is there."""
        self.tags.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            if name == "style":
                self.styles += [part.partition(":")[0].strip() for part in (value or "").split(";") if part]


def mail(category: str, language: str = "ro", *, stoppable: bool = False, **changes: Any) -> EmailMessage:
    """A mail, read back as a mail program would."""
    item = Outgoing(
        delivery_id=new_id(),
        fact_id=new_id(),
        lease=new_id(),
        category=category,
        recipient="ana@example.org",
        language=language,
        data={**DATA[category], **changes},
        subscription_id=new_id() if stoppable else None,
        topic_key="all" if stoppable else None,
        correlation_id=None,
        traceparent=None,
    )
    raw = COMPOSER.compose(item, NOW)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    return message_from_bytes(raw, _class=EmailMessage, policy=policy.default)


def parts(message: EmailMessage) -> tuple[str, str]:
    """Its text and its HTML."""
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return plain.get_content().replace("\r\n", "\n"), html.get_content()


@EACH
@BOTH
def test_both_parts_say_the_same(category: str, language: str) -> None:
    """Every link of the HTML stands in the text too, and leads to us; there is no picture and no script."""
    message = mail(category, language)
    plain, html = parts(message)
    page = Page(html)
    assert message["Subject"]
    assert page.links
    assert all(link in plain and link.startswith(PUBLIC_URL) for link in page.links)
    assert not {"img", "script", "link", "iframe", "form"} & set(page.tags)
    assert set(page.styles) <= SAFE
    assert 'name="color-scheme" content="light dark"' in html
    assert message["Auto-Submitted"] == "auto-generated"


@EACH
def test_diacritics_have_the_comma_below(category: str) -> None:
    """No letter with a cedilla, in any template."""
    plain, html = parts(mail(category))
    assert not re.search("[şţŞŢ]", plain + html)


@BOTH
def test_every_template_has_its_mail(language: str) -> None:
    """What lies in the folder is what can be sent."""
    assert {path.stem for path in (TEMPLATES / language).iterdir()} == set(get_args(Category))


def test_an_announcement_says_what_until_when_and_what_to_do() -> None:
    """With date, hour, days left and one link to the page in the language of who reads."""
    plain, _ = parts(mail("announcement", stoppable=True))
    assert "vineri, 23 ianuarie 2026, ora 23:59 · mai sunt 10 zile" in plain
    assert f"{PUBLIC_URL}/consultari/{CONSULTATION}\n" in plain
    assert "Exemplu:" in plain
    english, _ = parts(mail("announcement", "en", stoppable=True))
    assert "Friday, 23 January 2026, at 23:59 · 10 days left" in english
    assert f"{PUBLIC_URL}/en/consultari/{CONSULTATION}\n" in english


def test_what_was_chosen_can_be_stopped_by_one_click() -> None:
    """RFC 8058: the address stands unbroken in its header, and what the law owes has none."""
    message = mail("announcement", stoppable=True)
    address = f"{PUBLIC_URL}/api/notification/v1/subscriptions/one-click?token="
    assert re.fullmatch(rf"<{re.escape(address)}[\w%-]+>", str(message["List-Unsubscribe"]))
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"{PUBLIC_URL}/abonamente/oprire?token=" in parts(message)[0]
    assert mail("receipt")["List-Unsubscribe"] is None


def test_names_and_titles_cannot_make_headers() -> None:
    """A line end in what people wrote becomes a space; markup is shown, not obeyed."""
    message = mail("announcement", title="Parcare\r\nBcc: victim@example.org\n\n<script>x</script>\x00")
    assert message["Bcc"] is None
    assert "Parcare Bcc: victim@example.org" in str(message["Subject"])
    assert "script" not in Page(parts(message)[1]).tags
    greeted = mail("receipt", name="Ana\r\nX-Evil: 1")
    assert greeted["X-Evil"] is None


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


@pytest.mark.parametrize("letter", ["a", "ș", "界", "🅿"])
def test_a_long_answer_stays_small(letter: str) -> None:
    """Mail programs cut off what is longer than 100 KB; the rest stands on the page."""
    message = mail("answer", reason=" ".join([letter * 9] * 3000))
    assert len(message.as_bytes()) < LARGEST
    assert "…" in parts(message)[0]


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


@pytest.mark.parametrize(
    ("until", "ro"),
    [
        ("2026-01-13T21:59:59Z", "astăzi este ultima zi"),
        ("2026-01-14T21:59:59Z", "mai este o zi"),
        ("2026-02-01T21:59:59Z", "mai sunt 19 zile"),
        ("2026-02-02T21:59:59Z", "mai sunt 20 de zile"),
        ("2026-01-13T08:59:59Z", "termenul s-a încheiat"),
    ],
)
def test_days_are_counted_as_people_do(until: str, ro: str) -> None:
    """In Romania's days, with the plural that the language wants."""
    assert dates.days_left(until, NOW, "ro") == ro


NOTICES = re.compile(r'^  "([a-z-]+)":', re.MULTILINE)


@BOTH
def test_each_change_has_its_own_sentence(language: str) -> None:
    """A notice names what was changed and when; one that the template does not know is told all the same."""
    known = NOTICES.findall((TEMPLATES / language / "security-notice.jinja").read_text(encoding="utf-8"))
    told = {
        what: parts(mail("security-notice", language, what=what))[0] for what in (*known, "something-new")
    }
    assert len(known) == len(set(known)) == len(set(told.values())) - 1
    assert all("11:00" in plain for plain in told.values())


def test_both_languages_know_the_same_changes() -> None:
    """What is told in one is told in the other."""
    known = [
        set(NOTICES.findall((TEMPLATES / language / "security-notice.jinja").read_text(encoding="utf-8")))
        for language in ("ro", "en")
    ]
    assert known[0] == known[1]


@BOTH
def test_a_code_is_shown_in_two_halves_and_until_when(language: str) -> None:
    """As people read it out; its subject tells nobody who looks over a shoulder."""
    message = mail("sign-in-code", language)
    assert "1234 5678" in parts(message)[0]
    assert "1234" not in str(message["Subject"])


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
