"""The text of an act by HTTP: taken apart, kept with what stands around its articles, read by article."""

from typing import Any
from uuid import uuid4

from services.consultation.jobs import look_into_files
from tests.integration.consultation.calls import ACT, PREFIX, Calls
from tests.unit.consultation.act_files import docx, pdf
from tests.unit.consultation.world import AUTHORITY

TEXT = "HOTĂRĂŞTE:\nCAPITOLUL I Dispoziții\nArt. 1 – (1) Se aprobă:\na) taxa.\nANEXĂ\nArt. 1 – Tarif."
CHAPTER = {"type": "chapter", "label": "Capitolul I", "heading": "Locuri", "text": "", "before": "2"}


def parse_file(calls: Calls, content: bytes, name: str) -> Any:
    """Hand a file in."""
    headers = {**calls.clerk(), "Content-Type": "application/octet-stream"}
    return calls.client.post(f"{PREFIX}/acts/parse-file?name={name}", data=content, headers=headers)


def test_a_text_taken_apart(calls: Calls) -> None:
    """Preamble, chapter, article, annex, each where it stands; in the form in which it would be kept."""
    answer = calls.post("/acts/parse", {"text": TEXT}, calls.clerk())
    assert answer.status_code == 200
    shown = [(part["type"], part["number"]) for part in answer.json["parts"]]
    assert shown[:3] == [("preamble", ""), ("chapter", "I"), ("article", "1")]
    assert shown[3:] == [("attachment", ""), ("article", "A/1")]
    assert answer.json["parts"][0]["text"] == "HOTĂRĂȘTE:"
    assert answer.json["doubts"] == []


def test_what_to_look_at_is_said_in_the_callers_language(calls: Calls) -> None:
    """A doubt is a sentence with a code."""
    headers = {**calls.clerk(), "Accept-Language": "en"}
    [doubt] = calls.post("/acts/parse", {"text": "Fără articole"}, headers).json["doubts"]
    assert doubt["code"] == "no-articles"
    assert doubt["detail"].startswith("No article was found")


def test_a_file_taken_apart(calls: Calls) -> None:
    """The body is the file."""
    answer = parse_file(calls, docx("Art. 1 – Se aprobă.", "Art. 2 – Se comunică."), "act.docx")
    assert answer.status_code == 200
    assert [part["number"] for part in answer.json["parts"]] == ["1", "2"]


def test_a_scan_is_refused_in_words(calls: Calls) -> None:
    """It says what can be done instead."""
    answer = parse_file(calls, pdf(()), "scan.pdf")
    assert (answer.status_code, answer.json["code"]) == (422, "act-file-refused")
    assert "scrie sau lipi textul" in answer.json["detail"]
    assert answer.json["errors"][0]["pointer"] == "/file"


def test_what_stands_around_the_articles_is_kept(calls: Calls) -> None:
    """A chapter's name comes back where it was, found by searching too."""
    consultation = calls.published(frame=[CHAPTER])
    assert calls.get(f"/consultations/{consultation}").json["frame"] == [CHAPTER]
    assert "frame" not in calls.get("/consultations").json["items"][0]


def test_a_chapter_before_an_article_that_is_not_there(calls: Calls) -> None:
    """It would have no place."""
    body = {"authority": AUTHORITY, **ACT, "frame": [{**CHAPTER, "before": "9"}]}
    answer = calls.post("/consultations", body, calls.clerk())
    assert (answer.status_code, answer.json["code"]) == (422, "frame-astray")


def test_an_article_comes_with_its_pieces(calls: Calls) -> None:
    """Each paragraph and point with its address, for links."""
    article = {"number": "A1/2", "text": "(1) Se plătește:\na) taxa;\nb) tariful."}
    consultation = calls.published(articles=[article])
    [shown] = calls.get(f"/consultations/{consultation}").json["articles"]
    assert [piece["anchor"] for piece in shown["pieces"]] == ["alin-1", "alin-1-lit-a", "alin-1-lit-b"]
    assert shown["pieces"][2]["address"] == "alin. (1) lit. b)"
    sent = calls.send(consultation, calls.world.person(), article="A1/2")
    assert (sent.status_code, sent.json["article"]) == (201, "A1/2")


