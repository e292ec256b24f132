"""Recovery codes: for who has lost the app and the keys; each works once."""

import secrets
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base

HOW_MANY = 10
LENGTH = 12
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else


class RecoveryCode(Base):
    """A row for each code that is left, as a mark; who uses one takes its row away."""

    __tablename__ = "recovery_code"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(primary_key=True)


def make_codes() -> list[str]:
    """Ten codes of 59 random bits, in groups of four for the eye."""
    raw = ("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(HOW_MANY))
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in raw]


def plain_code(typed: str) -> str:
    """A code as it is compared: without what people type between its letters."""
    return "".join(letter for letter in typed.casefold() if letter.isalnum())
