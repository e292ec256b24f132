"""Registering for a meeting without JavaScript and without account; who waits moves up; the desk."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

ADDRESS, NAME = "vorbitor@persoane.example.org", "Ion Vorbitorul"
TITLE = "Dezbatere cu un singur loc"
GO_ON = "Continuă"


def call_one(town: Town) -> str:
    """A debate with one seat, called at the API; returns its page's path."""
    body = {
        "authority": town.authority,
        "kind": "debate",
        "consultation_id": publish_one(town).rpartition("/")[2],
        "on": (datetime.now(UTC).date() + timedelta(days=9)).isoformat(),
        "begins": "17:00",
        "ends": "19:00",
        "place": "Sala de consiliu (exemplu)",
        "title": TITLE,
        "capacity": 1,
        "agenda": ["Prezentarea proiectului", "Cuvântul celor înscriși"],
    }
    made = town.person(town.clerk).call("consultation", "POST", "meetings", body)
    return f"/intalniri/{made['id']}"


def test_from_the_meetings_page_to_giving_the_seat_back(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """The seat is taken when the letter's button is pressed; given back, whoever waits has it and is told."""
    path = call_one(town)
    page = open_page(path, java_script_enabled=False)
    expect(page.get_by_text("Locuri libere: 1 din 1")).to_be_visible()
    page.get_by_role("link", name="Înscrieți-vă").click()
    page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți cum veniți.")
    page.get_by_label("Vreau să iau cuvântul").check()
    page.get_by_role("button", name=GO_ON).click()
    page.get_by_label("Cuvântul celor înscriși").check()
    page.get_by_role("button", name=GO_ON).click()
    page.get_by_label("Numele dumneavoastră").fill(NAME)
    page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Numele dumneavoastră")).to_have_value(NAME)
    page.get_by_label("Adresa de e-mail").fill(ADDRESS)
    page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_text("Cuvântul celor înscriși")).to_be_visible()
    page.get_by_role("button", name="Trimiteți înscrierea").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verificați-vă poșta")

    secret = town.mails.token(ADDRESS, "confirmați înscrierea")
    own = open_page(f"/inscrieri/confirmare?token={secret}", java_script_enabled=False)
    own.get_by_role("button", name="Mă înscriu").click()
    expect(own.get_by_role("status")).to_contain_text("aveți loc")
    expect(own.get_by_text("Punctul 2 de pe ordinea de zi")).to_be_visible()
    town.mails.wait(ADDRESS, f"Sunteți înscris: {TITLE}")

    citizen = town.person(town.citizen)
    gathering = path.rpartition("/")[2]
    made = citizen.call(
        "consultation", "POST", f"gatherings/meeting/{gathering}/registrations", {"wish": "attend"}
    )
    assert made["state"] == "waiting"
    look_at_all(town, open_page, axe_script, path, own.url)

    own.get_by_role("link", name="Renunțați").click()
    own.get_by_role("button", name="Renunț la loc").click()
    expect(own.get_by_role("status")).to_contain_text("Ați renunțat.")
    town.mails.wait(town.citizen, f"S-a eliberat un loc: {TITLE}")
    page.goto(path)
    expect(page.get_by_text("Locuri libere: 0 din 1")).to_be_visible()
    expect(page.get_by_text(NAME)).to_have_count(0)


def look_at_all(town: Town, open_page: OpenPage, axe_script: str, path: str, own: str) -> None:
    """Each page in both languages; the clerk sees who comes, and sets the order of precedence."""
    seen = open_page(path)
    here = own.split("?", maxsplit=1)[0].removeprefix(town.url)
    token = own.partition("token=")[2].partition("&")[0]
    links = [f"{here}{more}?token={token}" for more in ("", "/schimba", "/renunta", "/uita")]
    for one in (path, f"/en{path}", f"{path}/inscriere", f"/en{path}/inscriere", *links):
        seen.goto(one)
        check(seen, axe_script)
    mine = open_page("/cont/intalniri", sign_in_as=town.citizen)
    expect(mine.get_by_text("pe lista de așteptare").first).to_be_visible()
    check(mine, axe_script)
    desk = open_page(f"/birou{path}", sign_in_as=town.clerk)
    desk.get_by_role("link", name="Cine vine").click()
    expect(desk.get_by_role("row", name=NAME)).to_contain_text(ADDRESS)
    check(desk, axe_script)
    desk.get_by_label("Grupul de pe locul 1").select_option("organisations")
    desk.get_by_role("button", name="Salvați ordinea").click()
    expect(desk.get_by_role("status")).to_contain_text("Ordinea este salvată")
    seen.goto(path)
    expect(seen.get_by_text("1. asociații și alte organizații")).to_be_visible()
