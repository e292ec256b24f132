"""What somebody sends, and what must hold for it to enter the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.consultation.errors.consultations import NoSuchConsultation, RecordOnly
from services.consultation.errors.handed_in import UnknownOrganisation
from services.consultation.errors.recommendations import (
    AccountNotKnownYet,
    NoMandate,
    TermOver,
    UnknownArticle,
)
from services.consultation.model.authorship import NameShown
from services.consultation.model.entry import Entry
from services.consultation.model.term import Term

WHOLE_ACT = ""  # in place of an article: the words are on the act as a whole


def articles_of(first: str, others: Iterable[str]) -> tuple[str, ...]:
    """All articles that something is on; none for the act as a whole."""
    return (first, *others) if first != WHOLE_ACT else ()


@dataclass(frozen=True)
class Words:
    """What a person says, on what, and for which organisation if for one.

    Args:
        article: its number, the first where it is on several; `WHOLE_ACT` where it is on none of its own.
        more_articles: the others.
        name_shown: what of the person's name the public reads.
    """

    article: str
    text: str
    reason: str | None
    proposed_wording: str | None
    on_behalf_of: UUID | None
    name_shown: NameShown = "initials"
    more_articles: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """All articles that it is on; none for the act as a whole."""
        return articles_of(self.article, self.more_articles)


@dataclass(frozen=True)
class Circumstances:
    """What is known at the moment of entry, read at once.

    Args:
        is_draft, is_record: what the consultation is.
        known_articles: those of the articles that the words are on which the act has.
        author_name: full name of the account; None where the account is not known here yet.
        organisation_name: of the organisation spoken for; None where there is no mandate today, or where a
            clerk enters it and the authority has not verified one.
    """

    consultation_id: UUID
    authority: str
    consultation_title: str
    is_draft: bool
    is_record: bool
    term: Term
    known_articles: frozenset[str]
    author_name: str | None
    organisation_name: str | None

    def admit(self, words: Words, at: datetime) -> str:
        """Let the words in, or say what stands against it. Returns the author's full name.

        Raises:
            NoSuchConsultation, RecordOnly, TermOver, UnknownArticle, AccountNotKnownYet, NoMandate
        """
        self._require_public()
        if not self.term.is_open(at):
            raise TermOver
        self._require_articles(words)
        if self.author_name is None:
            raise AccountNotKnownYet
        if words.on_behalf_of and self.organisation_name is None:
            raise NoMandate
        return self.author_name

    def admit_entry(self, words: Words, entry: Entry, now: datetime) -> str:
        """Let in what a clerk enters, by when it was received. Returns the author's name.

        Raises:
            NoSuchConsultation, RecordOnly, UnknownArticle, and what `Moment.require_within` raises
            UnknownOrganisation: it is none that the authority has verified.
            NoAuthor
        """
        self._require_public()
        entry.received.require_within(self.term, now)
        self._require_articles(words)
        if words.on_behalf_of and self.organisation_name is None:
            raise UnknownOrganisation
        entry.require_author(self.organisation_name)
        return entry.author_name

    def _require_public(self) -> None:
        if self.is_draft:
            raise NoSuchConsultation
        if self.is_record:
            raise RecordOnly

    def _require_articles(self, words: Words) -> None:
        for article in words.articles:
            if article not in self.known_articles:
                raise UnknownArticle(article=article)
