"""Whether others were told of a role: those that stand here already are told by a job, once."""

from alembic import op

revision = "0020"
down_revision = "0019"

# A process of the last release gives roles without saying so; the job finds those, too.
SAID = "alter table staff_role add column said boolean not null default false"


def upgrade() -> None:
    op.execute(SAID)
