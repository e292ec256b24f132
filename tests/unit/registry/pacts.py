"""Agreements of an example town with an example association, and PDFs that somebody has signed."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from sqlalchemy import text

from services.registry.commands.agreements import (
    AddDocument,
    ConfirmAgreement,
    DraftAgreement,
    NoteSignatures,
    PartyWanted,
    SignAgreement,
    TurnAgreements,
)
from services.registry.commands.organisations import VerifyOrganisation
from services.registry.model.agreement import Owed, Terms
from services.registry.model.days import day_in_romania
from services.registry.queries import agreements as queries
from services.registry.queries.rows import Row
from shared.ids import new_id
from shared.security.tokens import Principal
from tests.unit.registry.world import World

A4 = (0, 0, 595, 842)
TITLE = "Acord de parteneriat pentru dezvoltare locală (exemplu)"


def terms(**changes: Any) -> Terms:
    """What an example agreement says of itself: in force from 1 February 2026 for two years."""
    usual = {
        "title": TITLE,
        "object": "Educație civică în școlile Orașului Exemplu.",
        "legal_basis": "HCL Exemplu 1/2026",
        "legal_date": date(2026, 1, 5),
        "from_date": date(2026, 2, 1),
        "until_date": date(2028, 1, 31),
    }
    return Terms(**{**usual, **changes})


@dataclass
class Pacts:
    """A town with its clerk, an association with its representative, and what they do together."""

    world: World
    authority: str = "oras-exemplu"
    clerk: Principal = field(init=False)
    head: Principal = field(init=False)
    association: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.world.authority(self.authority)
        self.clerk = self.world.clerk(self.authority)
        self.head, self.association = self.organisation("ana@example.org", "Asociația Străzi Liniștite")

    def organisation(self, email: str, name: str) -> tuple[Principal, UUID]:
        """A verified association, and its legal representative."""
        person = self.world.person(email)
        asked = self.world.request(person, self.authority, name=name, cui=None, register_number=None)
        command = VerifyOrganisation(verification_id=asked.verification_id, version=1, clerk=self.clerk)
        self.world.do(command)
        return Principal(account_id=person, session_id=str(new_id()), roles={}), asked.organisation_id

    def draft(self, *, parties: tuple[PartyWanted, ...] | None = None, **changes: Any) -> UUID:
        """A draft by which the town owes rooms, and the association ten lessons until 30 June 2026."""
        command = DraftAgreement(
            who=self.clerk,
            authority=self.authority,
            terms=terms(**changes),
            parties=parties or (PartyWanted(organisation_id=self.association, name=None),),
            owed=(
                Owed(party=0, text="Pune la dispoziție sălile.", due_date=None),
                Owed(party=1, text="Ține zece ore de educație civică.", due_date=date(2026, 6, 30)),
            ),
        )
        found: UUID = self.world.do(command).agreement_id
        return found

    def row(self, key: UUID) -> Row:
        """All of it."""
        with self.world.runtime.read() as session:
            found = queries.agreement(session, key, self.world.clock.now().date())
        assert found is not None
        return found

    def about(self, key: UUID, who: Principal) -> dict[str, Any]:
        """What every command on it carries."""
        return {"who": who, "agreement_id": key, "version": self.row(key)["version"]}

    def party(self, key: UUID, place: int) -> UUID:
        """The id of the party at that place."""
        return UUID(self.row(key)["parties"][place]["id"])

    def agreed(self, **changes: Any) -> UUID:
        """One whose text both have confirmed."""
        key = self.draft(**changes)
        for place, who in enumerate((self.clerk, self.head)):
            self.world.do(ConfirmAgreement(**self.about(key, who), party_id=self.party(key, place)))
        return key

    def sign(self, key: UUID, place: int, **changes: Any) -> Any:
        """Note that a party has signed, today on paper."""
        who = self.clerk if place == 0 else self.head
        how = {"on": day_in_romania(self.world.clock.now()), "how": "paper", **changes}
        return self.world.do(SignAgreement(**self.about(key, who), party_id=self.party(key, place), **how))

    def signed(self, **changes: Any) -> UUID:
        """One that both have signed today."""
        key = self.agreed(**changes)
        self.add(key)
        self.sign(key, 0)
        self.sign(key, 1)
        return key

    def add(self, key: UUID, content: bytes | None = None, who: Principal | None = None, **more: Any) -> UUID:
        """Add a file, the signed one unless told otherwise."""
        given = {"kind": "signed", "obligation_id": None, "name": "acord.pdf", **more}
        command = AddDocument(
            who=who or self.clerk, agreement_id=key, content=content or plain_pdf(str(key)), **given
        )
        found: UUID = self.world.do(command).document_id
        return found

    def on(self, day: date, hour: int = 9) -> None:
        """Go to a day, and let the worker do what it does on it; hours are UTC."""
        self.world.clock.instant = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
        self.world.do(TurnAgreements())

    def look(self, document: UUID, found: list[dict[str, Any]] | None) -> None:
        """Note what was found in a file."""
        self.world.do(NoteSignatures(document_id=document, signatures=found))

    def deeds(self) -> list[str]:
        """What the audit trail holds, oldest first."""
        with self.world.runtime.read() as session:
            return list(session.scalars(text("select deed from audit order by id")))


def plain_pdf(words: str = "") -> bytes:
    """A PDF of one empty page; another for other words."""
    writer = PdfFileWriter()
    content = writer.add_object(generic.StreamObject(stream_data=f"% {words}\nBT ET".encode()))
    box = generic.ArrayObject([generic.NumberObject(number) for number in A4])
    writer.insert_page(PageObject(contents=content, media_box=box))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def signed_pdf(content: bytes | None = None, *, field_name: str = "Semnatura1") -> bytes:
    """The same with an electronic signature of Ana Exemplu, certified by nobody but herself."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content or plain_pdf()))
    metadata = signers.PdfSignatureMetadata(field_name=field_name, md_algorithm="sha256")
    # pyHanko's own loop runs in a thread: in this one there may be a browser's.
    with ThreadPoolExecutor(1) as aside:
        signed = aside.submit(signers.sign_pdf, writer, metadata, signer=_signer())
    out: bytes = signed.result().getvalue()
    return out


def tampered(content: bytes) -> bytes:
    """A signed PDF in which a page has become narrower."""
    assert b"595" in content
    return content.replace(b"595", b"495", 1)


@cache
def _signer() -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, "Ana Exemplu"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Certificat Exemplu"),
        ]
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    der = serialization.Encoding.DER
    private = key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate.public_bytes(der)),
        signing_key=asn1_keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )
