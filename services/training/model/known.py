"""What this service knows of others' worlds: small tables, filled from their events alone."""

from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, Table, Text, Uuid

from services.training.model.base import Base


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
# As each authority has verified it; the kind says to which group its members belong.
organisation = Table(
    "organisation",
    Base.metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("authority", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    *_stamp(),
)
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
    Column("ended_at", DateTime(timezone=True)),
    *_stamp(),
)
