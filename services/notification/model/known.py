"""What this service knows of others' worlds: small tables, filled from their events alone."""

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Integer, Table, Text, Uuid

from services.notification.model.base import Base


def _stamp() -> tuple[Column[int], Column[int]]:
    return Column("epoch", Integer, nullable=False), Column("sequence", BigInteger, nullable=False)


authority = Table(
    "authority",
    Base.metadata,
    Column("slug", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("is_example", Boolean, nullable=False),
    Column("locality_siruta", Integer),
    Column("locality_name", Text),
    *_stamp(),
)

account = Table(
    "account",
    Base.metadata,
    Column("account_id", Uuid, primary_key=True),
    Column("email", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    *_stamp(),
)

organisation = Table(
    "organisation",
    Base.metadata,
    Column("organisation_id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    *_stamp(),
)

agreement = Table(
    "agreement",
    Base.metadata,
    Column("agreement_id", Uuid, primary_key=True),
    Column("title", Text, nullable=False),
    Column("organisation_ids", ARRAY(Uuid), nullable=False),
    *_stamp(),
)
