"""A course from the clerk's desk to a seat, the waiting list and back; all without JavaScript."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Competențe civice, seria de probă"


def write(page: Page) -> None:
    """A course with one seat, one evening, in ten days; what is missing is said first."""
    page.get_by_role("button", name="Salvați").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți titlul.")
    page.get_by_label("Titlul cursului").fill(TITLE)
    page.get_by_label("Pe scurt").fill("Cum se scrie o recomandare (exemplu).")
    page.get_by_label("competențe cetățenești").check()
    page.get_by_label("oricine").check()
    page.get_by_label("Locuri", exact=True).fill("1")
    day = datetime.now(UTC).date() + timedelta(days=10)
    page.get_by_label("Ultima zi de înscriere").fill(day.isoformat())
    first = page.get_by_role("group", name="Întâlnirea 1")
    first.get_by_label("Ziua").fill(day.isoformat())
    first.get_by_label("De la ora").fill("17:00")
    first.get_by_label("Până la ora").fill("20:00")
    page.get_by_role("button", name="Salvați").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Întâlnirea 1: scrieți locul")
    page.get_by_role("group", name="Întâlnirea 1").get_by_label("Locul").fill("Casa de Cultură (exemplu)")


def enrol(page: Page, course: str, button: str) -> None:
    """Ask for a seat, with consent."""
    page.goto(course)
    page.get_by_role("link", name=button).click()
    page.get_by_label("Sunt de acord").check()
    myself = page.get_by_label("Vin în nume propriu")
    if myself.count():
        myself.check()
    page.get_by_role("button", name="Înscriere la curs").click()


def test_a_course_is_announced_and_filled(open_page: OpenPage, town: Town, axe_script: str) -> None:
    """One citizen takes the only seat, another waits, and moves up when it is given back."""
    desk = open_page(
        f"/birou/cursuri/nou?autoritate={town.authority}", sign_in_as=town.clerk, java_script_enabled=False
    )
    write(desk)
    desk.get_by_role("button", name="Salvați").last.click()
    expect(desk.get_by_role("heading", name=TITLE)).to_be_visible()
    desk.get_by_role("button", name="Anunțați cursul").click()
    expect(desk.get_by_text("Înscrieri deschise")).to_be_visible()
    course = desk.url.replace("/birou", "")

    page = open_page(course, sign_in_as=town.citizen, java_script_enabled=False)
    enrol(page, course, "Înscriere la curs")
    expect(page.get_by_role("status")).to_contain_text("Aveți loc.")
    other = newcomer(town, "cursanta")
    second = open_page("/", sign_in_as=other, java_script_enabled=False)
    enrol(second, course, "Intrați pe lista de așteptare")
    expect(second.get_by_role("status")).to_contain_text("lista de așteptare")
    page.goto("/cont/cursuri")
    page.get_by_role("button", name="Renunț la loc").click()
    expect(page.get_by_role("status")).to_contain_text("Ați renunțat la loc.")
    mail = town.mails.wait(other, "S-a eliberat un loc la curs")
    assert TITLE in " ".join(mail["text"].split())
    second.goto("/cont/cursuri")
    expect(second.get_by_text("are loc")).to_be_visible()
    desk.reload()
    expect(desk.get_by_role("row").filter(has_text=content.CITIZEN[1])).to_contain_text("a renunțat")

    listed = f"{desk.url.partition('?')[0]}/lista"
    desk.goto(listed)
    desk.get_by_label("Persoanele").fill("Ion Exemplu; Sindicatul Exemplu; Orașul Exemplu\n;fără nume")
    desk.get_by_role("button", name="Înscrieți").click()
    expect(desk.get_by_role("alert")).to_contain_text("Rândul 2:")
    desk.get_by_label("Persoanele").fill("Ion Exemplu; Sindicatul Exemplu; Orașul Exemplu")
    desk.get_by_label("Am formularele semnate").check()
    desk.get_by_role("button", name="Înscrieți").click()
    entered = desk.get_by_role("row").filter(has_text="Sindicatul Exemplu")
    expect(entered).to_contain_text("așteaptă (1)")
    entered.get_by_role("button", name="Scoateți de pe listă").click()
    expect(desk.get_by_role("row").filter(has_text="Ion Exemplu")).to_have_count(0)

    # axe runs as a script does.
    seen = open_page("/cursuri", sign_in_as=other)
    for path in ("/cursuri", course, "/en/cursuri", "/cont/cursuri"):
        seen.goto(path)
        check(seen, axe_script)
    clerk = open_page(listed, sign_in_as=town.clerk)
    course_desk = listed.removesuffix("/lista")
    for path in (course_desk, listed, f"{course_desk}/scrie", f"/birou/cursuri?autoritate={town.authority}"):
        clerk.goto(path)
        check(clerk, axe_script)
