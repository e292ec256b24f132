"""How long each kind of data is kept, why, and what deletes it: one table a service, which people read on
the page on privacy and a job executes (GDPR art. 5 (1) e, art. 13 (2) a).

A kind more is one entry in the service's `RULES`. What no job deletes says in words how long it stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, LiteralString, cast

from sqlalchemy import CursorResult, text
from sqlalchemy.orm import Session

from shared.errors import Language
from shared.persistence.idempotency import KEPT as ANSWERS_KEPT

BATCH = 5_000  # rows that one transaction deletes of a kind at most
HOURS_A_DAY = 24

Forget = Callable[[Session, datetime], int]


@dataclass(frozen=True)
class Words:
    """The same in Romanian and English."""

    ro: str
    en: str

    def text(self, language: Language) -> str:
        """In one of them."""
        return self.ro if language == "ro" else self.en


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A kind of data.

    Args:
        name: stable, for tests and for whoever reads the API.
        what: which data it is, as people would say it.
        how_long: in words, or a span that is said in words.
        why: what it is needed for.
        law: the act that asks for it; empty where none does.
        forget: deletes a batch of what is older at an instant, and says how many; None where no job does.
    """

    name: str
    what: Words
    how_long: Words
    why: Words
    law: str = ""
    forget: Forget | None = None


def span(lasts: timedelta) -> Words:
    """`10 minute`, `24 de ore`, `14 zile`: as people say it, in hours from one on, in days from two on."""
    minutes = int(lasts.total_seconds() // 60)
    hours = minutes // 60
    if not hours:
        many, ro, en = minutes, ("minut", "minute"), ("minute", "minutes")
    elif hours < 2 * HOURS_A_DAY:
        many, ro, en = hours, ("oră", "ore"), ("hour", "hours")
    else:
        many, ro, en = hours // HOURS_A_DAY, ("zi", "zile"), ("day", "days")
    # Romanian puts `de` after numbers whose last two digits are 00 or more than 19.
    of = "de " if many and (many % 100 > 19 or many % 100 == 0) else ""
    return Words(f"{many} {of}{ro[many != 1]}", f"{many} {en[many != 1]}")


def rows(table: LiteralString, older: LiteralString, lasts: timedelta) -> Forget:
    """Deletes rows of a table.

    Args:
        table: its name.
        older: the condition; `:now` is the instant, `:oldest` is `lasts` before it.
        lasts: how long a row is kept.
    """
    delete = text(
        f"delete from {table} where ctid = any(array("  # noqa: S608 - words of our own code
        f"select ctid from {table} where {older} limit {BATCH} for update skip locked))"
    )

    def forget(session: Session, now: datetime) -> int:
        given = {"now": now, "oldest": now - lasts}
        used = {name: value for name, value in given.items() if f":{name}" in older}
        return cast(CursorResult[Any], session.execute(delete, used)).rowcount

    return forget


def forget_old(session: Session, rules: Sequence[Rule], now: datetime) -> bool:
    """Delete a batch of each kind. Returns whether there may be more."""
    deleted = [rule.forget(session, now) for rule in rules if rule.forget]
    return any(many >= BATCH for many in deleted)


# What every service keeps, beside its own.
SHARED = (
    Rule(
        name="repeated-requests",
        what=Words(
            "Răspunsul dat unei cereri care poate fi repetată", "The answer to a request that may be repeated"
        ),
        how_long=span(ANSWERS_KEPT),
        why=Words(
            "ca o cerere trimisă de două ori să aibă efect o dată", "so that a request sent twice acts once"
        ),
        forget=rows("idempotency_key", "created_at <= :oldest", ANSWERS_KEPT),
    ),
    Rule(
        name="limits",
        what=Words(
            "Amprenta adresei din rețea și a adresei de e-mail la operațiile limitate",
            "The fingerprint of the network address and e-mail address at operations that are limited",
        ),
        how_long=Words("până trece limita, cel mult o zi", "until the limit has passed, a day at most"),
        why=Words(
            "ca nimeni să nu ghicească parole și să nu trimită în masă", "so that nobody guesses or floods"
        ),
        forget=rows("rate_limit", "busy_until <= :now", timedelta()),
    ),
)