def test_an_article_without_words_is_not_published(calls: Calls) -> None:
    """It may stand in a draft, where somebody will write it."""
    body = {"authority": AUTHORITY, **ACT, "articles": [{"number": "1", "text": ""}]}
    made = calls.post("/consultations", body, calls.clerk()).json
    path = f"/consultations/{made['id']}/publish"
    answer = calls.post(path, headers=calls.clerk(), version=made["version"])
    assert (answer.status_code, answer.json["code"]) == (409, "empty-article")


def test_the_documents_that_the_law_asks_for(calls: Calls) -> None:
    """Told by what was said of them, else by their titles; each with the law's sentence."""
    study = {"title": "Anexă la proiect", "kind": "study"}
    consultation = calls.published(documents=[{"title": "Referatul de aprobare nr. 3"}, study])
    items = calls.get(f"/consultations/{consultation}/required-documents").json["items"]
    assert {one["code"]: one["is_present"] for one in items} == {
        "full-text": True,
        "substantiation": True,
        "study": True,
        "specialist-report": False,
    }
    assert items[1]["titles"] == ["Referatul de aprobare nr. 3"]
    assert [one["status"] for one in items] == ["verified", "verified", "verified", "unverified"]


def test_nothing_is_asked_for_with_an_individual_act(calls: Calls) -> None:
    """Law 52/2003 is about normative acts (art. 1 and 4)."""
    consultation = calls.published(kind="individual")
    assert calls.get(f"/consultations/{consultation}/required-documents").json["items"] == []


def add_file(calls: Calls, consultation: str, content: bytes, name: str) -> Any:
    """Put a file to a draft."""
    headers = {**calls.clerk(), "Content-Type": "application/octet-stream", "Idempotency-Key": str(uuid4())}
    path = f"{PREFIX}/consultations/{consultation}/documents?kind=substantiation&name={name}"
    return calls.client.post(path, data=content, headers=headers)


def test_a_document_brought_as_a_file(calls: Calls) -> None:
    """Once a worker has looked into it and the act is published, everybody saves it."""
    made = calls.post("/consultations", {"authority": AUTHORITY, **ACT, "documents": []}, calls.clerk()).json
    content = docx("Referat de aprobare")
    added = add_file(calls, made["id"], content, "referat.docx")
    assert (added.status_code, added.json["state"]) == (201, "held")
    path = f"/consultations/{made['id']}"
    look_into_files(calls.world.runtime)
    calls.post(f"{path}/publish", headers=calls.clerk(), version=made["version"])
    [document] = calls.get(path).json["documents"]
    assert document["title"] == "referat.docx"
    assert (document["kind"], document["file_state"]) == ("substantiation", "good")
    given = calls.get(f"{path}/documents/{document['file_id']}")
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert given.data == content
    items = calls.get(f"{path}/required-documents").json["items"]
    assert [one["is_present"] for one in items if one["code"] == "substantiation"] == [True]


def test_a_file_that_is_not_good_is_not_public(calls: Calls) -> None:
    """The clerk sees that it was refused; nobody else sees it at all."""
    made = calls.post("/consultations", {"authority": AUTHORITY, **ACT, "documents": []}, calls.clerk()).json
    add_file(calls, made["id"], docx("Referat", part="word/vbaProject.bin"), "referat.docx")
    look_into_files(calls.world.runtime)
    path = f"/consultations/{made['id']}"
    [document] = calls.get(path, calls.clerk()).json["documents"]
    assert document["file_state"] == "refused"
    calls.post(f"{path}/publish", headers=calls.clerk(), version=made["version"])
    assert calls.get(path).json["documents"] == []


def test_a_file_is_taken_from_a_draft(calls: Calls) -> None:
    """Of what is published nothing is taken away in silence."""
    made = calls.post("/consultations", {"authority": AUTHORITY, **ACT, "documents": []}, calls.clerk()).json
    file_id = add_file(calls, made["id"], pdf(("Referat",)), "referat.pdf").json["id"]
    path = f"{PREFIX}/consultations/{made['id']}/documents/{file_id}"
    assert calls.client.delete(path, headers=calls.clerk()).status_code == 204
    assert calls.client.delete(path, headers=calls.clerk()).status_code == 404
    file_id = add_file(calls, made["id"], pdf(("Referat",)), "referat.pdf").json["id"]
    calls.post(f"/consultations/{made['id']}/publish", headers=calls.clerk(), version=made["version"])
    path = f"{PREFIX}/consultations/{made['id']}/documents/{file_id}"
    assert calls.client.delete(path, headers=calls.clerk()).json["code"] == "already-published"
