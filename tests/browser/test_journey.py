"""One consultation from draft to answer, as people see it, without JavaScript."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.town import Town

NUMBER = re.compile(r"\d+/\d{4}")
MYSELF = "În numele meu"  # asked of those alone who may also speak for others
SAID = "Două ore nu ajung pentru o vizită la spital; propun trei ore."


def recommend(page: Page, text: str, for_whom: str = "", wording: str = "") -> str:
    """Send a recommendation on article 2 from the consultation's page; returns its register number."""
    page.get_by_role("link", name="Recomandă la articolul 2").click()
    page.get_by_label("Ce recomandați?").fill(text)
    page.get_by_role("button", name="Continuă").click()
    page.get_by_label("Cum ați scrie articolul?").fill(wording)
    page.get_by_role("button", name="Continuă").click()
    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_role("group", name="Numele în pagina publică")).to_be_visible()
    if for_whom or page.get_by_label(MYSELF).count():
        page.get_by_label(for_whom or MYSELF).check()
    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_role("heading", name="Verificați înainte de a trimite")).to_be_visible()
    expect(page.get_by_text(text)).to_be_visible()
    page.get_by_role("button", name="Trimite recomandarea").click()
    expect(page.get_by_role("heading", name="Recomandarea a fost înregistrată")).to_be_visible()
    number = page.locator(".receipt .number").inner_text()
    assert NUMBER.fullmatch(number)
    return number


def test_a_consultation_from_draft_to_answer_without_javascript(town: Town, open_page: OpenPage) -> None:
    """Verify, publish, recommend as a citizen and as an association, receive receipts, answer, see both."""
    clerk = open_page("/birou", sign_in_as=town.clerk, java_script_enabled=False)
    clerk.get_by_role("link", name="Verifică Asociația").click()
    clerk.get_by_role("button", name="Înregistrează organizația").click()
    expect(clerk.get_by_text("Organizația este înregistrată.")).to_be_visible()
    clerk.goto("/birou")
    clerk.get_by_role("link", name="Vezi și publică").click()
    clerk.get_by_role("button", name="Publică acum").click()
    expect(clerk.get_by_text("Consultarea este publicată.")).to_be_visible()
    clerk.get_by_role("link", name="Pagina publică").click()
    path = clerk.url.removeprefix(town.url)
    title = clerk.get_by_role("heading", level=1).inner_text()
    town.mails.wait(town.citizen, title[:40])

    citizen = open_page(path, sign_in_as=town.citizen, java_script_enabled=False)
    number = recommend(citizen, SAID, wording="În zona centrală se poate parca cel mult trei ore.")
    town.mails.wait(town.citizen, number)
    citizen.get_by_role("link", name="Verifică acum").click()
    expect(citizen.get_by_text(f"Numărul {number} este înregistrat.")).to_be_visible()

    representative = open_page(path, sign_in_as=town.representative, java_script_enabled=False)
    other = recommend(representative, "Limita să fie scrisă și pe indicatoare.", for_whom="Asociația")
    assert other != number

    clerk.goto("/birou/recomandari")
    clerk.get_by_role("link", name=f"Recomandarea {number}").click()
    clerk.get_by_role("button", name="Trimite răspunsul").click()
    expect(clerk.get_by_role("alert")).to_contain_text("Scrieți motivul.")
    clerk.get_by_label("O preluăm în parte").check()
    clerk.get_by_label("De ce").fill("Spitalul are parcare proprie din luna martie.")
    clerk.get_by_role("button", name="Trimite răspunsul").click()
    expect(clerk.get_by_text(f"Răspunsul la {number} a fost trimis")).to_be_visible()
    town.mails.wait(town.citizen, "luna martie")

    public = open_page(path, java_script_enabled=False)
    said = public.locator("article.recommendation", has_text=f"Recomandarea {number}")
    expect(said).to_contain_text("A. E.")
    expect(said).not_to_contain_text("Ana Exemplu")
    expect(said).to_contain_text("Preluată în parte")
    expect(said).to_contain_text("Spitalul are parcare proprie")
    expect(said.locator("del")).not_to_have_count(0)
    expect(public.locator("article.recommendation", has_text=other)).to_contain_text("Verificată")
    expect(public.locator("#art-2")).to_contain_text("2 recomandări")


def test_what_was_typed_survives_a_mistake_and_going_back(town: Town, open_page: OpenPage) -> None:
    """Nothing that was written is written twice."""
    path = publish_one(town)
    page = open_page(f"{path}/recomanda?articol=2", sign_in_as=town.citizen, java_script_enabled=False)
    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți ce recomandați.")
    page.get_by_label("Ce recomandați?").fill(SAID)
    page.get_by_role("button", name="Continuă").click()
    page.get_by_role("button", name="Continuă").click()
    page.get_by_role("button", name="Înapoi").click()
    page.get_by_role("button", name="Înapoi").click()
    expect(page.get_by_label("Ce recomandați?")).to_have_value(SAID)
    page.get_by_role("button", name="Alege altceva din proiect").click()
    page.get_by_label("Art. 5").check()
    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_label("Ce recomandați?")).to_have_value(SAID)


def test_a_real_notice_is_shown_as_a_record_on_which_nobody_can_act(town: Town, open_page: OpenPage) -> None:
    """What is known is said, and what is not."""
    page = open_page("/consultari?state=record")
    page.locator(".things a").first.click()
    expect(page.get_by_text("Zece zile; termenul exact nu este cunoscut.")).to_be_visible()
    expect(page.get_by_text("nu este disponibil aici").first).to_be_visible()
    expect(page.get_by_role("link", name="Vezi anunțul la sursă")).to_have_attribute(
        "href", re.compile(r"^https://ploiesti\.ro/")
    )
    expect(page.get_by_role("link", name="Trimite o recomandare")).to_have_count(0)
    page.goto(f"{page.url}/recomanda")
    expect(page.get_by_role("heading", name="Nu se mai pot trimite recomandări")).to_be_visible()


def publish_one(town: Town) -> str:
    """The town's own act, open for recommendations, through the APIs; returns its page's path."""
    open_ones = _of_the_town(town.consultations(state="open"))
    if not open_ones:
        clerk = town.person(town.clerk)
        drafts = clerk.call("consultation", "GET", f"consultations?state=draft&authority={town.authority}")
        draft = clerk.answer("consultation", "GET", f"consultations/{_of_the_town(drafts['items'])[0]['id']}")
        headers = {"If-Match": draft["etag"]}
        clerk.call("consultation", "POST", f"consultations/{draft['json']['id']}/publish", **headers)
        open_ones = [draft["json"]]
    return f"/consultari/{open_ones[0]['id']}"


def _of_the_town(consultations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Other tests write acts of their own, with other articles."""
    return [one for one in consultations if one["title"].startswith(content.TITLE)]
