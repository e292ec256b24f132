"""A debate from the clerk's desk to a visitor's calendar; all without JavaScript."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Dezbatere de probă: parcarea din centru"


def day_in(days: int) -> str:
    """A day as forms take it."""
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def call(desk: Page) -> None:
    """Step by step; what is missing is said at its field, what the law warns of before anybody is called."""
    desk.get_by_role("button", name="Continuă").click()
    expect(desk.get_by_role("alert")).to_contain_text("Scrieți ziua.")
    desk.get_by_label("Ziua").fill(day_in(20))
    desk.get_by_label("De la ora").fill("17:00")
    desk.get_by_label("Până la ora").fill("19:00")
    desk.get_by_label("Locul").fill("Sala de consiliu (exemplu)")
    desk.get_by_role("button", name="Continuă").click()
    desk.get_by_label("Titlul").fill(TITLE)
    desk.get_by_label("Ordinea de zi").fill("Prezentarea proiectului\nCuvântul celor înscriși")
    desk.get_by_label("Minute pentru fiecare vorbitor").fill("3")
    desk.get_by_role("button", name="Continuă").click()
    expect(desk.get_by_text("nu este verificat")).to_be_visible()
    desk.get_by_role("button", name="Convocați și anunțați").click()
    expect(desk.get_by_role("status")).to_contain_text("Întâlnirea este anunțată.")


def test_a_debate_is_called_moved_and_read(open_page: OpenPage, town: Town, axe_script: str) -> None:
    """Who follows the authority is told; a visitor reads it and takes it into a calendar."""
    act = publish_one(town)
    citizen = town.person(town.citizen)
    topic = {"topic": {"kind": "authority", "value": town.authority}, "language": "ro"}
    citizen.call("notification", "POST", "follows/mine", topic)
    desk = open_page(f"/birou{act}", sign_in_as=town.clerk, java_script_enabled=False)
    desk.get_by_role("link", name="Convocați o dezbatere").first.click()
    call(desk)
    path = desk.url.split("?")[0].removeprefix(town.url).replace("/birou", "")
    mail = town.mails.wait(town.citizen, f"Dezbatere publică: {TITLE}")
    assert "Sala de consiliu" in mail["text"]

    desk.get_by_role("link", name="Mutați întâlnirea").click()
    desk.get_by_label("Ziua").fill(day_in(6))
    desk.get_by_label("Motivul").fill("Proiectul se dezbate mai devreme.")
    desk.get_by_role("button", name="Mutați").click()
    expect(desk.get_by_role("status")).to_contain_text("Întâlnirea este mutată")
    town.mails.wait(town.citizen, f"S-a mutat: {TITLE}")

    page = open_page("/intalniri", java_script_enabled=False)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("Proiectul se dezbate mai devreme.").first).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="În calendarul dumneavoastră").click()
    [event] = Calendar.from_ical(taken.value.path().read_bytes()).walk("VEVENT")
    assert (event["SEQUENCE"], event.decoded("DTSTART").hour) == (1, 17)
    page.goto(f"{act}#intalniri")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()

    # axe runs as a script does.
    seen = open_page("/intalniri")
    for one in ("/intalniri", "/intalniri/calendar", path, f"/en{path}", f"{path}/anunt"):
        seen.goto(one)
        check(seen, axe_script)
    clerk = open_page(f"/birou{path}", sign_in_as=town.clerk)
    new = f"/birou/intalniri/noua?autoritate={town.authority}"
    listed = f"/birou/intalniri?autoritate={town.authority}"
    for one in (f"/birou{path}", listed, new, f"/birou{path}/muta", f"/birou{path}/scrie"):
        clerk.goto(one)
        check(clerk, axe_script)
