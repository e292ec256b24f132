"""The calculator of terms, as a stranger uses it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check

PATH = "/calculator-termene"
ASKED = f"{PATH}?kind=normative&published=2026-01-13&count_rule=civil-code"


def test_the_terms_of_a_notice_without_a_script(open_page: OpenPage) -> None:
    """From the footer to the days, by the form; the address can be sent to somebody."""
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("contentinfo").get_by_role("link", name="Calculator de termene").click()
    page.get_by_label("Ziua anunțului").fill("2026-01-13")
    page.get_by_role("button", name="Calculează termenele").click()
    terms = page.get_by_role("region", name="Termene pentru anunțul din 13 ianuarie 2026")
    expect(terms).to_contain_text("Ultima zi: luni, 26 ianuarie 2026")
    expect(terms).to_contain_text("miercuri, 25 februarie 2026")
    expect(terms).to_contain_text("art. 7 (2) · 30 de zile lucrătoare, numărate după Codul civil")
    page.get_by_label("Cum se numără zilele").select_option("Cu prima zi")
    page.get_by_role("button", name="Calculează termenele").click()
    assert "count_rule=first-counted" in page.url
    expect(page.get_by_role("region", name="Termene")).to_contain_text("marți, 24 februarie 2026")


def test_the_days_stand_in_tables_that_are_read_aloud(open_page: OpenPage) -> None:
    """A month is a table with its name; a day says which it is, or why it does not count."""
    page = open_page(ASKED)
    january = page.get_by_role("table", name="ianuarie 2026")
    expect(january.get_by_role("columnheader")).to_have_count(7)
    expect(january.get_by_role("cell", name="Ziua anunțului")).to_have_count(1)
    expect(january.get_by_role("cell", name="ziua 1", exact=False).first).to_be_visible()
    expect(january.get_by_role("cell", name="Ziua Unirii Principatelor Române")).to_contain_text("24")
    february = page.get_by_role("table", name="februarie 2026")
    expect(february.get_by_role("cell", name="Ultima din cele 30 de zile lucrătoare")).to_contain_text("24")


@pytest.mark.parametrize(
    ("prefix", "button", "title", "wrong"),
    [
        ("", "Calculează termenele", "Ceva trebuie îndreptat", "Scrieți ziua în care s-a publicat anunțul."),
        ("/en", "Work out the terms", "", "Give the day on which the notice was published."),
    ],
)
def test_a_mistake_by_keyboard_alone(
    open_page: OpenPage, axe_script: str, prefix: str, button: str, title: str, wrong: str
) -> None:
    """The page says what to mend, at the top and at the field, and leads there."""
    page = open_page(prefix + PATH)
    page.locator("#f-published").fill("")
    page.get_by_role("button", name=button).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(wrong)
    expect(page.get_by_role("alert")).to_contain_text(title)
    link = page.get_by_role("alert").get_by_role("link", name=wrong)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#f-published")).to_be_focused()
    check(page, axe_script)


def test_the_calculator_is_for_everyone(open_page: OpenPage, axe_script: str) -> None:
    """Empty, with a plan of each sort, in both languages, narrow and wide, light and dark; the piece, too."""
    page: Page = open_page(PATH)
    for path in (PATH, ASKED, "/en" + ASKED, ASKED.replace("normative", "local-budget"), "/componente"):
        page.goto(path)
        check(page, axe_script)


def test_on_paper_stand_the_days_and_not_the_form(open_page: OpenPage) -> None:
    """What is printed says of which notice it is."""
    page = open_page(ASKED)
    page.emulate_media(media="print")
    expect(page.locator("main form")).to_be_hidden()
    expect(page.get_by_role("heading", name="Termene pentru anunțul din 13 ianuarie 2026")).to_be_visible()
    expect(page.get_by_role("table", name="ianuarie 2026")).to_be_visible()


def test_the_days_go_into_ones_own_calendar(open_page: OpenPage) -> None:
    """The link downloads a file."""
    page = open_page(ASKED)
    with page.expect_download() as download:
        page.get_by_role("link", name="Descarcă zilele").click()
    assert download.value.suggested_filename == "termene.ics"
