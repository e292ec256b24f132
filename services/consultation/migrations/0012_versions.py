"""Texts that came after the announced one."""

from alembic import op

revision = "0012"
down_revision = "0011"

VERSIONS = """
create table act_version (
    id uuid primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    consultation_id uuid not null references consultation on delete cascade,
    number integer not null check (number > 1),
    state text not null check (state in ('draft', 'published')),
    kind text not null check (kind in ('improved', 'adopted')),
    note text not null,
    articles jsonb not null,
    frame jsonb not null,
    places jsonb not null,
    begun_by uuid not null,
    edited_at timestamptz not null,
    published_at timestamptz,
    unique (consultation_id, number),
    check ((state = 'published') = (published_at is not null))
);
create unique index uq_act_version_draft on act_version (consultation_id) where state = 'draft';
comment on table act_version is 'Text 1 is the announced one: rows of article and consultation.frame';
comment on column act_version.places is 'Number of an announced article to its number here; null: gone';
"""


def upgrade() -> None:
    op.execute(VERSIONS)
