"""Files that go with a recommendation: taken, looked into, read by whom they are for, gone with the text."""

import hashlib
import io
import zipfile
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
from PIL import Image
from sqlalchemy import text

from shared.persistence.file_contents import check_held
from tests.integration.consultation.calls import PREFIX, Calls
from tests.integration.consultation.test_recommendation_drafts import begin
from tests.unit.consultation.test_erasure import erase
from tests.unit.consultation.world import AUTHORITY

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def photograph() -> bytes:
    """A JPEG that says where it was taken."""
    picture, exif, out = Image.new("RGB", (60, 40), "red"), Image.Exif(), io.BytesIO()
    exif.get_ifd(0x8825)[2] = (44.0, 26.0, 6.0)
    exif[0x0110] = "Telefonul Anei"
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def put(calls: Calls, draft: str, who: dict[str, str], name: str, content: bytes, **asked: str) -> Any:
    """Put a file to a draft."""
    headers = {**who, "Idempotency-Key": str(uuid4()), "Content-Type": "application/octet-stream"}
    path = f"{PREFIX}/recommendation-drafts/{draft}/files"
    return calls.client.post(path, data=content, headers=headers, query_string={"name": name, **asked})


def look(calls: Calls) -> None:
    """A worker looks into what came in."""
    check_held(calls.world.runtime.engine, calls.world.clock.now)


def sent_with(calls: Calls, *files: tuple[str, bytes, bool], checked: bool = True) -> tuple[Any, str, Any]:
    """A recommendation with files: its author, its id, and itself as its author reads it."""
    consultation, ana = calls.published(), calls.world.person()
    draft = begin(calls, consultation, calls.token(ana), text="Cu fișiere").json["id"]
    for name, content, private in files:
        added = put(calls, draft, calls.token(ana), name, content, for_authority=str(private).lower())
        assert added.status_code == 201, added.json
    if checked:
        look(calls)
    sent = calls.send(consultation, ana, draft=draft)
    assert sent.status_code == 201, sent.json
    own = calls.get(f"/recommendations/mine/{sent.json['id']}", calls.token(ana)).json
    return ana, sent.json["id"], own


def test_read_by_whom_they_are_for(calls: Calls) -> None:
    """Everybody gets what is for all, to be saved; clerks and the author get all."""
    ana, sent, own = sent_with(calls, ("plan 0722123456.pdf", PDF, False), ("act.pdf", PDF + b" ", True))
    open_one, private = own["files"]
    assert (open_one["name"], open_one["sha256"]) == ("plan 0722123456.pdf", hashlib.sha256(PDF).hexdigest())
    assert (private["for_authority"], private["state"], private["reason"]) == (True, "good", None)
    shown = calls.get(f"/recommendations/{sent}").json
    [named] = shown["files"]
    assert "0722123456" not in named["name"]
    assert (named["id"], shown["files_for_authority"], shown["files_hidden"]) == (open_one["id"], 1, 0)
    given = calls.get(f"/recommendations/{sent}/files/{open_one['id']}")
    assert (given.status_code, given.data) == (200, PDF)
    assert given.headers["Content-Disposition"].startswith("attachment;")
    assert given.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in given.headers["Content-Security-Policy"]
    path = f"/recommendations/{sent}/files/{private['id']}"
    other = calls.token(calls.world.person("Ion Exemplu"))
    moderator = calls.token(uuid4(), {AUTHORITY: ["moderator"]})
    assert calls.get(path).status_code == calls.get(path, other).status_code == 404
    assert calls.get(f"/desk{path}", moderator).status_code == 404
    assert calls.get(f"/desk/recommendations/{sent}/files/{open_one['id']}", moderator).status_code == 200
    assert calls.get(f"/desk{path}", calls.clerk()).data == PDF + b" "
    mine = f"/recommendations/mine/{sent}/files/{private['id']}"
    assert calls.get(mine, calls.token(ana)).data == PDF + b" "
    assert calls.get(mine, other).status_code == 404
    desk = calls.get(f"/desk/recommendations/{sent}", calls.clerk()).json
    assert [file["id"] for file in desk["files"]] == [open_one["id"], private["id"]]


def test_a_picture_loses_what_else_it_held(calls: Calls) -> None:
    """Place and device are gone; the fingerprint is still of what the author has."""
    original = photograph()
    _, sent, own = sent_with(calls, ("groapa.jpg", original, False))
    [file] = own["files"]
    given = calls.get(f"/recommendations/{sent}/files/{file['id']}").data
    assert given != original
    assert not Image.open(io.BytesIO(given)).getexif()
    assert file["sha256"] == hashlib.sha256(original).hexdigest()


def test_what_is_not_looked_into_is_sent_and_waits(calls: Calls) -> None:
    """A late worker costs nobody the term: it is entered, and given out once it is good."""
    ana, sent, own = sent_with(calls, ("plan.pdf", PDF, False), checked=False)
    [file] = own["files"]
    assert file["state"] == "held"
    mine = f"/recommendations/mine/{sent}/files/{file['id']}"
    assert calls.get(mine, calls.token(ana)).json["code"] == "file-not-looked-at"
    assert calls.get(f"/recommendations/{sent}").json["files"] == []
    look(calls)
    assert calls.get(f"/recommendations/{sent}/files/{file['id']}").status_code == 200


