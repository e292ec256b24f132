"""Days off by the Government's decision: an administrator enters one, the calculator counts it."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

PATH = "/birou/zile-libere?an=2026"
PLAN = "/calculator-termene?kind=normative&published=2026-01-13"


def test_a_day_is_entered_counted_and_taken_back(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Without a script; mistakes at the field, a day twice refused with its sentence."""
    page = open_page(PATH, sign_in_as=town.administrator, java_script_enabled=False)
    page.get_by_role("button", name="Adaugă ziua").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți ziua liberă.")
    for _ in range(2):
        page.get_by_label("Ziua", exact=True).fill("2026-01-23")
        page.get_by_label("Hotărârea Guvernului").fill("HG 1/2026")
        page.get_by_role("button", name="Adaugă ziua").click()
    expect(page.get_by_role("alert")).to_contain_text("Ziua este deja nelucrătoare")
    expect(page.get_by_label("Hotărârea Guvernului")).to_have_value("HG 1/2026")
    page.goto(PATH)
    expect(page.get_by_role("listitem").filter(has_text="vineri, 23 ianuarie 2026")).to_contain_text(
        "HG 1/2026"
    )
    anybody = open_page(PLAN, java_script_enabled=False)
    expect(anybody.get_by_role("region", name="Termene")).to_contain_text("joi, 26 februarie 2026")
    cell = anybody.get_by_role("table", name="ianuarie 2026").get_by_role("cell", name="zi liberă stabilită")
    expect(cell).to_contain_text("23")
    page.get_by_role("button", name=re.compile("Elimină")).click()
    expect(page.get_by_role("status")).to_contain_text("se numără din nou")
    expect(page.get_by_text("Nu este trecută nicio zi liberă pentru 2026.")).to_be_visible()


def test_the_page_is_for_administrators_and_for_everyone_among_them(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """Empty and with a mistake, in both languages, narrow and wide, light and dark."""
    page = open_page(PATH, sign_in_as=town.administrator)
    for prefix in ("", "/en"):
        page.goto(prefix + PATH)
        check(page, axe_script)
        page.locator("main form button").last.click()
        check(page, axe_script)
    page = open_page("/", sign_in_as=town.clerk)
    answer = page.goto(PATH)
    assert answer
    assert answer.status == 403
