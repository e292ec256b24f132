"""A training service over a fresh database, with a clock that the test moves, and what it said."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import RowMapping, insert, text

from services.training.bootstrap import SERVICE
from services.training.commands.courses import AnnounceCourse, DraftCourse
from services.training.commands.enrolments import Enrol, EnterParticipants
from services.training.handlers.courses import Saved
from services.training.handlers.enrolments import Enrolled, Entered
from services.training.model.course import Plan, SessionPlan
from services.training.model.enrolment import Entry, Wish
from services.training.model.known import account, authority, mandate, organisation
from services.training.settings import Settings
from shared.ids import new_id
from shared.service import Runtime
from shared.settings import Secret
from shared.testing.hand_clock import HandClock
from tests.unit.hearing import envelope_of, hear

PUBLIC_URL = "http://localhost:8080"
AUTHORITY = "oras-exemplu"
CLERK = UUID("01990000-0000-7000-8000-0000000000c1")
CLERK_OF = frozenset({AUTHORITY})
STAMP = {"epoch": 1, "sequence": 1}
BEGINS = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
SAID = text("""
    select type, coalesce(event.data, event_private.data) as data from event
    left join event_private using (event_id) order by event_id
""")


def settings(database_url: str, public_url: str = PUBLIC_URL) -> Settings:
    """Settings for tests."""
    return Settings(
        database_url=Secret(database_url),
        public_url=public_url,
        web_secret=Secret("w" * 32),
        key_passphrase=Secret("k" * 32),
        environment="test",
    )


def session(begins: datetime = BEGINS, hours: int = 3, **changes: Any) -> SessionPlan:
    """One time at which the course meets."""
    usual: dict[str, Any] = {
        "starts_at": begins,
        "ends_at": begins + timedelta(hours=hours),
        "subject": "Recomandarea",
        "place": "Casa de Cultură",
        "online_url": None,
    }
    return SessionPlan(**{**usual, **changes})


def plan(**changes: Any) -> Plan:
    """A course of two evenings with two seats, for anybody."""
    usual: dict[str, Any] = {
        "title": "Competențe sociale și civice",
        "summary": "Cum se scrie o recomandare și cum se urmărește.",
        "programme": "Două seri.",
        "trainers": "Formator Exemplu",
        "competences": ["citizenship"],
        "hours": 6,
        "seats": 2,
        "audience": ["ngo", "social-partner", "other-organisation", "citizen"],
        "enrol_until": date(2026, 2, 27),
        "sessions": [session(), session(BEGINS + timedelta(days=1))],
        "is_example": True,
    }
    return Plan(**{**usual, **changes})


@dataclass
class World:
    """The service, and the steps that many stories begin with."""

    runtime: Runtime
    clock: HandClock = field(default_factory=HandClock)

    @classmethod
    def over(
        cls, database_url: str, *, connections: int = 5, public_url: str = PUBLIC_URL, known: bool = True
    ) -> "World":
        """A service that knows one example authority; or did before."""
        clock = HandClock()
        runtime = Runtime(
            SERVICE,
            settings(database_url, public_url),
            process="test",
            connections=connections,
            clock=clock,
        )
        world = cls(runtime, clock)
        if known:
            world.know(authority, slug=AUTHORITY, name="Orașul Exemplu", is_example=True)
        return world

    def do(self, command: object) -> Any:
        """Carry out a command."""
        return self.runtime.bus.do(command)

    def know(self, table: Any, **row: Any) -> None:
        """Write a row of what is known of others."""
        with self.runtime.engine.begin() as connection:
            connection.execute(insert(table), {**row, **STAMP})

    def rows(self, query: str, **given: Any) -> list[RowMapping]:
        """What the database holds."""
        with self.runtime.read() as reading:
            return list(reading.execute(text(query), given).mappings())

    def said(self, kind: str) -> list[dict[str, Any]]:
        """The data of the events whose type ends so, oldest first."""
        with self.runtime.read() as reading:
            rows = reading.execute(SAID).all()
        return [msgspec.json.decode(row.data) for row in rows if row.type.endswith(f".{kind}.v1")]

    def hear(self, event: str, data: dict[str, Any]) -> None:
        """Have the service's own consumers process an event."""
        hear(self.runtime, envelope_of(event, data, self.clock.now(), sequence=2))

    def person(self, name: str = "Ana Exemplu") -> UUID:
        """Somebody whose account is known here."""
        account_id = new_id()
        self.know(account, account_id=account_id, name=name)
        return account_id

    def acts_for(self, account_id: UUID, kind: str | None = "association", **changes: Any) -> UUID:
        """An organisation for which a person has a mandate; without a kind nobody has verified it."""
        organisation_id = new_id()
        usual: dict[str, Any] = {"from_date": date(2026, 1, 1), "until_date": None, "ended_at": None}
        self.know(
            mandate,
            mandate_id=new_id(),
            account_id=account_id,
            organisation_id=organisation_id,
            organisation_name="Asociația Exemplu",
            **{**usual, **changes},
        )
        if kind:
            known = {"organisation_id": organisation_id, "authority": AUTHORITY}
            self.know(organisation, **known, name="Asociația Exemplu", kind=kind)
        return organisation_id

    def drafted(self, **changes: Any) -> Saved:
        """A draft."""
        saved: Saved = self.do(DraftCourse(AUTHORITY, CLERK, plan(**changes)))
        return saved

    def announced(self, **changes: Any) -> Saved:
        """A course for which people can enrol."""
        made = self.drafted(**changes)
        saved: Saved = self.do(AnnounceCourse(made.id, CLERK_OF, made.version))
        return saved

    def enrolled(self, course_id: UUID, account_id: UUID, on_behalf_of: UUID | None = None) -> Enrolled:
        """Somebody who asked for a seat."""
        wish = Wish("Ana Exemplu", on_behalf_of, "Orașul Exemplu")
        made: Enrolled = self.do(Enrol(course_id, account_id, wish))
        return made

    def entered(self, course_id: UUID, *names: str, member_of: str = "citizen") -> Entered:
        """People without accounts, of a list."""
        entries = tuple(Entry(name, "", member_of, "") for name in names)
        made: Entered = self.do(EnterParticipants(course_id, CLERK, CLERK_OF, entries))
        return made
