"""A recommendation that is begun, left, gone on with another day, and sent with files."""

import io

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import MYSELF, publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

SAID = "Trotuarul din fața școlii să fie lărgit la trei metri."
MORE = "Copiii merg pe carosabil."
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def picture() -> FilePayload:
    """A photograph."""
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "grey").save(out, "JPEG")
    return {"name": "trotuar.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def add(page: Page, file: FilePayload, *, for_authority: bool = False) -> None:
    """Put a file to it."""
    page.get_by_label("Alegeți fișierul").set_input_files(files=[file])
    if for_authority:
        page.get_by_label("Numai pentru autoritate").check()
    page.get_by_role("button", name="Adaugă fișierul").click()


def test_left_and_sent_another_day(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Kept while typing; found from another browser; files refused and taken, read by whom they are for."""
    path = publish_one(town)
    page = open_page(f"{path}/recomanda?articol=2", sign_in_as=town.citizen)
    page.get_by_label("Ce recomandați?").press_sequentially(SAID)
    expect(page.get_by_text("Ciornă salvată la")).to_be_visible()
    other = open_page("/recomandarile-mele", sign_in_as=town.citizen, java_script_enabled=False)
    other.get_by_role("link", name=SAID, exact=True).click()
    expect(other.get_by_label("Ce recomandați?")).to_have_value(SAID)
    other.get_by_role("button", name="Continuă").click()
    other.get_by_label("De ce ar fi mai bine așa?").fill(MORE)
    other.get_by_role("button", name="Salvează ciorna").click()
    expect(other.get_by_role("status").first).to_contain_text("Am salvat ciorna.")
    other.get_by_role("button", name="Continuă").click()
    add(other, {"name": "program.exe", "mimeType": "application/pdf", "buffer": b"MZ"})
    expect(other.get_by_role("alert")).to_contain_text("nu este de un tip acceptat")
    add(other, picture())
    add(other, {"name": "act.pdf", "mimeType": "application/pdf", "buffer": PDF}, for_authority=True)
    expect(other.locator(".documents")).to_contain_text("act.pdf")
    check(open_page(other.url.removeprefix(town.url), sign_in_as=town.citizen), axe_script)
    other.get_by_role("button", name="Continuă").click()
    if other.get_by_label(MYSELF).count():
        other.get_by_label(MYSELF).check()
    other.get_by_role("button", name="Continuă").click()
    expect(other.locator(".summary-list")).to_contain_text("trotuar.jpg")
    other.get_by_role("button", name="Trimite recomandarea").click()
    expect(other.locator(".receipt")).to_contain_text("act.pdf")

    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_role("alert")).to_contain_text("Nu există această ciornă")
    public = open_page(path, java_script_enabled=False)
    said = public.locator("article.recommendation", has_text=SAID)
    expect(said).to_contain_text("Un fișier este numai pentru autoritate.")
    expect(said).not_to_contain_text("act.pdf")
    with public.expect_download() as saved:
        said.get_by_role("link", name="trotuar.jpg").click()
    assert saved.value.suggested_filename == "trotuar.jpg"
    page.goto("/recomandarile-mele")
    expect(page.get_by_role("heading", name="Ciorne")).to_have_count(0)
