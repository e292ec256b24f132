"""Keys with which an authority's badges are signed, one after another; those of before stay published."""

from datetime import datetime

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.training.model.base import Base


class CertificateKey(Base):
    """An Ed25519 key. Generations are unique: two processes cannot both make an authority's next.

    The newest signs. The public half of each is published for ever, for what it has signed is still shown.
    """

    __tablename__ = "certificate_key"

    kid: Mapped[str] = mapped_column(primary_key=True)
    authority: Mapped[str]
    generation: Mapped[int]
    jwk: Mapped[dict[str, str]] = mapped_column(JSONB)
    private_pem: Mapped[bytes]
    made_at: Mapped[datetime]
