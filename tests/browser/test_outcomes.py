"""The end of a procedure: what stands against finalising, and a draft that is withdrawn."""

import pytest
from playwright.sync_api import expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Regulamentul care se retrage (exemplu)"
REASON = "Se pregătește un regulament pentru tot orașul."


@pytest.fixture(scope="module")
def act(town: Town) -> str:
    """The id of an act that is open, with one recommendation that waits for an answer."""
    clerk = town.person(town.clerk)
    wanted = {
        "authority": town.authority,
        "title": TITLE,
        "articles": [{"number": "1", "text": "Se aprobă regulamentul."}],
        "recommendations_until": "2099-01-29",
    }
    made = clerk.call("consultation", "POST", "consultations", wanted)
    version = {"If-Match": f'"{made["version"]}"'}
    clerk.call("consultation", "POST", f"consultations/{made['id']}/publish", **version)
    words = {"article": "1", "text": "Lipsește anexa.", "show_name": False}
    town.person(town.citizen).call(
        "consultation", "POST", f"consultations/{made['id']}/recommendations", words
    )
    return str(made["id"])


def test_a_draft_is_withdrawn_and_everybody_reads_why(
    town: Town, act: str, open_page: OpenPage, axe_script: str
) -> None:
    """The desk says what stands against finalising; a withdrawal needs its reason, and who spoke is told."""
    page = open_page(f"/birou/consultari/{act}/finalizare", sign_in_as=town.clerk)
    expect(page.get_by_text("Se primesc încă recomandări.")).to_be_visible()
    expect(page.get_by_text("O recomandare așteaptă răspuns.")).to_be_visible()
    expect(page.get_by_role("button", name="Finalizează procedura")).to_have_count(0)
    check(page, axe_script)
    page.goto(f"/birou/consultari/{act}")
    check(page, axe_script)
    page.get_by_role("link", name="Retrage proiectul").click()
    check(page, axe_script)
    page.get_by_role("button", name="Consemnează rezultatul").click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți ziua deciziei.")
    page.get_by_label("Motivul").fill(REASON)
    page.get_by_label("Ziua deciziei").fill("2020-01-01")
    page.get_by_role("button", name="Consemnează rezultatul").click()
    expect(page.get_by_role("alert")).to_contain_text("Ziua nu poate fi dinainte de anunț.")
    expect(page.get_by_label("Motivul")).to_have_value(REASON)
    check(page, axe_script)
    page.get_by_label("Ziua deciziei").fill(str(page.evaluate("new Date().toISOString().slice(0, 10)")))
    page.get_by_role("button", name="Consemnează rezultatul").click()
    expect(page.get_by_role("status").first).to_contain_text("Rezultatul este public")

    visitor = open_page("/consultari?state=withdrawn", java_script_enabled=False)
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("heading", name="Autoritatea a retras proiectul la")).to_be_visible()
    expect(visitor.get_by_text(REASON)).to_be_visible()
    expect(visitor.get_by_role("link", name="Trimite o recomandare")).to_have_count(0)
    page.goto(f"/consultari/{act}")
    check(page, axe_script)
    for kind in ("", "?fel=adopted", "?fel=rejected"):
        page.goto(f"/birou/consultari/{act}/rezultat{kind}")
        check(page, axe_script)
    mail = town.mails.wait(content.CITIZEN[0], f"Retras: {TITLE}")
    assert REASON in " ".join(mail["text"].split())
