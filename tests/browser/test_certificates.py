"""Certificates: a clerk issues them to all, a holder takes theirs, a stranger checks one."""

from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from shared.testing.waiting import eventually
from tests.browser.conftest import OpenPage
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Competențe sociale și civice, seria certificată"
REASON = "Lista de prezență s-a pierdut la mutarea sediului."
OTHER_LETTER = dict(zip("abcdefghijklmnopqrstuvwxyz", cycle("bcdefghijklmnopqrstuvwxyza"), strict=False))


def course_that_is_over(town: Town, **rules: Any) -> str:
    """A course that met earlier today, for which one can still enrol; its id."""
    now = datetime.now(UTC)
    midnight = now.astimezone(ZoneInfo("Europe/Bucharest")).replace(hour=0, minute=0, second=0, microsecond=0)
    begins = max(midnight, now - timedelta(hours=2))
    ends = begins + (now - begins) / 2
    course = {
        "title": TITLE,
        "summary": "Cum se scrie o recomandare (exemplu).",
        "competences": ["citizenship", "digital"],
        "hours": 24,
        "seats": 70,
        "audience": ["citizen", "other-organisation", "ngo", "social-partner"],
        "enrol_until": midnight.date().isoformat(),
        "sessions": [
            {"starts_at": begins.isoformat(), "ends_at": ends.isoformat(), "place": "Casa de Cultură"}
        ],
        "is_example": True,
        "issuers": ["Asociația Exemplu"],
        "rules": rules,
    }
    clerk = town.person(town.clerk)
    made = clerk.call("training", "POST", "courses", {"authority": town.authority, "course": course})
    announced = f"courses/{made['id']}/announce"
    clerk.call("training", "POST", announced, **{"If-Match": f'"{made["version"]}"'})
    return str(made["id"])


def enrolled(town: Town, course: str, email: str, name: str) -> None:
    """Somebody takes a seat."""
    wish = {"name": name, "consent": True}
    eventually(
        lambda: bool(town.person(email).call("training", "POST", f"courses/{course}/enrolments", wish))
    )


def issue_to_all(desk: Page, course: str) -> None:
    """The one action, and the page looked at again until it is done."""
    desk.goto(f"/birou/cursuri/{course}/certificate")
    desk.get_by_role("button", name="Eliberează tuturor").click()

    def is_done() -> bool:
        desk.reload()
        return desk.get_by_text("S-au eliberat").count() > 0

    eventually(is_done)


def downloaded(holder: Page, link: str) -> bytes:
    """What a link gives to be saved."""
    with holder.expect_download() as download:
        holder.get_by_role("link", name=link).click()
    return Path(download.value.path()).read_bytes()


