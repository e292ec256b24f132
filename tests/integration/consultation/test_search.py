"""Finding by words: acts, texts of documents, recommendations; what everybody may read, and nothing else."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from services.consultation.commands.search import MakeFindableAnew
from services.consultation.jobs.findable import make_findable
from shared.persistence.file_contents import check_held
from tests.integration.consultation import test_versions as versions
from tests.integration.consultation.calls import ACT, PREFIX, WORDS, Calls
from tests.unit.consultation.act_files import docx


def look(calls: Calls, words: str, **filters: str) -> Any:
    """What is found once the worker has been there."""
    make_findable(calls.world.runtime.bus, calls.world.runtime)
    answer = calls.get("/search", q=words, **filters)
    assert answer.status_code == 200, answer.json
    return answer.json


def kinds(found: Any) -> list[str]:
    """Of what was found, in its order."""
    return [item["kind"] for item in found["items"]]


def said(pieces: Any) -> str:
    """The text with what was found in brackets."""
    return "".join(f"[{piece['text']}]" if piece["hit"] else piece["text"] for piece in pieces)


def sent(calls: Calls, consultation: str, **changes: Any) -> Any:
    """A recommendation, of somebody new."""
    return calls.send(consultation, calls.world.person(), **changes).json


FORMS = ["stații", "statiile", "STAȚIE", "staţiilor de reîncărcare", "reincarcarea"]


@pytest.mark.parametrize("words", FORMS)
def test_any_form_of_a_word_with_or_without_diacritics(calls: Calls, words: str) -> None:
    """The act is found, at the article in which the words first stand, and they are marked."""
    consultation = calls.published()
    found = look(calls, words)
    assert (kinds(found), found["total"], found["more"]) == (["act"], 1, False)
    item = found["items"][0]
    assert (item["id"], item["consultation"]["id"], item["article"]) == (consultation, consultation, "2")
    assert said(item["title"]) == "Regulamentul de parcare"
    shown = said(item["snippet"])
    assert ("[Stațiile]" in shown) == ("sta" in words.lower())
    assert ("[reîncărcare]" in shown) == ("cărc" in words or "carc" in words)


def test_a_recommendation_and_its_answer(calls: Calls) -> None:
    """By its words, its number, the reason of its answer; by an e-mail address in it nobody finds it."""
    consultation = calls.published()
    text = "Riveranii au nevoie de locuri; scrieți-mi la ana.exemplu@example.org, vă rog."
    receipt = sent(calls, consultation, text=text)
    found = look(calls, "riveran")
    assert kinds(found) == ["recommendation"]
    assert said(found["items"][0]["title"]) == receipt["register_number"]
    assert "[Riveranii] au nevoie" in said(found["items"][0]["snippet"])
    assert "[e-mail ascuns]" in said(found["items"][0]["snippet"])
    assert kinds(look(calls, receipt["register_number"])) == ["recommendation"]
    assert kinds(look(calls, "exemplu@example.org")) == []
    assert kinds(look(calls, "trotuare")) == []
    answer = {"verdict": "partly", "reason": "Se preia lângă trotuarele late."}
    path = f"/recommendations/{receipt['id']}/answer"
    assert calls.post(path, answer, calls.clerk(), version=1).status_code == 200
    assert "[trotuarele] late" in said(look(calls, "trotuare")["items"][0]["snippet"])


def test_a_later_text_is_found_beside_the_announced_one(calls: Calls) -> None:
    """From when it is published, at the article in which the words stand; the announced one stays."""
    consultation = calls.published()
    path = versions.begun(calls, consultation)
    assert kinds(look(calls, "locuiește")) == []
    version = calls.get(path, calls.clerk()).json["version"]
    calls.post(f"{path}/publish", headers=calls.clerk(), version=version)
    found = look(calls, "locuiește", kind="version")
    [item] = found["items"]
    assert (item["kind"], item["text_number"], item["article"]) == ("version", 2, "1")
    assert item["consultation"]["id"] == consultation
    assert "[locuiește] în zona" in said(item["snippet"])
    assert [item["text_number"] for item in look(calls, "stații")["items"]] == [None, 2]
    calls.world.do(MakeFindableAnew())
    assert kinds(look(calls, "locuiește")) == ["version"]


def test_the_text_of_a_document_once_everybody_may_have_it(calls: Calls) -> None:
    """Not while it is a draft's; not before it was looked into; a scan is found by its name."""
    made = calls.post("/consultations", {"authority": "oras-exemplu", **ACT}, calls.clerk()).json
    path = f"/consultations/{made['id']}"
    for name, content in (("raport.docx", docx("Dalele de piatră costă.")), ("schita.pdf", b"%PDF-1.4\n")):
        answer = calls.client.post(
            f"{PREFIX}{path}/documents",
            query_string={"name": name},
            data=content,
            headers={**calls.clerk(), "Idempotency-Key": str(uuid4())},
        )
        assert answer.status_code == 201, answer.json
    runtime = calls.world.runtime
    while check_held(runtime.engine, runtime.clock.now):
        pass
    assert kinds(look(calls, "dale")) == []
    assert calls.post(f"{path}/publish", headers=calls.clerk(), version=1).status_code == 200
    found = look(calls, "dale")
    assert kinds(found) == ["document"]
    assert (said(found["items"][0]["title"]), said(found["items"][0]["snippet"])) == (
        "raport.docx",
        "[Dalele] de piatră costă.",
    )


