"""What mails look like: complete in both parts, harmless in their headers, small."""

import re
from typing import get_args

import pytest

from services.notification.model.fact import Category
from services.notification.ports import dates
from services.notification.ports.composer import LARGEST
from services.notification.ports.texts import TEMPLATES
from tests.every_service import ROOT
from tests.unit.notification.letters import BOTH, EACH, NOW, Page, mail, parts
from tests.unit.notification.world import PUBLIC_URL

DOCUMENTED = (ROOT / "docs" / "mails.md").read_text(encoding="utf-8")
DARK = re.compile(r"\.([a-z]+)(?=[^{}]*\{)")


def listed(heading: str) -> set[str]:
    """What the first column of the table under a heading of docs/mails.md allows."""
    table = DOCUMENTED.partition(f"### {heading}\n")[2].partition("\n#")[0]
    return {name for row in table.splitlines() for name in re.findall(r"`([\w-]+)`", row.split(" | ")[0])}


@EACH
@BOTH
def test_both_parts_say_the_same(category: str, language: str) -> None:
    """Every word and every link of the HTML stands in the text too; links lead to us, unchanged."""
    message = mail(category, language)
    plain, html = parts(message)
    page = Page(html)
    words = " ".join(plain.replace("\n> ", "\n").split())
    assert message["Subject"]
    assert [text for text in page.texts if text.rstrip(".") not in words and text != message["Subject"]] == []
    assert page.links
    assert {text for text in page.texts if text.startswith(PUBLIC_URL)} <= set(page.links)
    assert all(link in plain and link.startswith(PUBLIC_URL) for link in page.links)
    assert message["Auto-Submitted"] == "auto-generated"


@EACH
@BOTH
def test_a_mail_is_made_of_what_every_program_shows(category: str, language: str) -> None:
    """The elements and styles of the documented list: no picture, no pixel, nothing that is fetched."""
    _, html = parts(mail(category, language))
    page = Page(html)
    assert set(page.tags) <= listed("Elements")
    assert set(page.styles) <= listed("Inline styles")
    assert "url(" not in html
    assert "@import" not in html


@EACH
@BOTH
def test_a_mail_can_be_read_in_the_dark(category: str, language: str) -> None:
    """It says so, and what has a colour of its own has another one there."""
    _, html = parts(mail(category, language))
    assert 'name="color-scheme" content="light dark"' in html
    dark = html.partition("prefers-color-scheme: dark")[2].partition("</style>")[0]
    assert set(Page(html).coloured) <= set(DARK.findall(dark))


def test_long_words_and_addresses_stay_whole() -> None:
    """In both parts, also what would be broken at a line's end."""
    word = "Cluj-Napoca-" * 20
    plain, html = parts(
        mail("announcement", title=word, authority_name=word, summary=f"{word} {PUBLIC_URL}/x")
    )
    assert plain.count(word) >= 3
    assert word in html


@EACH
def test_diacritics_have_the_comma_below(category: str) -> None:
    """No letter with a cedilla, in any template."""
    plain, html = parts(mail(category))
    assert not re.search("[şţŞŢ]", plain + html)


@BOTH
def test_every_template_has_its_mail(language: str) -> None:
    """What lies in the folder is what can be sent."""
    assert {path.stem for path in (TEMPLATES / language).iterdir()} == set(get_args(Category))


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


@pytest.mark.parametrize("letter", ["a", "ș", "界", "🅿"])
def test_a_long_answer_stays_small(letter: str) -> None:
    """Mail programs cut off what is longer than 100 KB; the rest stands on the page."""
    message = mail("answer", reason=" ".join([letter * 9] * 3000))
    assert len(message.as_bytes()) < LARGEST
    assert "…" in parts(message)[0]


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


@BOTH
def test_a_course_that_is_cancelled_says_why(language: str) -> None:
    """The reason stands in the mail, with its lines."""
    plain, _ = parts(
        mail("course-enrolment", language, what="cancelled", reason="Sala arde.\nNe vedem altă dată.")
    )
    assert "Sala arde." in plain
