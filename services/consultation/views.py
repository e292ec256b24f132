"""What is shown of a row, and to whom: the one place where the public's view and the desk's part."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from services.consultation.model import required_documents
from services.consultation.model.act_text import Parsed, pieces
from services.consultation.model.act_text.sentences import sentence
from services.consultation.model.consultation import DRAFT, PUBLISHED
from services.consultation.model.days import day_of, last_second_of
from services.consultation.model.links import Links
from services.consultation.model.masking import mask
from services.consultation.model.term import Term
from services.consultation.model.timeline import timeline
from shared.errors import Language

Row = dict[str, Any]


def consultation_line(row: Row, now: datetime) -> Row:
    """A consultation in a list."""
    term = Term(row["published_at"], row["ends_at"], row["closed_at"])
    is_open = term.is_open(now)
    state = ("open" if is_open else "closed") if row["state"] == PUBLISHED else row["state"]
    return {
        **row,
        "authority": _authority(row),
        "state": state,
        "is_record": state == "record",
        "recommendations_until": row["last_day"],
        "recommendations_until_at": last_second_of(row["last_day"]) if row["last_day"] else None,
        "recommendations_days": row["term_days"],
        "term_over": state in ("closed", "record"),
        "can_recommend": is_open,
    }


def consultation_page(row: Row, articles: Sequence[Row], now: datetime) -> Row:
    """A consultation with everything for its page."""
    total = sum(article["recommendations"] for article in articles)
    answered = sum(article["answered"] for article in articles)
    steps = timeline(
        published_on=row["published_on"],
        last_day=row["last_day"],
        closed_on=day_of(row["closed_at"]) if row["closed_at"] else None,
        all_answered_on=_last_answer(articles) if total and total == answered else None,
        today=day_of(now),
    )
    return {
        **consultation_line(row, now),
        "documents": documents(row),
        "articles": [{**article, "pieces": pieces(article["text"])} for article in articles],
        "recommendations": {"total": total, "answered": answered},
        "timeline": steps,
    }


def documents(row: Row) -> list[Row]:
    """The documents beside an act, those that were brought as files last; the public sees what is good."""
    shown = [file for file in row["files"] if file.state == "good" or row["state"] == DRAFT]
    return [
        *row["documents"],
        *(
            {
                "title": file.name,
                "url": None,
                "available": file.state == "good",
                "kind": file.purpose,
                "file_id": file.id,
                "file_state": file.state,
            }
            for file in shown
        ),
    ]


def parsed_act(parsed: Parsed, language: Language) -> Row:
    """The parts of a text, and what to look at in words."""
    doubts = [{"code": d.code, "number": d.number, "detail": sentence(d, language)} for d in parsed.doubts]
    return {"parts": parsed.parts, "doubts": doubts}


def requirements(row: Row, *, has_text: bool, language: Language) -> Row:
    """The documents that the law asks for with the act, and which of them there are."""
    checked = required_documents.check(row["kind"], _there(row), has_text=has_text)
    return {
        "items": [
            {
                "code": one.requirement.code,
                "due": one.requirement.due,
                "law": one.requirement.law,
                "status": one.requirement.status,
                "sentence": one.requirement.sentences[language],
                "is_present": one.is_present,
                "titles": one.titles,
            }
            for one in checked
        ]
    }


def _there(row: Row) -> list[Row]:
    return [document for document in documents(row) if document.get("file_state") != "refused"]


def for_all(row: Row) -> Row:
    """A recommendation as the public reads it: the author as chosen, addresses and numbers masked."""
    hidden = {name: row[name] and mask(row[name]) for name in ("text", "reason", "proposed_wording")}
    shown = {**_recommendation(row), **hidden, "author": row["author_label"]}
    if shown["answer"]:
        shown["answer"] = {**shown["answer"], "reason": mask(row["answer"])}
    return shown


def for_desk(row: Row) -> Row:
    """A recommendation as the authority's clerks read it: whole, with who sent it."""
    author = {"label": row["author_label"], "name": row["author_name"], "email": row["author_email"]}
    return {**_recommendation(row), "author": author}


def for_author(row: Row, links: Links) -> Row:
    """A recommendation as its author reads it: whole, with what proves it."""
    number = _number(row)
    check_url = links.check(row["authority"], number)
    return {**_recommendation(row), "author": row["author_label"], "check_url": check_url}


def receipt_check(row: Row) -> Row:
    """What anybody may know who has a register number."""
    return {
        "exists": True,
        "authority": row["authority"],
        "register_number": _number(row),
        "received_at": row["received_at"],
        "fingerprint": row["fingerprint"],
        "state": _state(row),
        "recommendation_id": row["id"],
    }


def no_receipt(authority: str, register_number: str) -> Row:
    """That nothing stands in the register under this number."""
    unknown = dict.fromkeys(("received_at", "fingerprint", "state", "recommendation_id"))
    return {"exists": False, "authority": authority, "register_number": register_number, **unknown}


def _recommendation(row: Row) -> Row:
    authority = _authority(row)
    organisation = {
        "id": row["on_behalf_of"],
        "name": row["organisation_name"],
        "verified": row["organisation_verified"],
    }
    answer = {"verdict": row["verdict"], "reason": row["answer"], "answered_at": row["answered_at"]}
    return {
        **row,
        "register_number": _number(row),
        "consultation": {
            "id": row["consultation_id"],
            "title": row["consultation_title"],
            "authority": authority,
        },
        "organisation": organisation if row["on_behalf_of"] else None,
        "state": _state(row),
        "answer": answer if row["verdict"] else None,
    }


def _authority(row: Row) -> Row:
    return {
        "slug": row["authority"],
        "name": row["authority_name"],
        "is_example": row["authority_is_example"],
    }


def _number(row: Row) -> str:
    return f"{row['register_number']}/{row['register_year']}"


def _state(row: Row) -> str:
    return "answered" if row["verdict"] else "unanswered"


def _last_answer(articles: Sequence[Row]) -> date:
    return day_of(max(article["last_answer"] for article in articles if article["last_answer"]))
