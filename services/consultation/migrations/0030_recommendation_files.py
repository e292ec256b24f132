"""Recommendations that are still being written, and the files that are sent with one."""

from alembic import op

revision = "0030"
down_revision = "0029"

DRAFTS = """
create table recommendation_draft (
    id uuid constraint pk_recommendation_draft primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    account_id uuid not null,
    consultation_id uuid not null
        constraint fk_recommendation_draft_consultation_id references consultation on delete cascade,
    articles text[] not null,
    whole boolean not null,
    text text not null,
    reason text not null,
    proposed_wording text not null,
    on_behalf_of uuid,
    name_shown text,
    files jsonb not null,
    started_at timestamptz not null,
    changed_at timestamptz not null
);
comment on table recommendation_draft is 'For its author alone; gone once it is sent';
create index ix_recommendation_draft_account_id on recommendation_draft (account_id, changed_at);
create index ix_recommendation_draft_consultation_id on recommendation_draft (consultation_id);
"""
FILES = """
alter table recommendation add column files jsonb not null default '[]';
comment on column recommendation.files is 'As they were sent, by the ids of their attachments';
"""
# Whom a clerk still owes a letter: few among many, whatever the size of the register.
BY_POST = """
create index concurrently ix_correspondent_by_post on correspondent (recommendation_id)
    where email is null and posted_at is null and forgotten_at is null
"""


def upgrade() -> None:
    op.execute(DRAFTS)
    op.execute(FILES)
    with op.get_context().autocommit_block():
        op.execute(BY_POST)
