"""Days off by the Government's decision; of each year others, so an administrator enters them."""

from sqlalchemy import Column, Date, DateTime, Table, Text, Uuid

from services.consultation.model.base import Base

day_off = Table(
    "day_off",
    Base.metadata,
    Column("id", Uuid, primary_key=True),
    Column("day", Date, nullable=False, unique=True),
    Column("reason", Text, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
)
