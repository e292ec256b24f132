"""Phrases that are followed, how often words are heard, and where authorities are."""

from alembic import op

revision = "0012"
down_revision = "0011"

PHRASES = """
create table phrase (
    topic_key text constraint pk_phrase primary key,
    stems text[] not null constraint ck_phrase_stems check (stems <> '{}'),
    wanted tsquery not null,
    rarest text not null,
    followed_at timestamptz not null
);
comment on table phrase is 'One row a phrase that is followed, however many follow it';
comment on column phrase.followed_at is 'When somebody last began to follow it';
comment on column phrase.wanted is 'All its stems: looking them up in a text by halves beats comparing lists';
comment on column phrase.rarest is 'The stem by which it is found: the one that texts hold least often';
create index ix_phrase_rarest on phrase (rarest);

create table word_frequency (
    stem text constraint pk_word_frequency primary key,
    texts bigint not null
);
comment on table word_frequency is 'In how many of the published drafts a stem stands';

alter table authority add column locality_siruta integer, add column locality_name text;
"""
OF_LOCALITY = """
create index concurrently ix_authority_locality on authority (locality_siruta)
where locality_siruta is not null
"""


def upgrade() -> None:
    op.execute(PHRASES)
    # By itself, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(OF_LOCALITY)
