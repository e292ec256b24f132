"""A clerk writes a consultation: from a Word file, from pasted text, with another clerk beside."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.unit.consultation.act_files import docx, pdf

TITLE = "Proiect de hotărâre privind aprobarea regulamentului de parcare (exemplu)"
ACT = (
    "ORAȘUL EXEMPLU",
    "Având în vedere referatul de aprobare nr. 1/2026;",
    "HOTĂRĂȘTE:",
    "CAPITOLUL I Dispoziții generale",
    "Art. 1 – Se aprobă regulamentul de parcare.",
    "Art. 2 – (1) Parcarea în centru costă doi lei.",
    "(2) Sunt scutiți:",
    "a) riveranii;",
    "b) persoanele cu handicap.",
    "Art. 3 – Prezenta hotărâre se comunică.",
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SAVE_ON = "Salvează și mergi mai departe"


def begin(page: Page, title: str = TITLE) -> None:
    """From the desk to the page of the text."""
    page.get_by_role("link", name="Scrie o consultare nouă").click()
    page.get_by_role("button", name=SAVE_ON).click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți titlul proiectului.")
    page.get_by_label("Titlul proiectului").fill(title)
    page.get_by_label("Pe scurt, pentru toată lumea").fill("Unde se parchează și cât costă.")
    page.get_by_role("button", name=SAVE_ON).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Textul actului")


def hand_in(page: Page, name: str, content: bytes) -> None:
    """Choose a file and send it."""
    file = {"name": name, "mimeType": DOCX, "buffer": content}
    page.get_by_label("Fișier", exact=True).set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Împarte în articole").click()


def part_link(page: Page, name: str) -> None:
    """Open a part of the act."""
    page.get_by_role("heading", level=2).get_by_role("link", name=name, exact=True).click()


def finish(page: Page) -> str:
    """From the parts over documents and last day to the publication; returns the consultation's id."""
    page.get_by_role("link", name="Mergi la documente").click()
    first = page.get_by_role("group", name="Documentul 1")
    first.get_by_label("Titlul").fill("Referat de aprobare nr. 1/2026")
    first.get_by_label("Adresa").fill("referat.pdf")
    page.get_by_role("button", name=SAVE_ON).click()
    expect(page.get_by_role("alert")).to_contain_text("trebuie să înceapă cu https://")
    first.get_by_label("Adresa").fill("https://example.org/referat.pdf")
    page.get_by_role("button", name=SAVE_ON).click()
    page.get_by_role("button", name="Salvează și vezi ce se publică").click()
    expect(page.get_by_text("Înainte de publicare, lipsesc:")).to_be_visible()
    expect(page.get_by_text("raportul compartimentului de specialitate")).to_be_visible()
    page.get_by_role("button", name="Publică").click()
    expect(page.get_by_role("status").first).to_be_visible()
    return page.url.split("/birou/consultari/")[1].split("?")[0]


