"""Where notices were published: what clerks confirm, and what the notification service has delivered."""

from alembic import op

revision = "0026"
down_revision = "0025"

CHANNELS = """
create table notice_confirmation (
    id uuid constraint pk_notice_confirmation primary key,
    consultation_id uuid not null
        constraint fk_notice_confirmation_consultation_id references consultation on delete cascade,
    channel text not null constraint ck_notice_confirmation_channel check (channel in ('premises', 'media')),
    shown_on date not null,
    note text not null,
    link text,
    proof_is_public boolean not null,
    confirmed_by uuid not null,
    confirmed_at timestamptz not null
);
comment on table notice_confirmation is 'Art. 7 (1): the channels that prove nothing by themselves';
create index ix_notice_confirmation_consultation_id on notice_confirmation (consultation_id, id);

create table announcement (
    announcement_id uuid constraint pk_announcement primary key,
    consultation_id uuid not null,
    told integer not null,
    failed integer not null,
    finished_at timestamptz,
    epoch integer not null,
    sequence bigint not null
);
comment on table announcement is 'As notification says it: how many of those who asked have the notice';
create index ix_announcement_consultation_id on announcement (consultation_id);
"""


def upgrade() -> None:
    op.execute(CHANNELS)
