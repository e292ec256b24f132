"""A recommendation: entered in the register, and answered with a reason."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from sqlalchemy import ForeignKey, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.consultation.errors.recommendations import AlreadyAnswered, AlreadyWithdrawn
from services.consultation.events.correspondence import AuthorForgotten
from services.consultation.events.recommendations import Verdict
from services.consultation.model import recommendation_news as news
from services.consultation.model.answer import Answer
from services.consultation.model.authorship import AUTHOR_ERASED, AUTHOR_FORGOTTEN, fingerprint, label
from services.consultation.model.base import Base
from services.consultation.model.correspondent import Correspondent
from services.consultation.model.days import day_of
from services.consultation.model.entry import ONLINE, Entry, Moment
from services.consultation.model.links import Links
from services.consultation.model.masking import mask
from services.consultation.model.sent_file import SentFile
from services.consultation.model.submission import Circumstances, Words
from services.consultation.model.wording import as_written
from shared.ids import new_id
from shared.persistence.aggregate import Aggregate


class Recommendation(Aggregate, Base):
    """A point of view on an act, as its author sent it, and what the authority answered.

    `article` is the first that it is on, and empty where it is on the act as a whole.

    Who has no account is a `correspondent`. `entered_at` is None where it came into the register as it was
    received; of what a clerk entered, `day_only` says that the hour of receipt is not known. Where it was
    made at a meeting, `meeting_id` says at which.

    `nonce` is known to the author alone: with it the fingerprint proves the content, and without it
    nobody can guess from the fingerprint what the public text hides.
    """

    __tablename__ = "recommendation"

    consultation_id: Mapped[UUID] = mapped_column(ForeignKey("consultation.id"))
    authority: Mapped[str]
    article: Mapped[str]
    more_articles: Mapped[list[str]] = mapped_column(ARRAY(Text))
    register_year: Mapped[int]
    register_number: Mapped[int]
    received_at: Mapped[datetime]
    account_id: Mapped[UUID | None]
    channel: Mapped[str]
    meeting_id: Mapped[UUID | None]
    entered_at: Mapped[datetime | None]
    day_only: Mapped[bool]
    author_name: Mapped[str]
    author_label: Mapped[str]
    on_behalf_of: Mapped[UUID | None]
    organisation_name: Mapped[str | None]
    text: Mapped[str]
    reason: Mapped[str | None]
    proposed_wording: Mapped[str | None]
    files: Mapped[list[SentFile]] = mapped_column(JSONB)
    nonce: Mapped[str]
    fingerprint: Mapped[str]
    verdict: Mapped[Verdict | None]
    answer: Mapped[str | None]
    taken_into: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawal_reason: Mapped[str | None]
    held_until: Mapped[datetime | None]
    correspondent: Mapped[Correspondent | None] = relationship()

    @classmethod
    def register(
        cls,
        words: Words,
        circumstances: Circumstances,
        *,
        account_id: UUID,
        number: int,
        received_at: datetime,
        links: Links,
        files: Sequence[SentFile] = (),
    ) -> Self:
        """Enter it under the next number of its authority and year.

        Raises:
            what `Circumstances.admit` raises
        """
        name = circumstances.admit(words, received_at)
        made = cls._made(words, circumstances, name, number, Moment(received_at), received_at, files)
        made.account_id, made.channel = account_id, ONLINE
        news.say_registered(made)
        news.say_received(made, circumstances.consultation_title, links)
        return made

    @classmethod
    def enter(
        cls,
        words: Words,
        circumstances: Circumstances,
        entry: Entry,
        *,
        number: int,
        now: datetime,
        links: Links,
    ) -> tuple[Self, Correspondent]:
        """Enter what a clerk was given, or an author without account has confirmed; with whom to answer.

        Its number is of the moment of entry.

        Raises:
            what `Circumstances.admit_entry` raises
        """
        name = circumstances.admit_entry(words, entry, now)
        made = cls._made(words, circumstances, name, number, entry.received, now)
        made.channel, made.entered_at, made.meeting_id = entry.channel, now, entry.meeting_id
        news.say_registered(made)
        author = Correspondent.of(made.id, entry)
        news.say_entered(made, author, circumstances.consultation_title, links, now)
        return made, author

    @classmethod
    def _made(
        cls,
        words: Words,
        circumstances: Circumstances,
        name: str,
        number: int,
        received: Moment,
        entered_at: datetime,
        files: Sequence[SentFile] = (),
    ) -> Self:
        organisation = circumstances.organisation_name
        made = cls(
            id=new_id(),
            consultation_id=circumstances.consultation_id,
            authority=circumstances.authority,
            article=words.article,
            more_articles=list(words.more_articles),
            register_year=register_year(entered_at),
            register_number=number,
            received_at=received.at,
            day_only=received.day_only,
            author_name=name,
            author_label=label(name, shown=words.name_shown, organisation=organisation),
            on_behalf_of=words.on_behalf_of,
            organisation_name=organisation,
            text=as_written(words.text),
            reason=_or_none(words.reason),
            proposed_wording=_or_none(words.proposed_wording),
            files=list(files),
            nonce=secrets.token_hex(16),
        )
        made.fingerprint = fingerprint(made.content())
        return made

    @property
    def numbered(self) -> str:
        """The register number as people see it: `12/2026`."""
        return f"{self.register_number}/{self.register_year}"

    @property
    def waits(self) -> bool:
        """Whether an answer is owed: it has none, and its author has not taken it back."""
        return self.verdict is None and self.withdrawn_at is None

    def require_waiting(self) -> None:
        """Let it be answered.

        Raises:
            AlreadyAnswered, AlreadyWithdrawn
        """
        if self.verdict is not None:
            raise AlreadyAnswered
        if not self.waits:
            raise AlreadyWithdrawn

    def content(self) -> dict[str, Any]:
        """What the fingerprint is of; `more_articles` and `files` are in it where there are any."""
        return {
            "article": self.article,
            **({"more_articles": self.more_articles} if self.more_articles else {}),
            "consultation_id": str(self.consultation_id),
            **({"files": [_named(file) for file in self.files]} if self.files else {}),
            "id": str(self.id),
            "nonce": self.nonce,
            "on_behalf_of": str(self.on_behalf_of) if self.on_behalf_of else None,
            "proposed_wording": self.proposed_wording,
            "reason": self.reason,
            "received_at": self.received_at.isoformat(),
            "register_number": self.numbered,
            "text": self.text,
        }

    def reply(
        self,
        answer: Answer,
        *,
        clerk_id: UUID,
        consultation_title: str,
        at: datetime,
        links: Links,
    ) -> None:
        """Answer it.

        Raises:
            AlreadyAnswered: it has an answer.
            AlreadyWithdrawn: its author has taken it back.
        """
        self.require_waiting()
        self.verdict, self.answer, self.taken_into = answer.verdict, answer.reason, answer.taken_into
        self.answered_at, self.answered_by = at, clerk_id
        news.say_answered(self, answer, consultation_title, links, at)

    def withdraw(self, reason: str | None, *, consultation_title: str, at: datetime, links: Links) -> None:
        """Take it back: the entry stays in the register, its words are hidden, no answer is owed.

        Twice is once: what was said the first time stands.

        Raises:
            AlreadyAnswered: what has its answer stays.
        """
        if self.withdrawn_at is not None:
            return
        if self.verdict is not None:
            raise AlreadyAnswered
        self.withdrawn_at, self.withdrawal_reason = at, _or_none(reason)
        self.held_until = None  # nobody needs to look at what nobody will read
        news.say_withdrawn(self, consultation_title, links, at)

    def forget_correspondent(self) -> None:
        """The same for an author without account, who is told at an address no more."""
        self.forget_author(AUTHOR_FORGOTTEN)
        self.record(AuthorForgotten(recommendation_id=self.id))

    def forget_author(self, instead: str = AUTHOR_ERASED) -> None:
        """Let the entry stand without the person: what the public read stays, the rest goes."""
        self.author_name = instead
        if self.organisation_name is None:
            self.author_label = instead
        self.nonce = ""
        self.text = mask(self.text)
        self.reason = self.reason and mask(self.reason)
        self.proposed_wording = self.proposed_wording and mask(self.proposed_wording)
        self.answer = self.answer and mask(self.answer)
        self.withdrawal_reason = self.withdrawal_reason and mask(self.withdrawal_reason)
        # That there were files stays; a name and what is in them may be the person's.
        self.files = [{**file, "name": ""} for file in self.files]


def register_year(entered_at: datetime) -> int:
    """The year of entry, in Romania: the register begins anew with it."""
    return day_of(entered_at).year


def _named(file: SentFile) -> dict[str, str]:
    return {"name": file["name"], "sha256": file["sha256"]}


def _or_none(text: str | None) -> str | None:
    return as_written(text) or None if text else None
