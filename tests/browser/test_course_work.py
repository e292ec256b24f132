"""The test of a course and what people think of it, all without JavaScript; then the clerk's report."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Competențe civice, seria cu test"
LIST = """una;Câte zile sunt pentru recomandări?;*zece|cinci;1;Legea 52/2003, art. 7
mai multe;Cine cere o dezbatere?;*o asociație|*o autoritate|un judecător;2
adevărat-fals;Se răspunde în scris.;adevărat;1
număr;Câte zile lucrătoare?;30;1"""
ANSWERS = {
    "Câte zile sunt": ["zece"],
    "Cine cere": ["o asociație", "o autoritate"],
    "Se răspunde": ["Adevărat"],
}


def over(town: Town) -> str:
    """A course that was held this night, for which one enrols until the end of the day."""
    clerk, today = town.person(town.clerk), datetime.now(ZoneInfo("Europe/Bucharest")).date()
    begins = datetime(today.year, today.month, today.day, tzinfo=ZoneInfo("Europe/Bucharest"))
    session = {
        "starts_at": begins.astimezone(UTC).isoformat(),
        "ends_at": begins.replace(minute=1).astimezone(UTC).isoformat(),
        "place": "Casa de Cultură (exemplu)",
    }
    course: dict[str, Any] = {
        "title": TITLE,
        "summary": "Cum se scrie o recomandare (exemplu).",
        "competences": ["citizenship"],
        "hours": 6,
        "seats": 70,
        "audience": ["citizen"],
        "enrol_until": today.isoformat(),
        "sessions": [session],
        "is_example": True,
    }
    made = clerk.call("training", "POST", "courses", {"authority": town.authority, "course": course})
    version = {"If-Match": f'"{made["version"]}"'}
    clerk.call("training", "POST", f"courses/{made['id']}/announce", **version)
    return str(made["id"])


def prepare(desk: Page) -> None:
    """The questions from a table, a test of them all, a form for opinions."""
    desk.get_by_role("link", name="Întrebări").click()
    desk.get_by_role("link", name="mai multe deodată").click()
    desk.get_by_label("Tabelul").fill(LIST.replace("una;", "ghici;", 1))
    desk.get_by_role("button", name="Puneți întrebările").click()
    expect(desk.get_by_text("Rândul 1: felul „ghici” nu se cunoaște.")).to_be_visible()
    desk.get_by_label("Tabelul").fill(LIST)
    desk.get_by_role("button", name="Puneți întrebările").click()
    expect(desk.get_by_role("status")).to_contain_text("salvate")
    desk.get_by_role("link", name="Test și rezultate").click()
    desk.get_by_label("prin test").check()
    desk.get_by_label("Câte întrebări primește fiecare").fill("4")
    opens = desk.get_by_role("group", name="Deschis de la")
    opens.get_by_label("Ziua").fill("2026-01-13")
    opens.get_by_label("Ora").fill("09:00")
    desk.get_by_role("button", name="Salvați").click()
    expect(desk.get_by_role("status")).to_contain_text("Evaluarea este salvată.")
    desk.get_by_role("link", name="Păreri").click()
    desk.get_by_role("button", name="Salvați").click()
    expect(desk.get_by_role("status")).to_contain_text("salvate")


def enrol(page: Page, course: str) -> None:
    """With a word on the statistics."""
    page.goto(f"/cursuri/{course}/inscriere")
    page.get_by_label("Sunt de acord").check()
    page.get_by_label("localitatea și genul").check()
    page.get_by_label("feminin").check()
    page.get_by_role("button", name="Înscriere la curs").click()
    expect(page.get_by_role("status")).to_contain_text("Aveți loc.")


def answer(page: Page, number: str) -> None:
    """Each question in whatever order it was drawn; the number as given."""
    for question, options in ANSWERS.items():
        for option in options:
            page.get_by_role("group", name=question).get_by_label(option, exact=True).check()
    page.get_by_role("group", name="Câte zile lucrătoare").get_by_label("Numărul").fill(number)


def test_one_fails_passes_and_says_what_one_thinks(open_page: OpenPage, town: Town, axe_script: str) -> None:
    """What was saved is there again; what is right is shown once it is passed; the clerk reads the report."""
    course = over(town)
    desk = open_page(f"/birou/cursuri/{course}", sign_in_as=town.clerk, java_script_enabled=False)
    prepare(desk)
    who = newcomer(town, "elena")
    page = open_page("/", sign_in_as=who, java_script_enabled=False)
    enrol(page, course)
    page.get_by_role("link", name="Testul și rezultatul").click()
    page.get_by_role("button", name="Începeți testul").click()
    page.get_by_role("group", name="Se răspunde").get_by_label("Adevărat").check()
    page.get_by_role("button", name="Salvați").last.click()
    expect(page.get_by_role("status")).to_contain_text("salvate")
    page.reload()
    expect(page.get_by_role("group", name="Se răspunde").get_by_label("Adevărat")).to_be_checked()
    page.get_by_role("group", name="Câte zile lucrătoare").get_by_label("Numărul").fill("multe")
    page.get_by_role("button", name="Predați testul").click()
    expect(page.get_by_role("alert")).to_contain_text("scrieți un număr")
    page.get_by_role("group", name="Câte zile lucrătoare").get_by_label("Numărul").fill("29")
    page.get_by_role("button", name="Predați testul").click()
    expect(page.get_by_role("status")).to_contain_text("Nu ați ajuns la 60 %. Puncte: 1 din 5.")
    expect(page.get_by_text("Legea 52/2003, art. 7")).to_have_count(0)

    page.get_by_role("link", name="Înapoi la test").click()
    page.get_by_role("button", name="Încercați din nou").click()
    answer(page, "30")
    page.get_by_role("button", name="Predați testul").click()
    expect(page.get_by_role("status")).to_contain_text("Ați promovat. Puncte: 5 din 5.")
    expect(page.get_by_text("Legea 52/2003, art. 7")).to_be_visible()
    page.goto(f"/cont/cursuri/{course}/parere")
    page.get_by_label("5, foarte mult").first.check()
    page.get_by_label("Ce ar trebui schimbat?").fill("Mai multe exemple.")
    page.get_by_role("button", name="Trimiteți părerea").click()
    expect(page.get_by_role("status")).to_contain_text("Vă mulțumim.")

    desk.goto(f"/birou/cursuri/{course}/test")
    expect(desk.get_by_role("row").filter(has_text="Elena Exemplu")).to_contain_text("promovat")
    desk.goto(f"/birou/cursuri/{course}/raport")
    expect(desk.get_by_role("row").filter(has_text="feminin")).to_contain_text("1")
    desk.goto(f"/birou/cursuri/{course}/pareri")
    expect(desk.get_by_text("A răspuns o persoană.")).to_be_visible()
    expect(desk.get_by_text("Mai multe exemple.")).to_have_count(0)

    seen = open_page(f"/cursuri/{course}", sign_in_as=who)
    for path in (
        "",
        f"/cursuri/{course}/inscriere",
        f"/cont/cursuri/{course}/test",
        f"/en/cont/cursuri/{course}/acord",
    ):
        seen.goto(path or f"/cursuri/{course}")
        check(seen, axe_script)
    clerk = open_page("/", sign_in_as=town.clerk)
    for part in ("materiale", "intrebari", "intrebari/noua?fel=multiple", "test", "note", "pareri", "raport"):
        clerk.goto(f"/birou/cursuri/{course}/{part}")
        check(clerk, axe_script)
