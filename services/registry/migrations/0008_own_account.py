"""What a session was begun with; people who want to be forgotten, and who has done so."""

from alembic import op

revision = "0008"
down_revision = "0007"

SESSIONS = """
alter table session add column device text;
comment on column session.device is 'Family of the browser and system, so that its owner recognises it';
"""
ERASURE = """
alter table account add column erased_at timestamptz;
comment on column account.erased_at is 'Since when the row holds nothing of a person but the id';

create table erasure (
    id uuid constraint pk_erasure primary key,
    account_id uuid not null constraint fk_erasure_account_id references account
        constraint uq_erasure_account_id unique,
    asked_at timestamptz not null,
    due_at timestamptz not null,
    erased_at timestamptz
);
create index ix_erasure_due_at on erasure (due_at) where erased_at is null;

create table erasure_answer (
    account_id uuid not null,
    service text not null,
    answered_at timestamptz not null,
    constraint pk_erasure_answer primary key (account_id, service)
);
comment on table erasure_answer is 'Services that have erased what they kept of a person';
"""


def upgrade() -> None:
    op.execute(SESSIONS)
    op.execute(ERASURE)
