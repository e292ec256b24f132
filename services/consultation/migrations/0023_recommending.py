"""Recommendations on the whole act or on several articles, and taken back; they are counted as they are."""

from alembic import op

revision = "0023"
down_revision = "0022"

COLUMNS = """
alter table recommendation
    add column more_articles text[] not null default '{}',
    add column withdrawn_at timestamptz,
    add column withdrawal_reason text;
comment on column recommendation.article is 'The first that it is on; empty for the act as a whole';

alter table article_count
    add column also_received integer not null default 0,
    add column also_answered integer not null default 0,
    add column withdrawn integer not null default 0;
comment on column article_count.also_received is 'Beside another, by which the whole counts it';

create table recommendation_article (
    consultation_id uuid not null,
    article text not null,
    register_year integer not null,
    register_number integer not null,
    recommendation_id uuid not null
        constraint fk_recommendation_article references recommendation on delete cascade,
    constraint pk_recommendation_article
        primary key (consultation_id, article, register_year, register_number)
);
create index ix_recommendation_article_recommendation_id on recommendation_article (recommendation_id);
comment on table recommendation_article is 'The articles beside the first, by which they are found';
"""
COUNTS = """
create or replace function count_recommendations() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into recommendation_article
        select consultation_id, also, register_year, register_number, id
        from came cross join unnest(more_articles) also;

        insert into article_count as counted (
            consultation_id, article, received, answered, last_answer,
            also_received, also_answered, withdrawn)
        select consultation_id, article,
               count(*) filter (where is_first), count(verdict) filter (where is_first), max(answered_at),
               count(*) filter (where not is_first), count(verdict) filter (where not is_first),
               count(withdrawn_at) filter (where is_first)
        from (
            select consultation_id, article, true as is_first, verdict, answered_at, withdrawn_at from came
            union all
            select consultation_id, also, false, verdict, answered_at, withdrawn_at
            from came cross join unnest(more_articles) also
        ) told
        group by consultation_id, article order by consultation_id, article
        on conflict (consultation_id, article) do update
            set received = counted.received + excluded.received,
                answered = counted.answered + excluded.answered,
                last_answer = greatest(counted.last_answer, excluded.last_answer),
                also_received = counted.also_received + excluded.also_received,
                also_answered = counted.also_answered + excluded.also_answered,
                withdrawn = counted.withdrawn + excluded.withdrawn;
    else
        -- In the order in which others lock them, or two that are on the same articles wait for each other.
        perform from article_count counted
        where exists (
            select from came
            where came.consultation_id = counted.consultation_id
              and (came.article = counted.article or counted.article = any(came.more_articles)))
        order by counted.consultation_id, counted.article for update;

        update article_count counted
        set answered = counted.answered + told.answered,
            also_answered = counted.also_answered + told.also_answered,
            withdrawn = counted.withdrawn + told.withdrawn,
            last_answer = greatest(counted.last_answer, told.last_answer)
        from (
            select consultation_id, article, max(answered_at) as last_answer,
                   count(*) filter (where is_first and is_answered) as answered,
                   count(*) filter (where not is_first and is_answered) as also_answered,
                   count(*) filter (where is_first and is_withdrawn) as withdrawn
            from (
                select came.consultation_id, article.number as article, came.answered_at,
                       article.place = 1 as is_first,
                       was.verdict is null and came.verdict is not null as is_answered,
                       was.withdrawn_at is null and came.withdrawn_at is not null as is_withdrawn
                from came join was using (id)
                cross join unnest(array[came.article] || came.more_articles)
                    with ordinality as article (number, place)
            ) changed
            where is_answered or is_withdrawn
            group by consultation_id, article
        ) told
        where (counted.consultation_id, counted.article) = (told.consultation_id, told.article);
    end if;
    return null;
end
$$;
"""
# What waits for an answer, without what needs none; the released index goes when no release uses it.
WAITING = """
create index concurrently ix_recommendation_waiting on recommendation
    (authority, register_year, register_number) where verdict is null and withdrawn_at is null
"""


def upgrade() -> None:
    op.execute(COLUMNS)
    op.execute(COUNTS)
    with op.get_context().autocommit_block():
        op.execute(WAITING)
