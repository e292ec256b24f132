"""A recommendation: as everybody, the desk and its author read it."""

from typing import Any

from services.consultation.model.links import Links
from services.consultation.model.masking import mask
from services.consultation.model.submission import articles_of
from services.consultation.views.moderation import moderation, public_words
from services.consultation.views.sent_files import files_for_moderator, files_of, public_files
from services.consultation.views.shared import authority_of

Row = dict[str, Any]


def for_all(row: Row) -> Row:
    """A recommendation as the public reads it: the author as chosen, addresses and numbers masked, and what
    was moderated or withdrawn hidden."""
    shown = {
        **_recommendation(row),
        **public_words(row),
        **public_files(row),
        "author": row["author_label"],
    }
    if shown["answer"]:
        shown["answer"] = {**shown["answer"], "reason": mask(row["answer"])}
    return shown


def for_desk(row: Row) -> Row:
    """A recommendation as the authority's clerks read it: whole, with who sent it."""
    author = {
        "label": row["author_label"],
        "name": row["author_name"],
        "email": row["author_email"],
        "postal_address": row["postal_address"],
    }
    return {
        **_recommendation(row),
        "author": author,
        "author_forgotten": row["forgotten_at"] is not None,
        "answer_goes": answer_goes(row),
        "draft": draft_of(row),
    }


def draft_of(row: Row) -> Row | None:
    """What is being written on it, if anything is."""
    if row["draft_state"] is None:
        return None
    return {
        **row,
        "state": row["draft_state"],
        "version": row["draft_version"],
        "verdict": row["draft_verdict"],
        "reason": row["draft_reason"],
        "taken_into": row["draft_taken_into"],
        "group": row["group_id"],
    }


def alike(row: Row) -> Row:
    """A recommendation that says the like, as it is proposed."""
    return {**row, "register_number": numbered(row), "author": row["author_label"], "group": row["group_id"]}


def for_moderator(row: Row) -> Row:
    """A recommendation as who moderates reads it: whole, the author as the public sees them."""
    return {
        **_recommendation(row),
        "author": row["author_label"],
        "has_account": row["account_id"] is not None,
        "files": files_for_moderator(row),
    }


def for_author(row: Row, links: Links) -> Row:
    """A recommendation as its author reads it: whole, with what proves it."""
    number = numbered(row)
    check_url = links.check(row["authority"], number)
    return {**_recommendation(row), "author": row["author_label"], "check_url": check_url}


def _recommendation(row: Row) -> Row:
    authority = authority_of(row)
    organisation = {
        "id": row["on_behalf_of"],
        "name": row["organisation_name"],
        "verified": row["organisation_verified"],
    }
    answer = {
        "verdict": row["verdict"],
        "reason": row["answer"],
        "taken_into": row["taken_into"],
        "answered_at": row["answered_at"],
        "answered_with": row["answered_with"],
    }
    return {
        **row,
        "article": row["article"] or None,
        "articles": articles_of(row["article"], row["more_articles"]),
        "register_number": numbered(row),
        "consultation": {
            "id": row["consultation_id"],
            "title": row["consultation_title"],
            "authority": authority,
        },
        "organisation": organisation if row["on_behalf_of"] else None,
        "hour_known": not row["day_only"],
        "state": state_of(row),
        "answer": answer if row["verdict"] else None,
        "moderation": moderation(row),
        "files": files_of(row),
    }


def answer_goes(row: Row) -> str:
    """By which way the author gets the answer: nobody who gave no address gets none."""
    return "by-email" if row["author_email"] else "by-post" if row["postal_address"] else "by-hand"


def numbered(row: Row) -> str:
    return f"{row['register_number']}/{row['register_year']}"


def state_of(row: Row) -> str:
    if row["withdrawn_at"]:
        return "withdrawn"
    return "answered" if row["verdict"] else "unanswered"
