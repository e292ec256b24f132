"""Codes of an app: six digits, another every 30 seconds (RFC 6238)."""

import binascii
from base64 import b32decode
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from pyotp import TOTP
from pyotp.exceptions import OTPVerificationError
from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.errors.factors import CodesBlocked, CodeSpent, SecretNotValid, WrongCode
from services.registry.model.base import Base
from shared.errors import Refusal

SHORTEST_SECRET_BYTES = 16  # RFC 4226, R6
SKEW_STEPS = 1  # a clock may be 30 s off, either way
FREE_FAILURES = 10
LONGEST_BLOCK = timedelta(hours=1)


class Totp(Base):
    """A row an account; only with `confirmed_at` it counts, for only then has the person shown a code.

    A step is spent by the first code of it that is accepted, and with it all steps before. Wrong codes count
    over all sign-ins of the account: after ten, each further one doubles the wait, up to an hour.
    """

    __tablename__ = "totp"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    secret: Mapped[bytes]
    begun_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    last_step: Mapped[int | None] = mapped_column(BigInteger)
    failures: Mapped[int]
    failed_at: Mapped[datetime | None]

    @classmethod
    def begin(cls, account_id: UUID, sealed: bytes, now: datetime) -> Self:
        """Codes that count once the person has shown one."""
        return cls(account_id=account_id, secret=sealed, begun_at=now, confirmed_at=None, failures=0)

    def confirm(self, now: datetime) -> None:
        """Count from now on."""
        self.confirmed_at = now

    def try_code(self, code: str, secret: str, now: datetime) -> Refusal | None:
        """None where the code is good, which spends it; else what is to be said, once the failure is kept.

        Args:
            code: as typed, without spaces.
            secret: the opened secret.
            now: the time.
        """
        if blocked := self._blocked(now):
            return blocked
        try:
            step = TOTP(secret).verify_and_get_timecode(code, for_time=now, valid_window=SKEW_STEPS)
        except OTPVerificationError:
            self.failures, self.failed_at = self.failures + 1, now
            return WrongCode()
        if self.last_step is not None and step <= self.last_step:
            return CodeSpent()
        self.last_step, self.used_at, self.failures = step, now, 0
        return None

    def _blocked(self, now: datetime) -> Refusal | None:
        if self.failed_at is None or self.failures < FREE_FAILURES:
            return None
        doublings = min(self.failures - FREE_FAILURES, 12)
        left = self.failed_at + min(timedelta(seconds=30) * 2**doublings, LONGEST_BLOCK) - now
        return CodesBlocked(max(1, int(left.total_seconds()))) if left > timedelta(0) else None


def check_secret(secret: str) -> str:
    """A secret as apps want it, in capitals and without spaces.

    Raises:
        SecretNotValid: it is no base32, or shorter than 128 bits.
    """
    found = "".join(secret.split()).upper().rstrip("=")
    try:
        raw = b32decode(found + "=" * (-len(found) % 8))
    except binascii.Error as error:
        raise SecretNotValid() from error
    if len(raw) < SHORTEST_SECRET_BYTES:
        raise SecretNotValid()
    return found
