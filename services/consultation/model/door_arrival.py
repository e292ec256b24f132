"""What a device at a door has sent, by its key, so that what it sends again is not noted again."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.model.base import Base

KEPT = timedelta(days=30)  # a device that has not sent by then will not


class DoorArrival(Base):
    """One who was let in; who they are stands in the registration alone."""

    __tablename__ = "door_arrival"

    key: Mapped[UUID] = mapped_column(primary_key=True)
    gathering_id: Mapped[UUID]
    registration_id: Mapped[UUID]
    noted_at: Mapped[datetime]
    noted_by: Mapped[UUID]
