"""A notification service over a fresh database, with a clock that the test moves, and what it said."""

import threading
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import RowMapping, insert, text

from services.notification.bootstrap import SERVICE
from services.notification.commands import AskForSubscription, ConfirmSubscription
from services.notification.jobs.sender import Sender
from services.notification.model import Outcome, Topic
from services.notification.model.known import account, authority
from services.notification.ports.relay import Relay
from services.notification.settings import Settings
from shared.ids import new_id
from shared.service import Runtime
from shared.settings import Secret
from shared.testing.hand_clock import HandClock
from tests.unit.hearing import envelope_of, hear

PUBLIC_URL = "http://localhost:8080"
AUTHORITY = "oras-exemplu"
CONSULTATION = UUID("01990000-0000-7000-8000-000000000011")
NEVER = threading.Event()
STAMP = {"epoch": 1, "sequence": 1}
SAID = text("""
    select type, coalesce(event.data, event_private.data) as data from event
    left join event_private using (event_id) order by event_id
""")
PUBLISHED: dict[str, Any] = {
    "consultation_id": str(CONSULTATION),
    "authority": AUTHORITY,
    "title": "Regulamentul de parcare",
    "summary": "Unde se parchează și cât costă.",
    "kind": "normative",
    "articles": 10,
    "published_at": "2026-01-13T08:00:00Z",
    "recommendations_until": "2026-01-23T21:59:59Z",
    "is_example": True,
}


@dataclass
class Postbox:
    """A relay that takes everything, or answers as it is told."""

    outcomes: list[Outcome] = field(default_factory=list)
    sent: list[tuple[str, bytes]] = field(default_factory=list)
    return_paths: list[str] = field(default_factory=list)

    def send(self, recipient: str, message: bytes, return_path: str = "") -> Outcome:
        """Keep it, unless an outcome waits."""
        self.return_paths.append(return_path)
        if self.outcomes:
            return self.outcomes.pop(0)
        self.sent.append((recipient, message))
        return Outcome("delivered", 250, "OK")

    def rest(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do."""


def settings(database_url: str, smtp_url: str = "smtp://127.0.0.1:9") -> Settings:
    """Settings for tests."""
    return Settings(
        database_url=Secret(database_url),
        public_url=PUBLIC_URL,
        web_secret=Secret("w" * 32),
        environment="test",
        smtp_url=Secret(smtp_url),
        mail_from="Parteneriat <noreply@example.org>",
        bounce_address="bounces@example.org",
    )


@dataclass
class World:
    """The service, and the steps that many stories begin with."""

    runtime: Runtime
    clock: HandClock = field(default_factory=HandClock)
    postbox: Postbox = field(default_factory=Postbox)

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

    def person(self, email: str = "ana@example.org", language: str = "ro") -> UUID:
        """Somebody whose account is known here."""
        account_id = new_id()
        self.know(account, account_id=account_id, email=email, name="Ana Exemplu", language=language)
        return account_id

    def rows(self, query: str, **given: Any) -> list[RowMapping]:
        """What the database holds."""
        with self.runtime.read() as session:
            return list(session.execute(text(query), given).mappings())

    def said(self, kind: str) -> list[dict[str, Any]]:
        """The data of the events whose type ends so, oldest first."""
        with self.runtime.read() as session:
            rows = session.execute(SAID).all()
        return [msgspec.json.decode(row.data) for row in rows if row.type.endswith(f".{kind}.v1")]

    def hear(self, event: str, data: dict[str, Any], event_id: UUID | None = None) -> UUID:
        """Have the service's own consumers process an event, each queue's. Returns the event's id."""
        envelope = envelope_of(event, data, self.clock.now(), event_id)
        hear(self.runtime, envelope)
        return envelope.id

    def sender(self, relay: Relay | None = None) -> Sender:
        """A sender with the postbox, or with another relay."""
        composer: Any = self.runtime.dependencies["composer"]
        return Sender(self.runtime.bus, composer, relay or self.postbox, self.clock)

    def send_all(self, relay: Relay | None = None) -> list[Outcome]:
        """Send what is due now."""
        sender, outcomes = self.sender(relay), []
        while some := sender.send_some(NEVER):
            outcomes += some
        return outcomes

    def newest_secret(self) -> str:
        """The token in the newest letter that waits."""
        rows = self.rows("select data from fact where data ? 'link' order by id desc limit 1")
        return str(rows[0]["data"]["link"]).partition("token=")[2]

    def subscribed(self, email: str, topic: Topic | None = None, language: str = "ro") -> UUID:
        """Somebody who has asked and confirmed."""
        self.do(AskForSubscription(email, topic or Topic("authority", AUTHORITY), language))
        found: UUID = self.do(ConfirmSubscription(self.newest_secret())).id
        self.send_all(Postbox())
        return found

    def deliveries(self, category: str = "announcement", channel: str = "email") -> list[RowMapping]:
        """Deliveries of a category by a channel, in the order in which they were made."""
        query = (
            "select d.*, f.data from delivery d join fact f on f.id = d.fact_id"
            " where f.category = :category and d.channel = :channel"
        )
        return self.rows(f"{query} order by d.id", category=category, channel=channel)
