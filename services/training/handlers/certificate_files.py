"""The PDF of a certificate, handed out; its bytes are noted, so that a changed one is known."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import text

from services.training.commands.certificates import PrintCertificate
from services.training.errors.certificates import NoSuchCertificate
from services.training.model.issuer import Issuer
from services.training.ports.certificate_pdf import certificate_pdf
from services.training.repository import certificates as stored
from services.training.settings import Settings
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

NOTE = text("""
    insert into certificate_file (sha256, certificate_id, made_at) values (:sha256, :id, :now)
    on conflict (sha256) do nothing
""")


def print_certificate(
    command: PrintCertificate, uow: UnitOfWork, clock: Clock, settings: Settings
) -> tuple[str, bytes]:
    """Its number, and the page with the name as it is now.

    Raises:
        NoSuchCertificate: there is none, or it is another's.
    """
    found = stored.certificate(uow.session, command.certificate_id)
    if found.account_id != command.account_id and found.authority not in command.clerk_of:
        raise NoSuchCertificate
    page = Issuer(settings.public_url, found.authority).certificate(found.code)
    made = certificate_pdf(found, is_example=found.is_example, page=page, language=command.language)
    noted = {"sha256": sha256(made).hexdigest(), "id": found.id, "now": clock.now()}
    uow.session.execute(NOTE, noted)
    return found.numbered, made


HANDLERS: Mapping[type, Callable[..., Any]] = {PrintCertificate: print_certificate}
