"""What the public does not read of recommendations, why, and what became of it."""

from alembic import op

revision = "0019"
down_revision = "0018"

MODERATION = """
create table moderation (
    id uuid primary key,
    recommendation_id uuid not null references recommendation,
    consultation_id uuid not null,
    authority text not null,
    what text not null check (what in ('hidden', 'masked')),
    ground text not null,
    reason text not null,
    spans jsonb not null,
    decided_by uuid not null,
    decided_at timestamptz not null,
    lifted_by uuid,
    lifted_at timestamptz,
    lift_reason text,
    contested_at timestamptz,
    contest_words text,
    contest_outcome text check (contest_outcome in ('upheld', 'lifted')),
    contest_reason text,
    contest_decided_by uuid,
    contest_decided_at timestamptz,
    check ((lifted_at is null) = (lifted_by is null)),
    check ((contest_decided_at is null) = (contest_outcome is null))
);
comment on table moderation is 'A decision a row; what it hides stays in recommendation as it was sent';
comment on column moderation.spans is '[field, start, end] of each masked place; empty where all is hidden';
create index ix_moderation_recommendation_id on moderation (recommendation_id, id);
create index ix_moderation_consultation_id on moderation (consultation_id, id);
create index ix_moderation_authority on moderation (authority, id);
create index ix_moderation_contested on moderation (authority, id)
    where contested_at is not null and contest_decided_at is null and lifted_at is null;
"""


def upgrade() -> None:
    op.execute(MODERATION)