def test_what_was_refused_is_not_sent(calls: Calls) -> None:
    """It says which and why; without that file it goes."""
    consultation, ana = calls.published(), calls.world.person()
    draft = begin(calls, consultation, calls.token(ana), text="Cu macrouri").json["id"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("[Content_Types].xml", "wordprocessingml.document.main+xml")
        folder.writestr("word/vbaProject.bin", "x")
    added = put(calls, draft, calls.token(ana), "cu macro.docx", packed.getvalue())
    assert added.status_code == 201, added.json
    look(calls)
    [file] = calls.get(f"/recommendation-drafts/{draft}", calls.token(ana)).json["files"]
    assert (file["state"], file["reason"]) == ("refused", "macros")
    refused = calls.send(consultation, ana, draft=draft)
    assert (refused.status_code, refused.json["code"]) == (409, "file-refused-among")
    assert "cu macro.docx" in refused.json["detail"]
    path = f"{PREFIX}/recommendation-drafts/{draft}/files/{file['id']}"
    assert calls.client.delete(path, headers=calls.token(ana)).status_code == 204
    assert calls.send(consultation, ana, draft=draft).status_code == 201


def test_five_of_ten_megabytes(calls: Calls) -> None:
    """The sixth is refused, and so is one that is a byte too large; each in a sentence."""
    consultation, ana = calls.published(), calls.token(calls.world.person())
    draft = begin(calls, consultation, ana, text="Multe").json["id"]
    large = put(calls, draft, ana, "mare.pdf", PDF + b" " * (10 * 1024 * 1024 + 1 - len(PDF)))
    assert (large.status_code, large.json["code"]) == (422, "file-too-large")
    for number in range(5):
        assert put(calls, draft, ana, f"{number}.pdf", PDF + b" " * number).status_code == 201
    sixth = put(calls, draft, ana, "6.pdf", PDF)
    assert (sixth.status_code, sixth.json["code"]) == (409, "too-many-files")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gol.pdf", b""),
        ("poza.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "),
        ("pagina.html", b"<html>"),
        ("nu-e.png", PDF),
        ("program.exe", b"MZ"),
    ],
)
def test_other_kinds_are_refused(calls: Calls, name: str, content: bytes) -> None:
    """Whatever the name says."""
    ana = calls.token(calls.world.person())
    draft = begin(calls, calls.published(), ana, text="x").json["id"]
    assert put(calls, draft, ana, name, content).status_code == 422


def test_moderated_and_taken_back(calls: Calls) -> None:
    """Masked words may stand in the files, too: nobody gets them while a decision stands."""
    ana, sent, own = sent_with(calls, ("plan.pdf", PDF, False))
    path = f"/recommendations/{sent}/files/{own['files'][0]['id']}"
    body = {"what": "masked", "ground": "personal-data", "reason": "Un nume.", "passages": ["riverani"]}
    made = calls.post(f"/recommendations/{sent}/moderations", body, calls.clerk())
    assert made.status_code == 201, made.json
    shown = calls.get(f"/recommendations/{sent}").json
    assert (shown["files"], shown["files_hidden"]) == ([], 1)
    assert calls.get(path).status_code == 404
    assert calls.get(f"/desk{path}", calls.clerk()).status_code == 200
    calls.post(f"/moderations/{made.json['id']}/lift", {"reason": "Nu era nevoie."}, calls.clerk())
    assert calls.get(path).status_code == 200
    assert calls.post(f"/recommendations/mine/{sent}/withdraw", headers=calls.token(ana)).status_code == 200
    assert calls.get(path).status_code == 404
    assert calls.get(f"/recommendations/{sent}").json["files"] == []


def test_the_register_and_the_receipt_name_them(calls: Calls) -> None:
    """In public without what is private; to the author with the fingerprint of each."""
    ana, sent, own = sent_with(calls, ("plan.pdf", PDF, False), ("act.pdf", PDF + b" ", True))
    csv = calls.get(f"/authorities/{AUTHORITY}/register.csv").data.decode()
    assert "plan.pdf; 1 doar pentru autoritate" in csv
    assert "act.pdf" not in csv
    [line] = calls.get(f"/authorities/{AUTHORITY}/register").json["items"]
    assert [file["name"] for file in line["files"]] == ["plan.pdf"]
    receipt = calls.get(f"/recommendations/mine/{sent}/receipt.pdf", calls.token(ana)).data
    document = pypdfium2.PdfDocument(receipt)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for file in own["files"]:
        assert file["name"] in words
        assert file["sha256"] in words
    [listed] = calls.get("/recommendations/mine", calls.token(ana)).json["items"]
    assert listed["files"] == own["files"]


def test_erased_with_the_account(calls: Calls) -> None:
    """That there were files stays, with their fingerprints; names and contents go, and so do drafts."""
    ana, sent, own = sent_with(calls, ("plan.pdf", PDF, False), ("act.pdf", PDF + b" ", True))
    left = begin(calls, calls.published(), calls.token(ana), text="Neterminată").json["id"]
    put(calls, left, calls.token(ana), "schita.pdf", PDF + b"  ")
    erase(calls.world, ana)
    desk = calls.get(f"/desk/recommendations/{sent}", calls.clerk()).json
    assert [(file["name"], file["state"]) for file in desk["files"]] == [("", "erased")] * 2
    assert [file["sha256"] for file in desk["files"]] == [file["sha256"] for file in own["files"]]
    assert calls.get(f"/recommendations/{sent}").json["files"] == []
    with calls.world.runtime.read() as session:
        for table in ("attachment", "recommendation_draft"):
            assert session.execute(text(f"select count(*) from {table}")).scalar_one() == 0
