"""The declarative base of the notification service's tables."""

from typing import TYPE_CHECKING

from sqlalchemy.orm import DeclarativeBase

from shared.persistence.aggregate import make_base

if TYPE_CHECKING:  # a class that a function makes is no type to a checker

    class Base(DeclarativeBase):
        """As `make_base` makes it."""

else:
    Base = make_base()