def test_a_draft_is_found_by_nobody(calls: Calls) -> None:
    """Nor a word of it, nor its clerk."""
    calls.post("/consultations", {"authority": "oras-exemplu", **ACT}, calls.clerk())
    assert look(calls, "parcare")["items"] == []


def test_beginnings_and_parts_where_the_words_alone_find_little(calls: Calls) -> None:
    """The answer says so."""
    calls.published()
    for part in ("reînc", "regulam", "egulament"):
        found = look(calls, part)
        assert (kinds(found), found["widened"]) == (["act"], True), part
    assert "[reîncărcare]" in said(look(calls, "reînc")["items"][0]["snippet"])
    assert look(calls, "qxwzy")["items"] == []


def test_filters(calls: Calls) -> None:
    """By kind, authority, consultation and year."""
    first, second = calls.published(), calls.published(title="Alt regulament")
    sent(calls, first, text="Parcarea este prea scumpă.")
    assert sorted(kinds(look(calls, "parcare"))) == ["act", "act", "recommendation"]
    assert kinds(look(calls, "parcare", kind="recommendation")) == ["recommendation"]
    assert kinds(look(calls, "parcare", authority="oras-exemplu", kind="act")) == ["act", "act"]
    assert kinds(look(calls, "parcare", authority="alt-oras")) == []
    assert kinds(look(calls, "parcare", consultation=second)) == ["act"]
    assert len(look(calls, "parcare", year="2026")["items"]) == 3
    assert look(calls, "parcare", year="2025")["items"] == []


def test_pages_hold_each_once_in_one_order(calls: Calls) -> None:
    """Page by page the same as at once."""
    consultation = calls.published()
    for number in range(7):
        sent(calls, consultation, text=f"Locuri pentru riverani, de {number} ori.")
    whole = [item["id"] for item in look(calls, "riverani")["items"]]
    assert len(whole) == 7
    by_page, cursor = [], {}
    while True:
        page = look(calls, "riverani", limit="3", **cursor)
        assert page["total"] == 7
        by_page += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert by_page == whole


def test_made_anew_it_is_the_same(calls: Calls) -> None:
    """Everything is read again; nothing stands twice."""
    consultation = calls.published()
    sent(calls, consultation)
    before = [look(calls, words) for words in ("regulament", "riverani", "locuri")]
    assert calls.world.do(MakeFindableAnew()) == 2
    assert [look(calls, words) for words in ("regulament", "riverani", "locuri")] == before


def test_what_has_changed_is_found_as_it_is(calls: Calls) -> None:
    """However it was changed."""
    consultation = calls.published()
    receipt = sent(calls, consultation, text=WORDS["text"])
    look(calls, "riverani")
    with calls.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql(
            "update recommendation set text = 'Textul de după.' where id = %s", (UUID(receipt["id"]),)
        )
    assert look(calls, "riverani")["items"] == []
    assert kinds(look(calls, "textul de după", kind="recommendation")) == ["recommendation"]


def test_what_is_hidden_or_masked_is_found_by_nobody(calls: Calls) -> None:
    """Until it is shown again."""
    receipt = sent(calls, calls.published(), text="Gunoaiele de pe strada lui Gheorghe rămân neridicate.")
    path = f"/recommendations/{receipt['id']}/moderations"
    for what, passages in (("masked", ["lui Gheorghe"]), ("hidden", [])):
        asked = {"what": what, "ground": "personal-data", "reason": "Este numit un vecin."}
        made = calls.post(path, {**asked, "passages": passages}, calls.clerk())
        assert made.status_code == 201, made.json
        assert look(calls, "gheorghe")["items"] == []
        assert bool(look(calls, "neridicate")["items"]) == (what == "masked")
        lift = f"/moderations/{made.json['id']}/lift"
        assert calls.post(lift, {"reason": "Vecinul este de acord."}, calls.clerk()).status_code < 300
        assert kinds(look(calls, "gheorghe")) == ["recommendation"]


def test_what_is_withdrawn_is_found_by_its_number_alone(calls: Calls) -> None:
    """The entry stays in the register."""
    person = calls.world.person()
    receipt = calls.send(calls.published(), person, text="Gunoaiele rămân neridicate.").json
    assert kinds(look(calls, "neridicate")) == ["recommendation"]
    path = f"/recommendations/mine/{receipt['id']}/withdraw"
    assert calls.post(path, {}, calls.token(person)).status_code < 300
    assert look(calls, "neridicate")["items"] == []
    assert kinds(look(calls, receipt["register_number"])) == ["recommendation"]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"q": ""},
        {"q": "x" * 201},
        {"q": "parcare", "kind": "poem"},
        {"q": "parcare", "year": "1492"},
        {"q": "parcare", "consultation": "first"},
        {"q": "parcare", "authority": "O!"},
    ],
)
def test_what_cannot_be_asked(calls: Calls, query: dict[str, str]) -> None:
    """With the field that is wrong."""
    answer = calls.get("/search", **query)
    assert (answer.status_code, bool(answer.json["errors"])) == (422, True)


@pytest.mark.parametrize("words", ["!!!", "și", "de la", "' & |:*<->", "a\\b", "%", "…", "12e5 0x1f 3,14"])
def test_whatever_is_typed_is_answered(calls: Calls, words: str) -> None:
    """With nothing, if it says nothing."""
    calls.published()
    assert look(calls, words)["items"] == [] or words in ("și", "de la")
