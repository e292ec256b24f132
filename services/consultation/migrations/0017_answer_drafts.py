"""Answers as they are written, looked at by a second person, and published in one moment."""

from alembic import op

revision = "0017"
down_revision = "0016"

DRAFTS = """
create table answer_group (
    id uuid primary key,
    consultation_id uuid not null references consultation,
    made_by uuid not null,
    made_at timestamptz not null
);
comment on table answer_group is 'Recommendations answered alike; each keeps an answer of its own';

create table answer_publication (
    id uuid primary key,
    consultation_id uuid not null references consultation,
    published_by uuid not null,
    published_at timestamptz not null,
    answers integer not null,
    finished_at timestamptz
);
comment on column answer_publication.published_at is 'The moment of all its answers, whenever they are given';
create index ix_answer_publication_unfinished on answer_publication (published_at)
    where finished_at is null;
create index ix_answer_publication_consultation on answer_publication (consultation_id);

create table answer_draft (
    id uuid primary key references recommendation,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    consultation_id uuid not null references consultation,
    authority text not null,
    state text not null
        check (state in ('assigned', 'draft', 'ready', 'approved', 'publishing', 'published')),
    department text,
    verdict text check (verdict in ('accepted', 'partly', 'refused', 'not-in-power')),
    reason text not null,
    taken_into text,
    group_id uuid references answer_group,
    written_by uuid,
    written_at timestamptz,
    approved_by uuid,
    approved_at timestamptz,
    note text,
    publication_id uuid references answer_publication,
    check (state not in ('ready', 'approved', 'publishing') or (verdict is not null and reason <> ''))
);
comment on table answer_draft is 'One a recommendation, whose id it has; emptied when it is published';
create index ix_answer_draft_consultation on answer_draft (consultation_id, state);
create index ix_answer_draft_authority on answer_draft (authority, state);
create index ix_answer_draft_group on answer_draft (group_id) where group_id is not null;
create index ix_answer_draft_publication on answer_draft (publication_id) where state = 'publishing';

create function plain_words(said text) returns text language sql immutable parallel safe as $$
    select lower(translate(said, 'ăâîșțĂÂÎȘȚ\u015f\u0163\u015e\u0162', 'aaistAAISTstST'))
$$;
"""


def upgrade() -> None:
    op.execute(DRAFTS)
