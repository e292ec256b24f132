"""How procedures end: finalised, then adopted, rejected or withdrawn."""

from alembic import op

revision = "0021"
down_revision = "0020"

OUTCOMES = """
alter table consultation add column finalised_at timestamptz;
alter table consultation add column final_version integer;
alter table consultation add column outcome text;
alter table consultation add column outcome_on date;
comment on column consultation.final_version is 'Number of the text that was final; 1: as announced';
comment on column consultation.outcome is 'Of table outcome, which tells more; null: goes on';
create table outcome (
    consultation_id uuid constraint pk_outcome primary key
        constraint fk_outcome_consultation_id references consultation on delete cascade,
    kind text not null constraint ck_outcome_kind check (kind in ('adopted', 'rejected', 'withdrawn')),
    on_date date not null,
    number text not null,
    url text,
    reason text not null,
    version integer,
    votes_for integer,
    votes_against integer,
    abstained integer,
    recorded_at timestamptz not null,
    recorded_by uuid not null
);
"""
LISTED = """
create index concurrently ix_consultation_outcome
    on consultation (outcome, listed_at desc, id desc) where outcome is not null
"""


def upgrade() -> None:
    op.execute(OUTCOMES)
    with op.get_context().autocommit_block():
        op.execute(LISTED)
