"""Signing keys made, followed by others, retired.

The registry trusts its own keys from the moment that it makes them: it writes beside them what the other
services hear, so that it checks tokens without hearing itself.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from sqlalchemy import column, insert, select, table, text, update

from services.registry.commands.keys import EnsureSigningKey, RetireSigningKeys, RotateSigningKey
from services.registry.model import SigningKey
from services.registry.ports.key_vault import KeyVault
from services.registry.repository.keys import newest_key, trusted_keys
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork
from shared.security.keys import signing_key as trusted

ONE_AT_A_TIME = text("lock table own_signing_key in share row exclusive mode")
EPOCH = select(column("epoch")).select_from(table("service_state")).scalar_subquery()


def ensure_signing_key(_: EnsureSigningKey, uow: UnitOfWork, clock: Clock, key_vault: KeyVault) -> None:
    """Make the first key, unless there is one."""
    if newest_key(uow.session) is None:
        uow.session.execute(ONE_AT_A_TIME)
        if newest_key(uow.session) is None:
            _publish(uow, clock, key_vault, after=None)


def rotate_signing_key(_: RotateSigningKey, uow: UnitOfWork, clock: Clock, key_vault: KeyVault) -> SigningKey:
    """Publish the next key.

    Raises:
        KeyRotating: the newest has not begun to sign.
    """
    uow.session.execute(ONE_AT_A_TIME)
    return _publish(uow, clock, key_vault, after=newest_key(uow.session))


def retire_signing_keys(_: RetireSigningKeys, uow: UnitOfWork, clock: Clock) -> None:
    """Retire each key whose successor has signed for long enough."""
    for key, successor in pairwise(trusted_keys(uow.session)):
        if key.may_retire(successor, clock.now()):
            key.retire(clock.now())
            uow.session.execute(
                update(trusted).where(trusted.c.kid == key.kid).values(not_after=clock.now(), sequence=2)
            )


def _publish(uow: UnitOfWork, clock: Clock, key_vault: KeyVault, after: SigningKey | None) -> SigningKey:
    new = key_vault.make()
    key = SigningKey.publish(new.kid, new.jwk, new.private_pem, after, clock.now())
    uow.add(key)
    row = {"kid": key.kid, "jwk": key.jwk, "not_before": key.signs_from, "sequence": 1}
    uow.session.execute(insert(trusted).values(**row, epoch=EPOCH))
    return key


HANDLERS: Mapping[type, Callable[..., Any]] = {
    EnsureSigningKey: ensure_signing_key,
    RotateSigningKey: rotate_signing_key,
    RetireSigningKeys: retire_signing_keys,
}
