"""The directory: what the public list is read from, kept by triggers, whatever code writes."""

from uuid import UUID

from alembic import op
from sqlalchemy import text

revision = "0014"
down_revision = "0013"

BATCH = 1_000  # organisations a transaction, so that nobody waits long for a row

AROUND = """
alter table authority add column around integer[] not null default '{}';
comment on column authority.around is 'SIRUTA of the towns and communes around its own';
"""

TABLES = """
create table directory (
    organisation_id uuid constraint pk_directory primary key
        constraint fk_directory_organisation_id references organisation on delete cascade,
    state text not null,
    standings text[] not null,
    kind text not null,
    sort_key text collate "C" not null,
    name_plain text not null,
    words text not null,
    fields text not null,
    locality integer,
    verified_at timestamptz
);
comment on table directory is 'A row for each organisation that an authority has ever verified';
comment on column directory.standings is 'authority:state for each authority';
comment on column directory.words is 'Its plain name and initials, each word after a space';
comment on column directory.fields is 'Its fields of activity in plain letters';
comment on column directory.locality is 'SIRUTA of the town or commune of its seat';
create index ix_directory_sort_key on directory (sort_key, organisation_id);
create index ix_directory_state on directory (state, sort_key, organisation_id);
create index ix_directory_kind on directory (kind, sort_key, organisation_id);
create index ix_directory_locality on directory (locality, sort_key, organisation_id);
create index ix_directory_verified_at on directory (verified_at desc, organisation_id)
    where state = 'verified';
create index ix_directory_words on directory using gin (words gin_trgm_ops) with (fastupdate = off);
create index ix_directory_standings on directory using gin (standings);
create index ix_directory_fields on directory using gin (fields gin_trgm_ops);

create table directory_word (word text constraint pk_directory_word primary key);
comment on table directory_word is 'Words of names, for who mistypes one; words only come';
create index ix_directory_word_word on directory_word using gin (word gin_trgm_ops);

create table directory_count (
    state text not null,
    kind text not null,
    locality integer not null,
    organisations bigint not null,
    constraint pk_directory_count primary key (state, kind, locality)
);
comment on column directory_count.locality is '0 where it is not known';
"""

# The initials that people say, with and without the small words: "Asociația pentru Mediu" is APM and AM.
WORDS = r"""
create function directory_fields(fields text[]) returns text language sql immutable parallel safe as $$
    select ' ' || regexp_replace(
        translate(lower(array_to_string(fields, ' ')), 'ăâîșțĂÂÎȘȚ', 'aaistaaist'),
        '[^a-z0-9]+', ' ', 'g')
$$;
create function directory_words(name text) returns text language sql immutable parallel safe as $$
    select ' ' || name || ' ~ ' || string_agg(left(word, 1), '') || ' ~ ' || coalesce(string_agg(
        left(word, 1), '') filter (where word not in ('a', 'ai', 'al', 'ale', 'cu', 'de', 'din', 'despre',
            'in', 'la', 'pe', 'pentru', 'prin', 'si', 'spre')), '') || ' '
    from string_to_table(name, ' ') word
$$;
"""

