"""The days off that the Government has given; and the trail of who entered them."""

from alembic import op

from shared.persistence.audit import create_audit_v1

revision = "0008"
down_revision = "0007"

DAYS_OFF = """
create table day_off (
    id uuid constraint pk_day_off primary key,
    day date not null constraint uq_day_off_day unique,
    reason text not null,
    added_at timestamptz not null
);
"""


def upgrade() -> None:
    op.execute(DAYS_OFF)
    create_audit_v1(op)
