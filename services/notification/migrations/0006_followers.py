"""How people want to be told: at once or by digest, by which channel; and what waits for a digest."""

from alembic import op

revision = "0006"
down_revision = "0005"

FOLLOWERS = """
create table follower (
    id uuid constraint pk_follower primary key default uuidv7(),
    email_key text not null constraint uq_follower_email_key unique,
    email text not null,
    language text not null constraint ck_follower_language check (language in ('ro', 'en')),
    digest_hour smallint not null default 8 constraint ck_follower_hour check (digest_hour between 0 and 23),
    digest_weekday smallint not null default 1
        constraint ck_follower_weekday check (digest_weekday between 1 and 7),
    quiet_from smallint constraint ck_follower_quiet_from check (quiet_from between 0 and 23),
    quiet_until smallint constraint ck_follower_quiet_until check (quiet_until between 0 and 23),
    paused_until timestamptz,
    digest_until timestamptz not null,
    constraint ck_follower_quiet check ((quiet_from is null) = (quiet_until is null))
);
comment on table follower is 'One row an address that follows something: how its holder wants to be told';
comment on column follower.digest_until is 'Where the last digest ended and the next one begins';

insert into follower (email_key, email, language, digest_until)
select distinct on (email_key) email_key, email, language, confirmed_at
from subscription where state = 'confirmed' order by email_key, confirmed_at desc;

alter table subscription
    add column cadence text not null default 'immediate',
    add column channels text[] not null default '{email}';
alter table subscription
    add constraint ck_subscription_cadence check (cadence in ('immediate', 'daily', 'weekly')) not valid;
alter table subscription
    add constraint ck_subscription_channels
        check (channels <@ '{email,page,push}' and channels <> '{}') not valid;
alter table delivery drop constraint delivery_channel_check;
alter table delivery
    add constraint ck_delivery_channel check (channel in ('email', 'page', 'push')) not valid;

create table digest_item (
    id bigint generated always as identity constraint pk_digest_item primary key,
    follower_id uuid not null constraint fk_digest_item_follower references follower,
    fact_id uuid not null constraint fk_digest_item_fact references fact,
    subscription_id uuid not null,
    created_at timestamptz not null,
    digest_id uuid,
    constraint uq_digest_item_once unique (fact_id, follower_id)
);
comment on table digest_item is 'What somebody is told by a digest; digest_id: the fact that is the digest';
create index ix_digest_item_waiting on digest_item (follower_id, id) where digest_id is null;
create index ix_digest_item_digest on digest_item (digest_id) where digest_id is not null;
"""
VALIDATE = (
    "alter table subscription validate constraint ck_subscription_cadence",
    "alter table subscription validate constraint ck_subscription_channels",
    "alter table delivery validate constraint ck_delivery_channel",
)
DUE = """
create index concurrently ix_delivery_due_by_channel on delivery (channel, lane, next_at, id)
where finished_at is null
"""


def upgrade() -> None:
    op.execute(FOLLOWERS)
    # By themselves, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        for statement in VALIDATE:
            op.execute(statement)
        op.execute(DUE)
        op.execute("drop index concurrently ix_delivery_due")
