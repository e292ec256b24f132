"""The example act from its notice to the adopted text and what was promised after it, without JavaScript."""

from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from playwright.sync_api import Page, expect

from operations.demo import content
from operations.local.services import settings
from shared.testing.waiting import eventually
from tests.browser.conftest import OpenPage
from tests.browser.test_journey import recommend
from tests.browser.test_pages import check
from tests.browser.test_versions import change_part
from tests.browser.town import Town

TITLE = "Proiect de hotărâre privind locurile de parcare, de la anunț la hotărâre (exemplu)"
SAID = "Două ore nu ajung pentru o programare la policlinică."
WORDING = "În zona centrală se poate parca cel mult trei ore."
ANSWER = "Durata devine de trei ore, pentru că atât durează o programare."
NOTE = "Durata a devenit de trei ore, cum s-a recomandat."
PROMISE = "Se schimbă indicatoarele din zona centrală."
# As if the act had been published two months ago: nobody waits for a term in a test.
TWO_MONTHS_AGO = """
    update consultation set published_on = published_on - 60, last_day = last_day - 60,
        published_at = published_at - interval '60 days', ends_at = ends_at - interval '60 days',
        listed_at = listed_at - interval '60 days'
    where id = %s
"""


def drafted(town: Town) -> str:
    """The example's act under a title of its own; returns its id."""
    body: dict[str, Any] = {
        "authority": town.authority,
        "title": TITLE,
        "summary": content.SUMMARY,
        "documents": content.DOCUMENTS,
        "articles": [
            {"number": str(number), "heading": heading, "text": text}
            for number, (heading, text) in enumerate(content.ARTICLES, start=1)
        ],
        "recommendations_until": date.fromordinal(date.today().toordinal() + 20).isoformat(),  # noqa: DTZ011
        "is_example": True,
    }
    return str(town.person(town.clerk).call("consultation", "POST", "consultations", body)["id"])


def let_two_months_pass(town: Town, consultation: str) -> None:
    """Until the worker has closed it; the page says so from the first second after the term."""
    url = Path(settings(town.folder, "consultation")["DATABASE_URL_FILE"]).read_text()
    with psycopg.connect(url) as connection:
        connection.execute(TWO_MONTHS_AGO, (consultation,))

    def is_closed() -> bool:
        return bool(town.site.call("GET", f"consultation/v1/consultations/{consultation}")["closed_at"])

    eventually(is_closed, within=90)


def test_from_the_notice_to_the_adopted_text(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Published, recommended on, answered, written anew, finalised, adopted, followed up."""
    consultation = drafted(town)
    clerk = open_page(f"/birou/consultari/{consultation}", sign_in_as=town.clerk, java_script_enabled=False)
    clerk.get_by_role("button", name="Publică acum").click()
    expect(clerk.get_by_text("Consultarea este publicată.")).to_be_visible()

    citizen = open_page(f"/consultari/{consultation}", sign_in_as=town.citizen, java_script_enabled=False)
    number = recommend(citizen, SAID, wording=WORDING)

    let_two_months_pass(town, consultation)
    clerk.goto(f"/birou/consultari/{consultation}/finalizare")
    expect(clerk.get_by_text("O recomandare așteaptă răspuns.")).to_be_visible()
    expect(clerk.get_by_role("button", name="Finalizează procedura")).to_have_count(0)
    clerk.goto(f"/birou/recomandari?consultation={consultation}")
    clerk.get_by_role("link", name=f"Recomandarea {number}").first.click()
    clerk.get_by_label("O preluăm", exact=True).check()
    clerk.get_by_label("De ce").fill(ANSWER)
    clerk.get_by_label("Unde a fost preluată").select_option("2")
    clerk.get_by_role("button", name="Gata, se publică").click()
    clerk.goto(f"/birou/consultari/{consultation}/raspunsuri")
    clerk.get_by_label("Am citit răspunsurile").check()
    clerk.get_by_role("button", name="Publică").click()
    expect(clerk.get_by_role("status").first).to_contain_text("publicat")
    town.mails.wait(town.citizen, ANSWER[:30])

    write_anew(clerk, consultation)
    clerk.goto(f"/birou/consultari/{consultation}/finalizare")
    clerk.get_by_role("button", name="Finalizează procedura").click()
    expect(clerk.get_by_role("status").first).to_contain_text("Procedura este finalizată.")
    clerk.get_by_role("link", name="Consemnează rezultatul").first.click()
    clerk.get_by_role("link", name="Actul a fost adoptat").click()
    clerk.get_by_label("Ziua deciziei").fill(date.today().isoformat())  # noqa: DTZ011
    clerk.get_by_label("Numărul actului").fill("HCL 12/2026")
    clerk.get_by_role("button", name="Consemnează rezultatul").click()
    expect(clerk.get_by_role("status").first).to_contain_text("Rezultatul este public")
    clerk.goto(f"/birou/consultari/{consultation}/angajamente")
    clerk.get_by_label("Ce se face").fill(PROMISE)
    clerk.get_by_label("Cine răspunde").fill("Serviciul tehnic")
    clerk.get_by_label("Până când").fill("2099-01-31")
    clerk.get_by_role("button", name="Adaugă angajamentul").click()

    public = open_page(f"/consultari/{consultation}")
    for told in ("HCL 12/2026", PROMISE, ANSWER):
        expect(public.get_by_text(told).first).to_be_visible()
    check(public, axe_script)
    public.goto("/consultari?state=adopted")
    expect(public.get_by_role("link", name=TITLE)).to_be_visible()
    public.goto(f"/autoritati/{town.authority}/registru")
    entered = public.get_by_role("row").filter(has_text=number)
    expect(entered).to_contain_text(ANSWER)


def write_anew(page: Page, consultation: str) -> None:
    """A second version, in which what was recommended stands."""
    page.goto(f"/birou/consultari/{consultation}")
    page.get_by_role("link", name="Versiunile textului").click()
    page.get_by_role("button", name="Începe o versiune nouă").click()
    change_part(page, "Art. 2", lambda text: text.replace("două ore", "trei ore"))
    page.get_by_role("link", name="Vezi ce s-a schimbat").click()
    page.get_by_role("link", name="Scrie ce s-a schimbat și de ce").click()
    page.get_by_role("textbox").fill(NOTE)
    page.get_by_role("button", name="Salvează").click()
    page.get_by_role("button", name="Publică versiunea").click()
    expect(page.get_by_role("status")).to_contain_text("Versiunea este publicată.")