# Organisations are locked first: what is read after that holds what others have committed on them.
SHOWN = """
create function directory_shown(ids uuid[]) returns setof directory language sql stable as $$
    select o.id,
        case when o.life <> 'active' then o.life
             when bool_or(s.state = 'verified') then 'verified'
             when bool_or(s.state = 'suspended') then 'suspended'
             else 'struck-off' end,
        array_agg(s.authority || ':' || case when o.life <> 'active' then o.life else s.state end
                  order by s.authority),
        o.kind, o.sort_key, o.search_text, directory_words(o.search_text), directory_fields(o.fields),
        coalesce(l.uat_siruta, o.locality_siruta),
        max(s.decided_at) filter (where s.state = 'verified')
    from organisation o
    join (
        select distinct on (v.organisation_id, v.authority) v.organisation_id, v.authority, v.state,
            v.decided_at
        from verification v
        where v.organisation_id = any(ids) and v.state in ('verified', 'suspended', 'struck-off')
        order by v.organisation_id, v.authority, v.asked_at desc, v.id desc
    ) s on s.organisation_id = o.id
    left join locality l on l.siruta = o.locality_siruta
    where o.recognised
    group by o.id, l.uat_siruta
$$;

create function directory_refresh(ids uuid[]) returns void language plpgsql as $$
begin
    perform from organisation where id = any(ids) order by id for no key update;
    with shown as materialized (select * from directory_shown(ids)),
    gone as (
        delete from directory
        where organisation_id = any(ids) and organisation_id not in (select organisation_id from shown)
    )
    insert into directory as d select * from shown
        on conflict (organisation_id) do update set
            state = excluded.state, standings = excluded.standings, kind = excluded.kind,
            sort_key = excluded.sort_key, name_plain = excluded.name_plain, words = excluded.words,
            fields = excluded.fields, locality = excluded.locality, verified_at = excluded.verified_at
        where d.* is distinct from excluded.*;
    insert into directory_word
        select distinct word from directory d, string_to_table(d.name_plain, ' ') word
        where d.organisation_id = any(ids) and length(word) > 2 order by word
        on conflict do nothing;
end
$$;
"""

TRIGGERS = """
create function directory_follow_verifications() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        perform directory_refresh(array(select distinct organisation_id from gone));
    else
        perform directory_refresh(array(select distinct organisation_id from come));
    end if;
    return null;
end
$$;
create function directory_follow_organisations() returns trigger language plpgsql as $$
begin
    perform directory_refresh(array(select id from come));
    return null;
end
$$;
create trigger directory_inserted after insert on verification
    referencing new table as come for each statement execute function directory_follow_verifications();
create trigger directory_updated after update on verification
    referencing new table as come for each statement execute function directory_follow_verifications();
create trigger directory_deleted after delete on verification
    referencing old table as gone for each statement execute function directory_follow_verifications();
create trigger directory_updated after update on organisation
    referencing new table as come for each statement execute function directory_follow_organisations();

create function directory_add(changes directory_count[]) returns void language sql as $$
    insert into directory_count as c
        select state, kind, locality, sum(organisations) from unnest(changes)
        group by state, kind, locality having sum(organisations) <> 0 order by state, kind, locality
        on conflict (state, kind, locality)
            do update set organisations = c.organisations + excluded.organisations
$$;
create function directory_recount() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        perform directory_add(array_agg(row(state, kind, coalesce(locality, 0), 1)::directory_count))
            from come;
    elsif tg_op = 'DELETE' then
        perform directory_add(array_agg(row(state, kind, coalesce(locality, 0), -1)::directory_count))
            from gone;
    else
        perform directory_add(array_agg(c)) from (
            select row(state, kind, coalesce(locality, 0), 1)::directory_count as c from come
            union all select row(state, kind, coalesce(locality, 0), -1)::directory_count from gone) changed;
    end if;
    return null;
end
$$;
create trigger directory_counted_inserted after insert on directory
    referencing new table as come for each statement execute function directory_recount();
create trigger directory_counted_updated after update on directory
    referencing old table as gone new table as come for each statement execute function directory_recount();
create trigger directory_counted_deleted after delete on directory
    referencing old table as gone for each statement execute function directory_recount();
"""

STANDINGS = "create index concurrently ix_verification_organisation_id on verification (organisation_id)"
NEXT = text(
    "select max(id::text) from (select id from organisation where id > :after order by id limit :batch) b"
)
FILL = text("select directory_refresh(array(select id from organisation where id > :after and id <= :last))")


def upgrade() -> None:
    op.execute(AROUND)
    op.execute(TABLES)
    op.execute(WORDS)
    op.execute(SHOWN)
    op.execute(TRIGGERS)
    with op.get_context().autocommit_block():
        op.execute(STANDINGS)
        _fill()


def _fill() -> None:
    """Take in who is there already; whoever changes meanwhile is taken in by the triggers, too."""
    bind, after = op.get_bind(), UUID(int=0)
    while last := bind.scalar(NEXT, {"after": after, "batch": BATCH}):
        bind.execute(FILL, {"after": after, "last": UUID(last)})
        after = UUID(last)
