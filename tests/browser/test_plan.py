"""A clerk plans the days of a consultation: refused, warned of, drawn, urgent; another clerk beside."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

PUBLICATION, LAST_DAY = "Ziua în care se publică anunțul", "Ultima zi pentru recomandări"
ADOPTION, DEBATE = "Ședința de adoptare", "Dezbaterea publică"
ON, STAY = "Salvează și vezi ce se publică", "Salvează și arată termenele"
WHY = "Podul de pe strada Lungă s-a rupt, iar drumul de ocolire trebuie reglementat."


def draft(town: Town, title: str) -> str:
    """A draft with one article; returns its id."""
    body: dict[str, Any] = {
        "authority": town.authority,
        "title": title,
        "articles": [{"number": "1", "text": "Se aprobă."}],
        "recommendations_until": (datetime.now(UTC).date() + timedelta(days=20)).isoformat(),
    }
    return str(town.person(town.clerk).call("consultation", "POST", "consultations", body)["id"])


def later(page: Page, days: int) -> str:
    """So many days after the planned day of publication, as a field takes it."""
    return (date.fromisoformat(page.get_by_label(PUBLICATION).input_value()) + timedelta(days)).isoformat()


def test_from_a_refused_day_to_an_urgent_procedure(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """What was typed stays, each refusal names its article, and everybody reads why it is urgent."""
    consultation = draft(town, "Proiect de hotărâre privind podul (exemplu)")
    page = open_page(f"/birou/consultari/{consultation}/calendar", sign_in_as=town.clerk)
    check(page, axe_script)
    page.get_by_label(ADOPTION).fill(later(page, 25))
    page.get_by_role("button", name=ON).click()
    expect(page.get_by_role("alert")).to_contain_text("art. 7 alin. (2)")
    expect(page.get_by_label(ADOPTION)).to_have_value(later(page, 25))
    check(page, axe_script)
    page.get_by_label(ADOPTION).fill(later(page, 70))
    page.get_by_label(LAST_DAY).fill(later(page, 10))
    page.get_by_role("button", name=STAY).click()
    expect(page.get_by_text("De verificat în calendar:")).to_be_visible()
    expect(page.get_by_role("table").first).to_be_visible()
    check(page, axe_script)
    page.get_by_label(ADOPTION).fill(later(page, 25))
    page.get_by_label("Se urmează procedura de urgență").check()
    page.get_by_label("De ce este urgent").fill("E urgent.")
    page.get_by_role("button", name=ON).click()
    expect(page.get_by_role("alert")).to_contain_text("cel puțin 20 de litere")
    page.get_by_label("De ce este urgent").fill(WHY)
    page.get_by_role("button", name=ON).click()
    expect(page.get_by_text(WHY, exact=True)).to_be_visible()
    page.get_by_role("button", name="Publică").click()
    expect(page.get_by_role("status").first).to_be_visible()
    public = open_page(f"/consultari/{consultation}", java_script_enabled=False)
    expect(public.get_by_text(WHY, exact=True)).to_be_visible()
    expect(public.get_by_text("Legea nr. 52/2003, art. 7 alin. (13)")).to_be_visible()
    course = public.get_by_role("complementary", name="Parcursul")
    expect(course.get_by_role("listitem").filter(has_text="Adoptarea")).to_contain_text("zi plănuită")
    check(open_page(f"/en/consultari/{consultation}"), axe_script)
    desk = open_page("/birou", sign_in_as=town.clerk)
    due = desk.get_by_role("region", name="Termene care curg")
    expect(
        due.get_by_role("link", name="Sfârșitul recomandărilor: Proiect de hotărâre privind podul")
    ).to_be_visible()
    check(desk, axe_script)


def test_two_clerks_plan_at_once(town: Town, open_page: OpenPage) -> None:
    """The second sees the first one's day, and keeps their own in the field."""
    consultation = draft(town, "Proiect de hotărâre privind piața (exemplu)")
    path = f"/birou/consultari/{consultation}/calendar"
    first, second = open_page(path, sign_in_as=town.clerk), open_page(path, sign_in_as=town.clerk)
    first.get_by_label(ADOPTION).fill(later(first, 80))
    first.get_by_role("button", name=STAY).click()
    second.get_by_label(ADOPTION).fill(later(second, 90))
    second.get_by_role("button", name=STAY).click()
    expect(second.get_by_role("alert")).to_contain_text("Altcineva a schimbat această consultare")
    expect(second.get_by_role("heading", name="Ședința de adoptare")).to_be_visible()
    expect(second.get_by_label(ADOPTION)).to_have_value(later(second, 90))
    second.get_by_role("button", name=STAY).click()
    expect(second.get_by_text("Plănuit:")).not_to_have_count(0)
