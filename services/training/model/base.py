"""The declarative base of the training service's tables."""

from sqlalchemy.orm import DeclarativeBase

from shared.persistence.aggregate import TYPES, new_metadata


class Base(DeclarativeBase):
    """All of them."""

    metadata = new_metadata()
    type_annotation_map = TYPES
