"""What is promised with adopted acts, and all that is said of it."""

from alembic import op

revision = "0022"
down_revision = "0021"

COMMITMENTS = """
create table commitment (
    id uuid constraint pk_commitment primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    consultation_id uuid not null
        constraint fk_commitment_consultation_id references consultation on delete cascade,
    authority text not null,
    text text not null,
    responsible text not null,
    state text not null
        constraint ck_commitment_state check (state in ('planned', 'ongoing', 'done', 'given-up')),
    due_on date,
    added_at timestamptz not null,
    changed_at timestamptz not null
);
create index ix_commitment_consultation_id on commitment (consultation_id);
create index ix_commitment_due on commitment (authority, due_on) where state in ('planned', 'ongoing');
create table commitment_entry (
    id uuid constraint pk_commitment_entry primary key,
    commitment_id uuid not null
        constraint fk_commitment_entry_commitment_id references commitment on delete cascade,
    at timestamptz not null,
    by uuid not null,
    state text not null,
    note text not null,
    evidence_url text,
    due_on date
);
create index ix_commitment_entry_commitment_id on commitment_entry (commitment_id, id);
comment on table commitment_entry is 'Only ever added to: each change of a commitment stays public';
"""


def upgrade() -> None:
    op.execute(COMMITMENTS)
