"""The chair's screen by keyboard, and what stands on the wall meanwhile."""

from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town


def called_today(town: Town) -> str:
    """A debate that begins in the last minute of today, with the citizen as a speaker who is in the room."""
    clerk, citizen = town.person(town.clerk), town.person(town.citizen)
    consultation_id = publish_one(town).rpartition("/")[2]
    wanted = {
        "authority": town.authority,
        "kind": "debate",
        "consultation_id": consultation_id,
        "on": datetime.now(ZoneInfo("Europe/Bucharest")).date().isoformat(),
        "begins": "23:59",
        "ends": "01:30",
        "place": "Sala de consiliu (exemplu)",
        "speaking_minutes": 3,
        "agenda": ["Prezentarea proiectului", "Cuvântul celor înscriși"],
    }
    key = {"Idempotency-Key": str(uuid4())}
    meeting_id = str(clerk.call("consultation", "POST", "meetings", wanted, **key)["id"])
    of = f"gatherings/meeting/{meeting_id}"
    speaks = {"wish": "speak", "agenda_point": 2}
    made = citizen.call(
        "consultation", "POST", f"{of}/registrations", speaks, **{"Idempotency-Key": str(uuid4())}
    )
    # Checked in at the door ahead of its hour, by a device whose clock says so.
    came = {"key": str(uuid4()), "person": made["id"], "at": datetime.now(UTC).isoformat()}
    [noted] = clerk.call("consultation", "POST", f"desk/{of}/door", {"arrivals": [came]})["results"]
    assert noted["result"] == "checked-in"
    return meeting_id


def test_the_chair_gives_the_floor_by_keyboard(open_page: OpenPage, town: Town, axe_script: str) -> None:
    """Opened, next, paused, finished, closed; the wall names nobody; a reload goes on from there."""
    meeting_id, name = called_today(town), content.CITIZEN[1]
    page = open_page(f"/birou/intalniri/{meeting_id}/prezidiu", sign_in_as=town.clerk)
    press(page, "Deschideți întâlnirea")
    expect(page.get_by_text("în sală")).to_be_visible()
    check(page, axe_script)
    press(page, f"Următorul: {name}")
    expect(page.get_by_text("mai are", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Punctul 2 din ordinea de zi")).to_be_visible()

    wall = open_page(f"/intalniri/{meeting_id}/ecran")
    expect(wall.get_by_text("mai are", exact=True)).to_be_visible()
    expect(wall.get_by_text(name)).to_have_count(0)
    check(wall, axe_script)

    page.get_by_role("button", name="Pauză").press("Enter")
    expect(page.get_by_text("în pauză")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Continuați").press("Enter")
    page.get_by_role("button", name="A terminat").press("Enter")
    expect(page.get_by_text("Toți cei înscriși la cuvânt au fost chemați.")).to_be_visible()
    page.get_by_label("Numele").fill("Invitata Exemplu")
    page.get_by_label("Organizația").fill("Universitatea Exemplu")
    page.get_by_role("button", name="Dați cuvântul").press("Enter")
    expect(page.get_by_role("timer")).to_be_visible()
    expect(wall.get_by_text("Universitatea Exemplu")).to_be_visible(timeout=15_000)
    check(page, axe_script)

    plain = open_page(page.url, sign_in_as=town.clerk, java_script_enabled=False)
    plain.get_by_label("Ce se discută acum").select_option(index=1)
    plain.get_by_role("button", name="Arătați").click()
    page.get_by_role("button", name="A terminat").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()  # the other device was first
    page.get_by_role("button", name="Închideți întâlnirea").press("Enter")
    expect(page.get_by_text("întâlnirea s-a încheiat")).to_be_visible()
    expect(page.get_by_role("button", name="Dați cuvântul")).to_have_count(0)


def press(page: Page, name: str) -> None:
    """The button that has the focus already, by Enter alone."""
    expect(page.get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("Enter")
