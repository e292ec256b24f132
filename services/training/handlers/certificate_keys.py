"""The keys of an authority: the first is made with its first certificate, the next by an operator."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from services.training.commands.certificates import RotateCertificateKey
from services.training.errors.certificates import NoKeyYet
from services.training.model import CertificateKey
from services.training.repository import certificates as stored
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork
from shared.security.sealed_keys import SealedKeys


def ensure_key(session: Session, slug: str, now: datetime, certificate_keys: SealedKeys) -> None:
    """Make the authority's first key, unless there is one."""
    if stored.newest_key(session, slug) is None:
        stored.lock_keys(session, slug)
        if stored.newest_key(session, slug) is None:
            session.add(_made(slug, 1, now, certificate_keys))


def rotate_key(
    command: RotateCertificateKey, uow: UnitOfWork, clock: Clock, certificate_keys: SealedKeys
) -> str:
    """Make the next key, which signs from now on; those before stay published. Returns its name.

    Raises:
        NoKeyYet: the authority has issued nothing.
    """
    stored.lock_keys(uow.session, command.authority)
    newest = stored.newest_key(uow.session, command.authority)
    if newest is None:
        raise NoKeyYet
    made = _made(command.authority, newest.generation + 1, clock.now(), certificate_keys)
    uow.add(made)
    return made.kid


def _made(slug: str, generation: int, now: datetime, certificate_keys: SealedKeys) -> CertificateKey:
    new = certificate_keys.make()
    return CertificateKey(
        kid=new.kid,
        authority=slug,
        generation=generation,
        jwk=new.jwk,
        private_pem=new.private_pem,
        made_at=now,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {RotateCertificateKey: rotate_key}
