"""Requests as they are filled in, and what is said about them."""

from alembic import op

revision = "0007"
down_revision = "0006"

DRAFTS = """
create table draft (
    id uuid constraint pk_draft primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    account_id uuid not null constraint fk_draft_account_id references account on delete cascade,
    data jsonb not null,
    former_id uuid constraint fk_draft_former_id references verification on delete set null,
    started_at timestamptz not null,
    changed_at timestamptz not null
);
create index ix_draft_account_id on draft (account_id);
create index ix_draft_changed_at on draft (changed_at);
create index ix_draft_former_id on draft (former_id) where former_id is not null;
"""
MESSAGES = """
create table request_message (
    id uuid constraint pk_request_message primary key,
    verification_id uuid not null
        constraint fk_request_message_verification_id references verification on delete cascade,
    author_id uuid not null constraint fk_request_message_author_id references account on delete cascade,
    side text not null constraint ck_request_message_side check (side in ('clerk', 'asker')),
    text text not null,
    fields text[] not null,
    said_at timestamptz not null
);
create index ix_request_message_verification_id on request_message (verification_id, id);
create index ix_request_message_author_id on request_message (author_id);
"""


def upgrade() -> None:
    op.execute(DRAFTS)
    op.execute(MESSAGES)
