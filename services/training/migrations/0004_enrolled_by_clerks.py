"""People without an account take part, too: a clerk enters them from the list that was sent in."""

from alembic import op

revision = "0004"
down_revision = "0003"

CHANGES = """
alter table enrolment alter column account_id drop not null;
alter table enrolment add column entered_by uuid;
alter table enrolment add constraint ck_enrolment_who
    check (account_id is not null or entered_by is not null) not valid;
comment on column enrolment.entered_by is 'The clerk who has the signed form of whoever has no account';
"""


def upgrade() -> None:
    op.execute(CHANGES)
