"""What this service knows of others' worlds: small tables, filled from their events alone."""

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, Table, Text, Uuid

from services.consultation.model.base import Base


def _stamp() -> tuple[Column[int], Column[int]]:
    return Column("epoch", Integer, nullable=False), Column("sequence", BigInteger, nullable=False)


authority = Table(
    "authority",
    Base.metadata,
    Column("slug", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("is_example", Boolean, nullable=False),
    *_stamp(),
)

organisation = Table(
    "organisation",
    Base.metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("authority", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="verified"),
    Column("kind", Text),
    *_stamp(),
)

# How organisations are called since they changed; the names beside standings and mandates may be older.
organisation_name = Table(
    "organisation_name",
    Base.metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    *_stamp(),
)

# Organisations that have ended, for every authority.
organisation_end = Table(
    "organisation_end",
    Base.metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("life", Text, nullable=False),
    *_stamp(),
)

account = Table(
    "account",
    Base.metadata,
    Column("account_id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=False),
    *_stamp(),
)

# Who works for an authority, or with `common` for all, and as what; `held` is False once it was taken back.
staff_role = Table(
    "staff_role",
    Base.metadata,
    Column("account_id", Uuid, primary_key=True),
    Column("authority", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("held", Boolean, nullable=False),
    *_stamp(),
)

mandate = Table(
    "mandate",
    Base.metadata,
    Column("mandate_id", Uuid, primary_key=True),
    Column("account_id", Uuid, nullable=False),
    Column("organisation_id", Uuid, nullable=False),
    Column("organisation_name", Text, nullable=False),
    Column("from_date", Date, nullable=False),
    Column("until_date", Date),
    Column("role", Text),
    Column("ended_at", DateTime(timezone=True)),
    *_stamp(),
)

# How many of those who had asked for a notice have it, as the notification service says when none waits.
announcement = Table(
    "announcement",
    Base.metadata,
    Column("announcement_id", Uuid, primary_key=True),
    Column("consultation_id", Uuid, nullable=False),
    Column("told", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("by_digest", Integer),
    Column("finished_at", DateTime(timezone=True)),
    *_stamp(),
)
