"""Consultations: a line of a list, and the whole page."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.consultation.model import required_documents
from services.consultation.model.act_text import pieces
from services.consultation.model.consultation import DRAFT, PUBLISHED
from services.consultation.model.days import day_of, last_second_of
from services.consultation.model.planning import Counting
from services.consultation.model.term import Term
from services.consultation.views.planning import plan_shown, timeline_shown
from services.consultation.views.shared import authority_of
from shared.errors import Language

Row = dict[str, Any]


def consultation_line(row: Row, now: datetime) -> Row:
    """A consultation in a list."""
    term = Term(row["published_at"], row["ends_at"], row["closed_at"])
    is_open = term.is_open(now)
    state = ("open" if is_open else "closed") if row["state"] == PUBLISHED else row["state"]
    return {
        **row,
        "authority": authority_of(row),
        "state": state,
        "is_record": state == "record",
        "recommendations_until": row["last_day"],
        "recommendations_until_at": last_second_of(row["last_day"]) if row["last_day"] else None,
        "recommendations_days": row["term_days"],
        "term_over": state in ("closed", "record"),
        "can_recommend": is_open,
        "changed_at": _changed_at(row, now),
    }


def consultation_page(
    row: Row, articles: Sequence[Row], now: datetime, counting: Counting, language: Language
) -> Row:
    """A consultation with everything for its page."""
    counted = row["counted"]
    steps = timeline_shown(
        row,
        counting,
        now,
        language,
        received=counted["total"] - counted["withdrawn"],
        answered=counted["answered"],
        last_answer=day_of(counted["last_answer"]) if counted["answered"] else None,
    )
    return {
        **consultation_line(row, now),
        "documents": documents(row),
        "articles": [{**article, "pieces": pieces(article["text"])} for article in articles],
        "recommendations": counted,
        "urgent": bool(row["urgency_reason"]),
        "plan": plan_shown(row, counting, now, language),
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


def _changed_at(row: Row, now: datetime) -> datetime:
    """Published, or over: by hand, or at the end of its term, whenever somebody looks."""
    instants = [row["listed_at"], row["closed_at"], row["ends_at"]]
    changed: datetime = max(instant for instant in instants if instant and instant <= now)
    return changed


def _there(row: Row) -> list[Row]:
    return [document for document in documents(row) if document.get("file_state") != "refused"]
