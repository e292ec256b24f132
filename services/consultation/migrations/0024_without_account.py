"""What people without account send: it waits for their address to be confirmed, and proofs of work."""

from alembic import op

revision = "0024"
down_revision = "0023"

PENDING = """
create table pending_submission (
    id uuid constraint pk_pending_submission primary key,
    consultation_id uuid not null,
    email text not null,
    name text not null,
    language text not null,
    article text not null,
    more_articles text[] not null,
    text text not null,
    reason text,
    proposed_wording text,
    name_shown text not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    secret_hash bytea not null,
    recommendation_id uuid,
    constraint uq_pending_submission_secret_hash unique (secret_hash)
);
comment on column pending_submission.recommendation_id is 'What it has become; its words are empty since';
create index ix_pending_submission_expires_at on pending_submission (expires_at);

create table spent_proof (
    fingerprint bytea constraint pk_spent_proof primary key,
    expires_at timestamptz not null
);
create index ix_spent_proof_expires_at on spent_proof (expires_at);
"""
FORGOTTEN = "alter table correspondent add column forgotten_at timestamptz"


def upgrade() -> None:
    op.execute(PENDING)
    op.execute(FORGOTTEN)
