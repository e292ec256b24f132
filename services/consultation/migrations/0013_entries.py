"""Recommendations that did not come from an account: how they came, and how their authors are reached."""

from alembic import op

revision = "0013"
down_revision = "0012"

CHANNELS = """
alter table recommendation alter column account_id drop not null;
alter table recommendation add column channel text not null default 'online';
alter table recommendation add column entered_at timestamptz;
alter table recommendation add column day_only boolean not null default false;
comment on column recommendation.entered_at is 'When it came into the register, if not as it was received';
comment on column recommendation.day_only is 'The day alone is known of when it was received, not the hour';
alter table recommendation add constraint ck_recommendation_channel
    check (channel in ('online', 'paper', 'email', 'meeting', 'other')) not valid;
alter table recommendation add constraint ck_recommendation_author
    check (account_id is not null or entered_at is not null) not valid;
"""
CORRESPONDENT = """
create table correspondent (
    id uuid constraint pk_correspondent primary key,
    recommendation_id uuid not null constraint fk_correspondent_recommendation_id references recommendation,
    email text,
    postal_address text,
    language text not null,
    town_number text,
    entered_by uuid,
    posted_at timestamptz,
    posted_by uuid,
    constraint uq_correspondent_recommendation_id unique (recommendation_id)
);
comment on table correspondent is 'An author without account, and the clerk who entered the recommendation';
comment on column correspondent.id is 'What scans of what was handed in belong to: they are not public';
comment on column correspondent.town_number is 'Under which the authority''s own registry has the paper';
comment on column correspondent.posted_at is 'When the answer went by post, for want of an e-mail address';
"""
VALIDATE = (
    "alter table recommendation validate constraint ck_recommendation_channel",
    "alter table recommendation validate constraint ck_recommendation_author",
)


def upgrade() -> None:
    op.execute(CHANNELS)
    op.execute(CORRESPONDENT)
    # By itself, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        for statement in VALIDATE:
            op.execute(statement)
