"""A consultation service over a fresh database, with a clock that the test moves, and what it said."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import insert, text

from services.consultation.bootstrap import SERVICE
from services.consultation.commands.commitments import AddCommitment
from services.consultation.commands.consultations import DraftConsultation, PublishConsultation
from services.consultation.commands.entries import EnterRecommendation
from services.consultation.commands.moderation import Moderate
from services.consultation.commands.recommendations import AnswerRecommendation, SendRecommendation
from services.consultation.handlers.commitments import SavedCommitment
from services.consultation.handlers.consultations import Saved
from services.consultation.handlers.recommendations import Receipt
from services.consultation.model.act import ArticleText, Document, Draft
from services.consultation.model.commitment import Promise
from services.consultation.model.entry import Entry, Moment
from services.consultation.model.known import account, authority, mandate, organisation
from services.consultation.model.submission import Words
from services.consultation.settings import Settings
from shared.ids import new_id
from shared.service import Runtime
from shared.settings import Secret
from shared.testing.hand_clock import HandClock

PUBLIC_URL = "http://localhost:8080"
AUTHORITY = "oras-exemplu"
CLERK = UUID("01990000-0000-7000-8000-0000000000c1")
CLERK_OF = frozenset({AUTHORITY})
STAMP = {"epoch": 1, "sequence": 1}
SAID = text("""
    select type, coalesce(event.data, event_private.data) as data from event
    left join event_private using (event_id) order by event_id
""")


def settings(database_url: str) -> Settings:
    """Settings for tests."""
    return Settings(
        database_url=Secret(database_url),
        public_url=PUBLIC_URL,
        web_secret=Secret("w" * 32),
        environment="test",
    )


def draft(**changes: Any) -> Draft:
    """A draft act of three articles, whose last day is the earliest that the law allows."""
    usual: dict[str, Any] = {
        "title": "Regulamentul de parcare",
        "kind": "normative",
        "summary": "Unde se parchează și cât costă.",
        "documents": [Document("Referat de aprobare", None, True)],
        "articles": [ArticleText(str(n), f"Titlul {n}", f"Textul articolului {n}.") for n in (1, 2, 3)],
        "recommendations_until": date(2026, 1, 23),
        "is_example": True,
    }
    return Draft(**{**usual, **changes})


def words(**changes: Any) -> Words:
    """What somebody says on article 2."""
    usual: dict[str, Any] = {
        "article": "2",
        "text": "Locurile pentru riverani sunt prea puține.",
        "reason": None,
        "proposed_wording": None,
        "on_behalf_of": None,
    }
    return Words(**{**usual, **changes})


@dataclass
class World:
    """The service, and the steps that many stories begin with."""

    runtime: Runtime
    clock: HandClock = field(default_factory=HandClock)

    @classmethod
    def over(cls, database_url: str, *, connections: int = 5) -> "World":
        """A service that knows one example authority."""
        clock = HandClock()
        runtime = Runtime(
            SERVICE, settings(database_url), process="test", connections=connections, clock=clock
        )
        world = cls(runtime, clock)
        world.know(authority, slug=AUTHORITY, name="Orașul Exemplu", is_example=True)
        return world

    def do(self, command: object) -> Any:
        """Carry out a command."""
        return self.runtime.bus.do(command)

    def know(self, table: Any, **row: Any) -> None:
        """Write a row of what is known of others."""
        with self.runtime.engine.begin() as connection:
            connection.execute(insert(table), {**row, **STAMP})

    def said(self, kind: str) -> list[dict[str, Any]]:
        """The data of the events whose type ends so, oldest first; what was erased is left out."""
        with self.runtime.read() as session:
            rows = session.execute(SAID).all()
        return [
            msgspec.json.decode(row.data) for row in rows if row.data and row.type.endswith(f".{kind}.v1")
        ]

    def person(self, name: str = "Ana-Maria Exemplu", email: str = "ana@example.org") -> UUID:
        """Somebody whose account is known here."""
        account_id = new_id()
        self.know(account, account_id=account_id, name=name, email=email)
        return account_id

    def speaks_for(
        self, account_id: UUID, name: str = "Asociația Exemplu", until: date | None = None
    ) -> UUID:
        """A new organisation, verified by the authority, for which the person holds a mandate."""
        organisation_id = new_id()
        self.know(organisation, organisation_id=organisation_id, authority=AUTHORITY, name=name)
        self.know(
            mandate,
            mandate_id=new_id(),
            account_id=account_id,
            organisation_id=organisation_id,
            organisation_name=name,
            from_date=date(2026, 1, 1),
            until_date=until,
        )
        return organisation_id

    def drafted(self, **changes: Any) -> Saved:
        """A draft."""
        saved: Saved = self.do(DraftConsultation(CLERK, CLERK_OF, AUTHORITY, draft(**changes)))
        return saved

    def published(self, **changes: Any) -> Saved:
        """A consultation that is open."""
        made = self.drafted(**changes)
        saved: Saved = self.do(PublishConsultation(made.id, CLERK_OF, made.version))
        return saved

    def sent(self, consultation_id: UUID, account_id: UUID, **changes: Any) -> Receipt:
        """A recommendation that came in now."""
        receipt: Receipt = self.do(
            SendRecommendation(consultation_id, account_id, words(**changes), self.clock.now())
        )
        return receipt

    def entered(self, consultation_id: UUID, said: Words | None = None, **changes: Any) -> Receipt:
        """What a clerk entered now, handed in on paper a moment ago."""
        usual: dict[str, Any] = {
            "channel": "paper",
            "received": Moment(self.clock.now()),
            "author_name": "Ion Exemplu",
            "organisation_name": None,
            "email": None,
            "postal_address": "Strada Lungă 3",
            "language": "ro",
            "town_number": "1234",
            "clerk_id": CLERK,
        }
        entry, said = Entry(**{**usual, **changes}), said or words()
        receipt: Receipt = self.do(EnterRecommendation(consultation_id, CLERK, CLERK_OF, said, entry))
        return receipt

    def answered(self, recommendation_id: UUID, verdict: Any = "partly", version: int = 1) -> Any:
        """An answer to a recommendation."""
        return self.do(
            AnswerRecommendation(
                recommendation_id, CLERK, CLERK_OF, version, verdict, "Se preia pentru centru."
            )
        )

    def moderated(self, recommendation_id: UUID, *passages: str, **changes: Any) -> Any:
        """Passages masked in a recommendation, or without any the whole hidden; for an insult."""
        usual: dict[str, Any] = {
            "recommendation_id": recommendation_id,
            "moderator_id": CLERK,
            "moderator_of": CLERK_OF,
            "what": "masked" if passages else "hidden",
            "ground": "insult",
            "reason": "Cuvintele jignesc.",
            "passages": passages,
        }
        return self.do(Moderate(**{**usual, **changes}))


def adopted_with_promise(world: World, consultation_id: UUID) -> SavedCommitment:
    """What was promised with an act that was adopted; how it came to that is left out."""
    with world.runtime.engine.begin() as connection:
        adopt = "update consultation set outcome = 'adopted', outcome_on = published_on where id = :id"
        connection.execute(text(adopt), {"id": consultation_id})
    promise = Promise("Se amenajează 40 de locuri.", "Direcția tehnică", date(2026, 6, 30))
    saved: SavedCommitment = world.do(AddCommitment(consultation_id, CLERK, CLERK_OF, promise))
    return saved