def other_letter_in(badge: str) -> str:
    """The badge with one letter of its content changed."""
    middle = next(at for at in range(len(badge) // 2, len(badge)) if badge[at] in OTHER_LETTER)
    return badge[:middle] + OTHER_LETTER[badge[middle]] + badge[middle + 1 :]


def check_by_number(stranger: Page, number: str, fingerprint: str) -> None:
    """What stands on paper is typed."""
    stranger.goto("/certificate")
    stranger.get_by_label("Numărul certificatului").fill(number)
    stranger.get_by_label("Amprenta").fill(fingerprint)
    stranger.get_by_role("button", name="Verific").first.click()


def replace_and_revoke(desk: Page, course: str) -> None:
    """Another name, told why too shortly at first; then the new one is revoked."""
    desk.goto(f"/birou/cursuri/{course}/certificate")
    row = desk.get_by_role("row").filter(has_text="Ana-Maria")
    row.get_by_role("link", name="Înlocuiește").click()
    desk.get_by_label("Nume și prenume").fill("Ana-Maria Nouă")
    desk.get_by_label("Motivul").fill("scurt")
    desk.get_by_role("button", name="Înlocuiește").click()
    expect(desk.get_by_role("alert")).to_contain_text("cel puțin 20 de semne")
    desk.get_by_label("Motivul").fill(REASON)
    desk.get_by_role("button", name="Înlocuiește").click()
    desk.get_by_role("row").filter(has_text="Ana-Maria").get_by_role("link", name="Retrage").click()
    desk.get_by_label("eliberat din greșeală").check()
    desk.get_by_label("Motivul", exact=True).fill(REASON)
    desk.get_by_role("button", name="Retrage").click()
    expect(desk.get_by_role("row").filter(has_text="Ana-Maria")).to_contain_text("Retras")


def test_from_the_desk_to_a_stranger(open_page: OpenPage, town: Town, axe_script: str) -> None:
    """All without JavaScript. One changed letter, another name, a revoked one: each is said."""
    other = newcomer(town, "certificata")
    course = course_that_is_over(town)
    enrolled(town, course, other, "Ana-Maria Exemplu")
    enrolled(town, course, town.citizen, "Ion Exemplu")
    desk = open_page("/birou", sign_in_as=town.clerk, java_script_enabled=False)
    issue_to_all(desk, course)
    expect(desk.get_by_role("row").filter(has_text="Ana-Maria Exemplu")).to_contain_text("Valabil")
    town.mails.wait(other, "Certificatul dumneavoastră")

    holder = open_page("/cont/certificate", sign_in_as=other, java_script_enabled=False)
    assert downloaded(holder, "Certificatul (PDF)").startswith(b"%PDF-")
    badge = downloaded(holder, "Insigna digitală (Open Badge").decode()
    holder.get_by_role("link", name="Ce vede cine îl verifică").click()
    public = holder.url
    fingerprint = holder.locator(".fingerprint").inner_text()
    number = holder.get_by_role("heading", level=1).inner_text().rpartition(" ")[2]

    stranger = open_page("/certificate", java_script_enabled=False)
    check_by_number(stranger, number, fingerprint)
    expect(stranger.get_by_role("status")).to_contain_text("Certificatul este valabil.")
    expect(stranger.get_by_text("A.-M. E.")).to_be_visible()
    expect(stranger.get_by_text("Ana-Maria Exemplu")).to_have_count(0)
    for text, said in (
        (badge, "Certificatul este valabil."),
        (other_letter_in(badge), "conținutul a fost schimbat"),
    ):
        stranger.goto("/certificate")
        stranger.get_by_label("Textul insignei").fill(text)
        stranger.get_by_role("button", name="Verific").last.click()
        expect(stranger.get_by_role("status")).to_contain_text(said)

    replace_and_revoke(desk, course)
    stranger.goto(public)
    expect(stranger.get_by_text("îl înlocuiește certificatul nr.")).to_be_visible()
    town.mails.wait(other, "Certificat retras")

    # axe runs as a script does.
    seen = open_page("/certificate", sign_in_as=other)
    for path in ("/certificate", public, "/en/certificate", "/cont/certificate"):
        seen.goto(path)
        check(seen, axe_script)
    clerk = open_page(f"/birou/cursuri/{course}/certificate", sign_in_as=town.clerk)
    check(clerk, axe_script)


def test_an_exception_keeps_its_reason(open_page: OpenPage, town: Town, axe_script: str) -> None:
    """For who was not there; beside the certificate in the clerks' list."""
    course = course_that_is_over(town, least_attended=80)
    enrolled(town, course, town.citizen, "Ion Exemplu")
    desk = open_page(f"/birou/cursuri/{course}/certificate", sign_in_as=town.clerk)
    expect(desk.get_by_text("Nimeni fără certificat nu îndeplinește regulile.")).to_be_visible()
    desk.get_by_role("link", name="Eliberează ca excepție").click()
    check(desk, axe_script)
    desk.get_by_label("Motivul").fill(REASON)
    desk.get_by_role("button", name="Eliberează ca excepție").click()
    expect(desk.get_by_role("row").filter(has_text="Ion Exemplu")).to_contain_text(REASON)
