"""A registry over a fresh database, with a clock that the test moves, and what it said."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from pyotp import TOTP
from sqlalchemy import text

from services.registry.bootstrap import SERVICE
from services.registry.commands.accounts import AskForAccount, ConfirmEmail, CreateStaff
from services.registry.commands.authorities import CreateAuthority
from services.registry.commands.drafts import AddDraftFile, SaveDraft, StartDraft
from services.registry.commands.keys import EnsureSigningKey
from services.registry.commands.organisations import AskForRegistration
from services.registry.commands.passwords import SendPasswordResets
from services.registry.commands.sessions import SignIn
from services.registry.commands.signing_in import TakeSecondStep
from services.registry.errors.factors import CodeSpent
from services.registry.handlers.sessions import Pending, SignedIn
from services.registry.model import SignInSession
from services.registry.model.account import Role
from services.registry.model.organisation import LegalFacts
from services.registry.settings import Settings
from shared.ids import new_id
from shared.security.tokens import Principal
from shared.service import Runtime
from shared.settings import Secret
from shared.testing.hand_clock import HandClock
from tests.unit.files import hostile

PUBLIC_URL = "http://localhost:8080"
PASSWORD = "tramvai mov gutuie nouă"
TOTP_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # of whoever works for an authority
SAID = text("""
    select type, coalesce(event.data, event_private.data) as data from event
    left join event_private using (event_id) order by event_id
""")


def settings(database_url: str) -> Settings:
    """Settings with cheap hashes."""
    return Settings(
        database_url=Secret(database_url),
        public_url=PUBLIC_URL,
        web_secret=Secret("w" * 32),
        key_passphrase=Secret("k" * 32),
        environment="test",
        hash_memory_kib=64,
        hash_passes=1,
    )


@dataclass
class World:
    """The registry, and the steps that many stories begin with."""

    runtime: Runtime
    clock: HandClock = field(default_factory=HandClock)

    @classmethod
    def over(cls, database_url: str) -> "World":
        """A registry over an empty database, with a key."""
        clock = HandClock()
        world = cls(Runtime(SERVICE, settings(database_url), process="test", clock=clock), clock)
        world.do(EnsureSigningKey())
        return world

    def do(self, command: object) -> Any:
        """Carry out a command."""
        return self.runtime.bus.do(command)

    def said(self, kind: str) -> list[dict[str, Any]]:
        """The data of the events whose type ends so, oldest first."""
        with self.runtime.read() as session:
            rows = session.execute(SAID).all()
        return [
            msgspec.json.decode(row.data) for row in rows if row.data and row.type.endswith(f".{kind}.v1")
        ]

    def count(self, table: str) -> int:
        """How many rows a table has."""
        with self.runtime.read() as session:
            return int(session.scalar(text(f"select count(*) from {table}")) or 0)

    def letter_secret(self, kind: str) -> str:
        """The secret in the link of the newest letter of a kind, once the worker has done its part."""
        self.do(SendPasswordResets())
        return str(self.said(f"letter.{kind}")[-1]["link"]).partition("token=")[2]

    def authority(self, slug: str = "oras-exemplu") -> str:
        """An example authority."""
        self.do(
            CreateAuthority(
                slug=slug,
                name="Orașul Exemplu",
                locality_siruta=130543,
                county="ph",
                officer_name="Ion Exemplu",
                officer_email="ion@example.org",
                is_example=True,
            )
        )
        return slug

    def person(self, email: str = "ana@example.org", name: str = "Ana Exemplu") -> UUID:
        """Somebody with a confirmed address."""
        self.do(AskForAccount(email=email, name=name, language="ro", password=PASSWORD))
        account_id: UUID = self.do(ConfirmEmail(self.letter_secret("email-confirmation")))
        return account_id

    def person_without_password(self, email: str = "ana@example.org") -> UUID:
        """Somebody who signs in by codes that come by e-mail."""
        self.do(AskForAccount(email=email, name="Ana Exemplu", language="ro", password=None))
        account_id: UUID = self.do(ConfirmEmail(self.letter_secret("email-confirmation")))
        return account_id

    def clerk(self, authority: str, email: str = "clerk@example.org", role: Role = "clerk") -> Principal:
        """Somebody with a role, as their token says it."""
        command = CreateStaff(
            email=email,
            name="Grefier",
            language="ro",
            password=PASSWORD,
            authority=authority,
            role=role,
            totp_secret=TOTP_SECRET,
        )
        account_id = self.do(command).account_id
        return Principal(
            account_id=account_id, session_id=str(new_id()), roles={authority: frozenset({role})}
        )

    def code(self, steps: int = 0) -> str:
        """What a clerk's app shows now, or so many steps of 30 seconds later."""
        return TOTP(TOTP_SECRET).at(self.clock.now(), counter_offset=steps)

    def sign_in(self, email: str, password: str = PASSWORD) -> SignedIn:
        """Sign in with all steps. Where a clerk's code was shown before, half a minute passes."""
        begun: SignedIn | Pending = self.do(SignIn(email=email, password=password))
        if isinstance(begun, SignedIn):
            return begun
        step = TakeSecondStep(pending=begun.secret, code=self.code())
        while isinstance(found := self.do(step), CodeSpent):
            self.clock.advance(seconds=30)
            step = TakeSecondStep(pending=begun.secret, code=self.code())
        assert isinstance(found, SignedIn)
        return found

    def session(self, account_id: UUID, *amr: str) -> str:
        """The secret of a session that began just now, by two factors unless told otherwise."""
        session, secret = SignInSession.start(account_id, amr or ("pwd", "otp", "mfa"), self.clock.now())
        with self.runtime.units() as uow:
            uow.add(session)
            uow.commit()
        return secret

    def draft(self, account_id: UUID, **changes: Any) -> Any:
        """A draft of an informal group's that can be sent; it is at its second version."""
        data = {
            "authority": "oras-exemplu",
            "kind": "informal-group",
            "name": "Vecinii din Strada Lungă",
            "seat": "Orașul Exemplu",
            "contact_email": "vecinii@example.org",
            "representative_role": "vecină",
        }
        made = self.do(StartDraft(account_id=account_id))
        return self.do(
            SaveDraft(account_id=account_id, draft_id=made.draft_id, version=1, changes={**data, **changes})
        )

    def draft_file(self, account_id: UUID, draft_id: UUID, content: bytes = hostile.PDF) -> UUID:
        """A file of a draft's."""
        command = AddDraftFile(
            account_id=account_id, draft_id=draft_id, name="statut.pdf", purpose="statute", content=content
        )
        found: UUID = self.do(command).id
        return found

    def request(self, account_id: UUID, authority: str, **changes: Any) -> Any:
        """Ask for the registration of an example association."""
        facts = {
            "kind": "association",
            "name": "Asociația Străzi Liniștite",
            "cui": "2844855",
            "register_number": "3315/A/2026",
            "court": "Judecătoria Exemplu",
            "seat": "Orașul Exemplu",
            "locality_siruta": 130543,
            "fields": ("mediu",),
            "contact_email": "contact@example.org",
        }
        command = AskForRegistration(
            account_id=account_id,
            authority=authority,
            facts=LegalFacts(**{**facts, **changes}),
            representative_role="președintă",
        )
        return self.do(command)
