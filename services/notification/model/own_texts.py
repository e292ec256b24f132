"""An authority's own words in its mails: around the parts that law and sense require, never in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.notification.errors.own_texts import BraceAlone, UnknownPlaceholder
from services.notification.model.base import Base
from services.notification.model.fact import Category
from shared.ids import new_id

DEFAULT = 0  # the number of the texts as they stand in the files
LONGEST_PREFIX, LONGEST_TEXT = 40, 1_500
BRACED = re.compile(r"\{([^{}]*)\}")

_OF_DRAFT = ("autoritatea", "titlul")
_OF_RECOMMENDATION = ("autoritatea", "titlul", "numarul")
# What an authority says in its own name, and which placeholders always have a value there.
EDITED: Mapping[Category, tuple[str, ...]] = MappingProxyType(
    {
        "announcement": (*_OF_DRAFT, "termenul"),
        "press-notice": (*_OF_DRAFT, "termenul"),
        "consultation-news": _OF_DRAFT,
        "consultation-change": _OF_DRAFT,
        "meeting-news": _OF_DRAFT,
        "receipt": _OF_RECOMMENDATION,
        "answer": _OF_RECOMMENDATION,
        "withdrawal": _OF_RECOMMENDATION,
        "moderation": _OF_RECOMMENDATION,
        "contest-decided": _OF_RECOMMENDATION,
        "organisation-refused": ("autoritatea",),
        "organisation-decision": ("autoritatea",),
        "request-questioned": ("autoritatea",),
        "change-questioned": ("autoritatea",),
        "change-decided": ("autoritatea",),
    }
)


@dataclass(frozen=True)
class Words:
    """Plain text: before the subject, before what the mail says, and after it; empty where there is none."""

    subject_prefix: str = ""
    introduction: str = ""
    closing: str = ""

    def check(self, category: Category) -> None:
        """Go on only with placeholders that have a value in mails of this category.

        Raises:
            UnknownPlaceholder, BraceAlone
        """
        for name, text in vars(self).items():
            for found in _placeholders(text):
                if found not in EDITED[category]:
                    allowed = ", ".join(f"{{{one}}}" for one in EDITED[category])
                    raise UnknownPlaceholder(field=name, found=found[:40], allowed=allowed)
            if set("{}") & set(BRACED.sub("", text)):
                raise BraceAlone(field=name)


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with the values of its placeholders.

    Raises:
        KeyError: one of them has no value.
    """
    return BRACED.sub(lambda found: values[found[1]], text)


def _placeholders(text: str) -> Iterator[str]:
    return (found[1] for found in BRACED.finditer(text))


class OwnText(Base):
    """A version of an authority's words; only added, and counting from the moment that it is used."""

    __tablename__ = "own_text"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    authority: Mapped[str]
    category: Mapped[str]
    language: Mapped[str]
    number: Mapped[int]
    subject_prefix: Mapped[str]
    introduction: Mapped[str]
    closing: Mapped[str]
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]

    @classmethod
    def of(cls, place: tuple[str, str, str], number: int, words: Words, by: UUID, now: datetime) -> Self:
        """A version; `place` is authority, category and language."""
        authority, category, language = place
        return cls(
            id=new_id(),
            authority=authority,
            category=category,
            language=language,
            number=number,
            made_by=by,
            made_at=now,
            **vars(words),
        )

    @property
    def words(self) -> Words:
        """What it says."""
        return Words(self.subject_prefix, self.introduction, self.closing)


class OwnTextUse(Base):
    """Which version counts, from when; the highest `version` holds, the others are how it was before."""

    __tablename__ = "own_text_use"

    authority: Mapped[str] = mapped_column(primary_key=True)
    category: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    used_by: Mapped[UUID]
    used_at: Mapped[datetime]
