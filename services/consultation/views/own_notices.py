"""Notices and contacts, as they are shown."""

from dataclasses import asdict
from datetime import date
from typing import Any

from services.consultation.model.notice_contact import Contact
from services.consultation.model.notice_text import Announced, write_notice
from services.consultation.model.own_notice import OwnNotice

Row = dict[str, Any]


def contact(authority: str, of: Contact, version: int) -> Row:
    """How an authority is reached."""
    return {"authority": authority, "version": version, **asdict(of), "missing": of.missing()}


def as_published(notice: OwnNotice) -> Row:
    """The words that were kept."""
    assert notice.content is not None  # noqa: S101 - the caller has looked
    return {
        "version": notice.version,
        "is_published": True,
        "published_at": notice.published_at,
        "paragraph": notice.paragraph,
        "content": _dated(notice.content),
        "missing": [],
    }


def as_it_would_be(announced: Announced, version: int) -> Row:
    """The words as they would be kept if it were published now."""
    return {
        "version": version,
        "is_published": False,
        "published_at": None,
        "paragraph": announced.paragraph,
        "content": _dated(write_notice(announced)),
        "missing": announced.contact.missing(),
    }


def _dated(content: Row) -> Row:
    return {**content, "on": date.fromisoformat(content["on"])}