def test_from_a_word_file_to_a_paragraph_on_a_public_page(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """A file is read, an article corrected, the act published; a visitor reads `art. 2 alin. (1)`."""
    page = open_page("/birou", sign_in_as=town.clerk)
    begin(page)
    check(page, axe_script)
    hand_in(page, "act.docx", docx(*ACT, table=[["Zona", "Lei"], ["Centru", "2"]]))
    expect(page.get_by_text("Tabele în fișier: 1")).to_be_visible()
    check(page, axe_script)
    part_link(page, "Art. 2")
    check(page, axe_script)
    text = page.get_by_label("Textul", exact=True)
    text.fill(text.input_value().replace("doi lei", "trei lei"))
    page.get_by_role("button", name="Salvează", exact=True).click()
    expect(page.get_by_text("Parcarea în centru costă trei lei.")).to_be_visible()
    consultation = finish(page)
    public = open_page(f"/consultari/{consultation}#art-2-alin-1")
    paragraph = public.locator("[id='art-2-alin-1']")
    expect(paragraph).to_have_text("(1) Parcarea în centru costă trei lei.")
    expect(public.get_by_role("link", name="Art. 2 alin. (2) lit. b)")).to_be_visible()
    expect(public.get_by_role("heading", name="CAPITOLUL I Dispoziții generale")).to_be_visible()
    expect(public.get_by_text("Având în vedere referatul de aprobare")).to_be_visible()
    check(public, axe_script)


def test_pasted_text_without_javascript(town: Town, open_page: OpenPage) -> None:
    """Plain forms do all of it: paste, move, divide, join, take out, publish."""
    page = open_page("/birou", sign_in_as=town.clerk, java_script_enabled=False)
    begin(page, TITLE + " 2")
    page.get_by_role("button", name="Împarte în articole").click()
    expect(page.get_by_role("alert")).to_contain_text("Lipiți textul actului sau alegeți un fișier.")
    page.get_by_label("Sau textul, scris ori lipit").fill("\n".join(ACT))
    page.get_by_role("button", name="Împarte în articole").click()
    expect(page.get_by_text("Din el nu s-a pierdut nimic.")).to_be_visible()
    part_link(page, "Art. 2")
    page.get_by_text("Împarte în două").click()
    page.get_by_role("button", name="Împarte înaintea acestuia alin. (2)", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Art. 2^1")
    page.get_by_label("Numărul, dacă este articol").fill("4")
    page.get_by_role("button", name="Salvează", exact=True).click()
    item = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Art. 4"))
    item.get_by_text("Schimbă").click()
    item.get_by_role("button", name="Mută mai jos Art. 4").click()
    names = page.get_by_role("heading", level=2).all_inner_texts()
    assert [name for name in names if name.startswith("Art.")] == ["Art. 1", "Art. 2", "Art. 3", "Art. 4"]
    item.get_by_text("Schimbă").click()
    item.get_by_role("button", name="Unește cu partea dinainte Art. 4").click()
    expect(page.get_by_role("heading", level=2).filter(has_text="Art.")).to_have_count(3)
    consultation = finish(page)
    public = open_page(f"/consultari/{consultation}", java_script_enabled=False)
    expect(public.locator("[id='art-2-alin-1']")).to_contain_text("doi lei")


def test_a_scan_says_so_and_what_was_typed_stays(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """No text can be taken from pictures; typing is offered, and nothing typed is lost."""
    page = open_page("/birou", sign_in_as=town.clerk)
    begin(page, TITLE + " 3")
    page.get_by_label("Sau textul, scris ori lipit").fill("Art. 1 – Ce am scris deja.")
    hand_in(page, "scan.pdf", pdf((), ()))
    expect(page.get_by_role("alert")).to_contain_text("are doar imagini scanate, fără text")
    expect(page.get_by_role("alert")).to_contain_text("Puteți scrie sau lipi textul actului.")
    expect(page.get_by_label("Sau textul, scris ori lipit")).to_have_value("Art. 1 – Ce am scris deja.")
    check(page, axe_script)


def test_a_document_as_a_file(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """A file of a document is looked into, then everybody saves it; one with macros is refused in words."""
    page = open_page("/birou", sign_in_as=town.clerk)
    begin(page, TITLE + " 5")
    page.get_by_label("Sau textul, scris ori lipit").fill("Art. 1 – Se aprobă.")
    page.get_by_role("button", name="Împarte în articole").click()
    page.get_by_role("link", name="Mergi la documente").click()
    for name, content in (
        ("referat.docx", docx("Referat de aprobare")),
        ("rau.docx", docx("x", part="word/vbaProject.bin")),
    ):
        file = {"name": name, "mimeType": DOCX, "buffer": content}
        page.get_by_label("Fișier", exact=True).set_input_files(file)  # type: ignore[arg-type]
        page.get_by_label("Ce este").first.select_option("substantiation")
        page.get_by_role("button", name="Adaugă fișierul").click()
        expect(page.get_by_role("button", name=f"Șterge {name}")).to_be_visible()
    for _ in range(20):
        if page.get_by_role("link", name="referat.docx").count():
            break
        page.wait_for_timeout(500)  # a worker looks every two seconds
        page.reload()
    expect(page.get_by_role("link", name="referat.docx")).to_be_visible()
    check(page, axe_script)
    first = page.get_by_role("group", name="Documentul 1")
    first.get_by_label("Titlul").fill("Raport de specialitate")
    page.get_by_role("button", name="Șterge rau.docx").click()
    expect(first.get_by_label("Titlul")).to_have_value("Raport de specialitate")
    expect(page.get_by_role("button", name="Șterge rau.docx")).to_have_count(0)
    consultation = page.url.split("/birou/consultari/")[1].split("/")[0]
    page.goto(f"/birou/consultari/{consultation}")
    page.get_by_role("button", name="Publică").click()
    public = open_page(f"/consultari/{consultation}")
    with public.expect_download() as saved:
        public.get_by_role("link", name="referat.docx").click()
    assert saved.value.suggested_filename == "referat.docx"


def test_two_clerks_at_once(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """The second sees what the first has changed, keeps what they wrote, and saves it knowingly."""
    first = open_page("/birou", sign_in_as=town.clerk)
    begin(first, TITLE + " 4")
    first.get_by_label("Sau textul, scris ori lipit").fill("\n".join(ACT))
    first.get_by_role("button", name="Împarte în articole").click()
    part_link(first, "Art. 2")
    second = open_page(first.url.removeprefix(town.url), sign_in_as=town.clerk)
    words = first.get_by_label("Textul", exact=True)
    words.fill(words.input_value().replace("doi lei", "trei lei"))
    first.get_by_role("button", name="Salvează", exact=True).click()
    words = second.get_by_label("Textul", exact=True)
    mine = words.input_value().replace("doi lei", "patru lei")
    words.fill(mine)
    second.get_by_role("button", name="Salvează", exact=True).click()
    expect(second.get_by_role("alert")).to_contain_text("Altcineva a schimbat această consultare")
    expect(second.get_by_text("Art. 2: schimbat")).to_be_visible()
    theirs = second.get_by_role("region", name="Schimbările celuilalt în acest text")
    expect(theirs.locator("ins")).to_contain_text("trei")
    expect(theirs.locator("del")).to_contain_text("doi")
    expect(words).to_have_value(mine)
    check(second, axe_script)
    second.get_by_role("button", name="Salvează", exact=True).click()
    expect(second.get_by_text("Parcarea în centru costă patru lei.")).to_be_visible()


def test_two_clerks_at_the_title(town: Town, open_page: OpenPage) -> None:
    """The same for what is not the act: what the other wrote is shown, one's own stays in the field."""
    first = open_page("/birou", sign_in_as=town.clerk)
    begin(first, TITLE + " 6")
    path = first.url.removeprefix(town.url).replace("/act/text", "/ce-este")
    first.goto(path)
    second = open_page(path, sign_in_as=town.clerk)
    first.get_by_label("Titlul proiectului").fill(TITLE + " al celuilalt")
    first.get_by_role("button", name=SAVE_ON).click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Textul actului")
    second.get_by_label("Titlul proiectului").fill(TITLE + " al meu")
    second.get_by_role("button", name=SAVE_ON).click()
    theirs = second.get_by_role("region", name="Ce s-a schimbat între timp")
    expect(theirs.locator("ins")).to_contain_text("al celuilalt")
    expect(second.get_by_label("Titlul proiectului")).to_have_value(TITLE + " al meu")
    second.get_by_role("button", name=SAVE_ON).click()
    expect(second.get_by_role("link", name=TITLE + " al meu")).to_be_visible()
