"""The days that a clerk plans, why a procedure is urgent, and by which rule of counting it was published."""

from alembic import op

revision = "0014"
down_revision = "0013"

PLANNED = """
alter table consultation add column planned_publication date;
alter table consultation add column planned_debate date;
alter table consultation add column planned_adoption date;
alter table consultation add column urgency_reason text not null default '';
comment on column consultation.urgency_reason is 'Art. 7 (13); empty where the procedure is not urgent';
alter table consultation add column count_rule text;
comment on column consultation.count_rule is 'Of the authority when it was published; null before';
alter table consultation add column count_version integer;
"""


def upgrade() -> None:
    op.execute(PLANNED)
