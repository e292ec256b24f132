"""Files that belong to requests."""

from alembic import op

from shared.persistence.files import create_files_v1

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    create_files_v1(op)
