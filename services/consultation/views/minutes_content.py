"""Minutes as everybody reads them, put into the words of a document."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from services.consultation.model.days import ROMANIA
from services.consultation.model.law.words import said as said_day
from services.consultation.model.minutes_content import Block, Heading, MinutesContent, Paragraph, Table
from services.consultation.model.minutes_words import VOTES
from shared.errors import Language

Row = dict[str, Any]
TEXTS: dict[Language, dict[str, str]] = {
    "ro": {
        "debate": "Minuta dezbaterii publice",
        "public-meeting": "Minuta ședinței publice",
        "page": "Pagina",
        "about": "Despre",
        "act": "Proiectul dezbătut",
        "began": "A început",
        "ended": "S-a încheiat",
        "place": "Locul",
        "chair": "A condus",
        "secretary": "A întocmit minuta",
        "published": "Publicată",
        "present": "Cine a participat",
        "counted": "Participanți",
        "source": "sursa: {source}",
        "group": "Grup",
        "number": "Număr",
        "people": "Persoane prezente",
        "name": "Nume",
        "role": "Calitate",
        "agenda": "Ordinea de zi și concluzii",
        "conclusion": "Concluzie",
        "discussion": "Discuții",
        "on": "la art. {article}",
        "said": "A spus",
        "answer": "Răspunsul dat pe loc",
        "entered": "Recomandări făcute la întâlnire",
        "entered_lead": "Stau în registrul autorității și primesc răspuns cu motivare "
        "(art. 12 din Legea nr. 52/2003).",
        "register": "Număr în registru",
        "author": "Autor",
        "article": "Articol",
        "whole": "proiectul întreg",
        "votes": "Voturi",
        "secret": "Vot secret: numele nu se publică (art. 11 din Legea nr. 52/2003; textul articolului nu a "
        "fost verificat în forma republicată).",
        "counts": "Rezultat",
        "for": "pentru",
        "against": "împotrivă",
        "abstained": "abținere",
        "absent": "absent",
        "n_for": "pentru: {n}",
        "n_against": "împotrivă: {n}",
        "n_abstained": "abțineri: {n}",
        "n_absent": "absenți: {n}",
        "member": "Membru",
        "vote": "Vot",
        "recordings": "Înregistrări",
        "files": "Documente anexate",
        "corrections": "Corectări după publicare",
        "correction": "Corectarea {position}, {day}",
        "reason": "Motivul",
        "at": "{day}, ora {time}",
    },
    "en": {
        "debate": "Minutes of the public debate",
        "public-meeting": "Minutes of the public meeting",
        "page": "Page",
        "about": "About",
        "act": "Draft debated",
        "began": "Began",
        "ended": "Ended",
        "place": "Place",
        "chair": "Led by",
        "secretary": "Minutes written by",
        "published": "Published",
        "present": "Who took part",
        "counted": "Participants",
        "source": "source: {source}",
        "group": "Group",
        "number": "Number",
        "people": "Persons present",
        "name": "Name",
        "role": "Role",
        "agenda": "Agenda and conclusions",
        "conclusion": "Conclusion",
        "discussion": "Statements",
        "on": "on art. {article}",
        "said": "Said",
        "answer": "Answered at once",
        "entered": "Recommendations made at the meeting",
        "entered_lead": "They stand in the authority's register and get an answer with its reason "
        "(art. 12 of Law 52/2003).",
        "register": "Register number",
        "author": "Author",
        "article": "Article",
        "whole": "the draft as a whole",
        "votes": "Votes",
        "secret": "Secret vote: names are not published (art. 11 of Law 52/2003; the article's text was not "
        "checked in the republished law).",
        "counts": "Result",
        "for": "for",
        "against": "against",
        "abstained": "abstained",
        "absent": "absent",
        "n_for": "for: {n}",
        "n_against": "against: {n}",
        "n_abstained": "abstained: {n}",
        "n_absent": "absent: {n}",
        "member": "Member",
        "vote": "Vote",
        "recordings": "Recordings",
        "files": "Documents attached",
        "corrections": "Corrections after publication",
        "correction": "Correction {position}, {day}",
        "reason": "Reason",
        "at": "{day}, {time}",
    },
}


def content_of(shown: Row, language: Language) -> MinutesContent:
    """The document of published minutes."""
    texts, meeting = TEXTS[language], shown["meeting"]
    latest = max([shown["published_at"], *(one["corrected_at"] for one in shown["corrections"])])
    return MinutesContent(
        title=texts[meeting["kind"]],
        authority=meeting["authority"]["name"],
        language=language,
        at=latest,
        blocks=tuple(_blocks(shown, texts, language)),
        page_word=texts["page"],
    )


def _blocks(shown: Row, texts: dict[str, str], language: Language) -> Iterator[Block]:
    yield from _opening(shown, texts, language)
    yield from _present(shown, texts)
    yield from _agenda(shown, texts)
    yield from _discussion(shown, texts)
    yield from _entered(shown, texts)
    yield from _votes(shown, texts)
    for name, line in (("recordings", "{title}: {url}"), ("files", "{title}")):
        found = shown["links"] if name == "recordings" else [{"title": one.name} for one in shown["files"]]
        if found:
            yield Heading(texts[name])
        yield from (Paragraph(line.format(**one)) for one in found)
    if shown["corrections"]:
        yield Heading(texts["corrections"])
    for one in shown["corrections"]:
        day = said_day(one["corrected_at"].astimezone(ROMANIA).date(), language)
        yield Heading(texts["correction"].format(position=one["position"], day=day), 3)
        yield Paragraph(one["text"])
        yield Paragraph(one["reason"], texts["reason"])


def _opening(shown: Row, texts: dict[str, str], language: Language) -> Iterator[Block]:
    meeting = shown["meeting"]
    facts = (
        ("about", meeting["title"]),
        ("act", meeting["consultation_title"]),
        ("began", _moment(shown["opened_at"], texts, language)),
        ("ended", _moment(shown["closed_at"], texts, language)),
        ("place", shown["place"]),
        ("chair", shown["chair"]),
        ("secretary", shown["secretary"]),
        ("published", _moment(shown["published_at"], texts, language)),
    )
    yield from (Paragraph(value, texts[name]) for name, value in facts if value)


def _present(shown: Row, texts: dict[str, str]) -> Iterator[Block]:
    if shown["counted"] is None and not shown["groups"] and not shown["people"]:
        return
    yield Heading(texts["present"])
    if shown["counted"] is not None:
        source = texts["source"].format(source=shown["counted_source"])
        yield Paragraph(f"{shown['counted']} ({source})", texts["counted"])
    if shown["groups"]:
        rows = [(one["group"], str(one["number"])) for one in shown["groups"]]
        yield Table((texts["group"], texts["number"]), rows)
    if shown["people"]:
        yield Heading(texts["people"], 3)
        yield Table((texts["name"], texts["role"]), [(one["name"], one["role"]) for one in shown["people"]])


def _agenda(shown: Row, texts: dict[str, str]) -> Iterator[Block]:
    if shown["points"]:
        yield Heading(texts["agenda"])
    for number, point in enumerate(shown["points"], 1):
        yield Heading(f"{number}. {point['title']}", 3)
        if point["conclusion"]:
            yield Paragraph(point["conclusion"], texts["conclusion"])


def _discussion(shown: Row, texts: dict[str, str]) -> Iterator[Block]:
    if shown["statements"]:
        yield Heading(texts["discussion"])
    for one in shown["statements"]:
        on = texts["on"].format(article=one["article"]) if one["article"] else ""
        yield Heading(", ".join(part for part in (one["speaker"], one["organisation"], on) if part), 3)
        if one["said"]:
            yield Paragraph(one["said"], texts["said"])
        if one["answer"]:
            yield Paragraph(one["answer"], texts["answer"])


def _entered(shown: Row, texts: dict[str, str]) -> Iterator[Block]:
    if not shown["recommendations"]:
        return
    yield Heading(texts["entered"])
    yield Paragraph(texts["entered_lead"])
    rows = [
        (one["register_number"], one["author"], one["article"] or texts["whole"])
        for one in shown["recommendations"]
    ]
    yield Table((texts["register"], texts["author"], texts["article"]), rows)


def _votes(shown: Row, texts: dict[str, str]) -> Iterator[Block]:
    if shown["ballots"]:
        yield Heading(texts["votes"])
    for ballot in shown["ballots"]:
        yield Heading(ballot["subject"], 3)
        counts = "; ".join(texts[f"n_{vote}"].format(n=ballot["counts"][vote]) for vote in VOTES)
        yield Paragraph(counts, texts["counts"])
        if ballot["is_secret"]:
            yield Paragraph(texts["secret"])
        else:
            rows = [(one["name"], texts[one["vote"]]) for one in ballot["members"]]
            yield Table((texts["member"], texts["vote"]), rows)


def _moment(at: datetime | None, texts: dict[str, str], language: Language) -> str:
    if at is None:
        return ""
    local = at.astimezone(ROMANIA)
    return texts["at"].format(day=said_day(local.date(), language), time=f"{local:%H:%M}")
