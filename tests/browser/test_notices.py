"""A notice from its model to the sheet on the door, its channels, and what changes afterwards."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.unit.files.hostile import picture

TITLE = "Proiect de hotărâre privind amenajarea pieței centrale (exemplu)"
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page[^s]")
REASON = "Raportul de specialitate a venit mai târziu decât era de așteptat."


def drafted(town: Town) -> str:
    """A draft of the clerk's own; returns its id."""
    clerk = town.person(town.clerk)
    body = {
        "authority": town.authority,
        "title": TITLE,
        "summary": "Cum va arăta piața centrală.",
        "articles": [{"number": "1", "text": "Se aprobă amenajarea pieței centrale."}],
        "documents": [{"title": "Referat de aprobare", "url": "https://example.org/referat.pdf"}],
        "recommendations_until": (date.today() + timedelta(days=20)).isoformat(),  # noqa: DTZ011
        "is_example": True,
    }
    return str(clerk.call("consultation", "POST", "consultations", body)["id"])


def say_who_we_are(page: Page, town: Town) -> None:
    """What every notice of the town says."""
    page.goto(f"/birou/anunt-model?autoritate={town.authority}")
    page.get_by_label("Persoana de contact").fill("Ioana Exemplu")
    page.get_by_label("Telefon").fill("0244 000 000")
    page.get_by_label("E-mail pentru recomandări").fill("transparenta@exemplu.example.org")
    page.get_by_label("Adresa sediului").fill("Piața Exemplului nr. 1")
    page.get_by_role("button", name="Salvează datele").click()
    expect(page.get_by_role("status")).to_contain_text("Datele sunt salvate")


def test_from_the_model_to_the_door_and_beyond(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Completed, published, confirmed at the premises, extended, corrected; without a script."""
    consultation = drafted(town)
    page = open_page("/birou", sign_in_as=town.clerk, java_script_enabled=False)
    say_who_we_are(page, town)
    page.goto(f"/birou/consultari/{consultation}/anunt")
    page.get_by_label("Numărul anunțului").fill("12/2026")
    page.get_by_role("button", name="Salvează și vezi anunțul").click()
    expect(page.get_by_text("Nr. 12/2026")).to_be_visible()
    page.get_by_role("link", name="Mergi la publicare").click()
    page.get_by_role("button", name="Publică acum").click()
    page.get_by_role("link", name="Unde este anunțul").click()
    page.get_by_label("La sediu").check()
    page.get_by_label("Unde anume").fill("Panoul de la intrare")
    proof = {"name": "panou.png", "mimeType": "image/png", "buffer": picture("PNG")}
    page.get_by_label("Dovada", exact=True).set_input_files(proof)  # type: ignore[arg-type]
    page.get_by_role("button", name="Confirmă canalul").click()
    expect(page.get_by_role("status")).to_contain_text("Canalul este confirmat.")
    page.goto(f"/birou/consultari/{consultation}/schimbari/prelungire")
    later = (date.today() + timedelta(days=30)).isoformat()  # noqa: DTZ011
    page.get_by_label("Noua ultimă zi").fill(later)
    page.get_by_role("button", name="Publică schimbarea").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți motivul")
    expect(page.get_by_label("Noua ultimă zi")).to_have_value(later)
    page.get_by_label("Motivul").fill(REASON)
    page.get_by_role("button", name="Publică schimbarea").click()
    page.get_by_role("link", name="Corectează o greșeală").click()
    page.get_by_label("Cum trebuie să fie").fill(TITLE.replace("pieței centrale", "Pieței Mari"))
    page.get_by_label("Motivul").fill("Piața se numește Piața Mare.")
    page.get_by_role("button", name="Publică schimbarea").click()
    expect(page.get_by_role("listitem").filter(has_text="Termen prelungit")).to_be_visible()
    public = open_page(f"/consultari/{consultation}")
    expect(public.get_by_role("heading", level=1)).to_contain_text("Pieței Mari")
    changes = public.get_by_role("region", name="Ce s-a schimbat")
    expect(changes.get_by_text(REASON)).to_be_visible()
    expect(changes.locator("del").first).to_contain_text("pieței")
    expect(public.get_by_text("Panoul de la intrare")).to_be_visible()
    expect(public.get_by_role("link", name="panou.png")).to_have_count(0)
    check(public, axe_script)


@contextmanager
def another_site(html: str) -> Iterator[str]:
    """A page of somebody else's, at an origin of its own."""

    class Own(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Own) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_sheet_and_the_frame(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """The notice fits one or two sheets of A4; the frame is shown inside another page, and is clean."""
    consultation = drafted(town)
    clerk = town.person(town.clerk)
    found = clerk.answer("consultation", "GET", f"consultations/{consultation}")
    clerk.call("consultation", "POST", f"consultations/{consultation}/publish", **{"If-Match": found["etag"]})
    sheet = open_page(f"/consultari/{consultation}/anunt")
    expect(sheet.get_by_role("img", name="Cod QR")).to_be_visible()
    check(sheet, axe_script)
    assert 1 <= len(PAGE_OF_PDF.findall(sheet.pdf(format="A4"))) <= 2
    elsewhere = sheet.context.new_page()
    framed = f"{town.url}/consultari/{consultation}/incorporat"
    with another_site(f'<!doctype html><iframe src="{framed}" title="x"></iframe>') as address:
        elsewhere.goto(address)
        heading = elsewhere.frame_locator("iframe").get_by_role("heading", level=1)
        expect(heading).to_have_text(TITLE)
    for path in (f"/consultari/{consultation}/incorporat", f"/autoritati/{town.authority}/incorporat"):
        check(open_page(path), axe_script)


def test_the_desks_pages_are_for_everyone(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Axe, narrow and wide."""
    consultation = drafted(town)
    page = open_page(f"/birou/consultari/{consultation}/anunt", sign_in_as=town.clerk)
    check(page, axe_script)
    page.goto("/birou/anunt-model")
    check(page, axe_script)
    clerk = town.person(town.clerk)
    found = clerk.answer("consultation", "GET", f"consultations/{consultation}")
    clerk.call("consultation", "POST", f"consultations/{consultation}/publish", **{"If-Match": found["etag"]})
    for path in ("canale", "incorporare", "schimbari", "schimbari/corectare", "schimbari/document"):
        page.goto(f"/birou/consultari/{consultation}/{path}")
        check(page, axe_script)
