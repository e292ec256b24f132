"""A country's organisations, written by SQL: kinds and towns in about the real proportions."""

from typing import LiteralString

import psycopg

# Of a hundred thousand in the register's sample: about three in four are associations, and one in nine has
# its seat in the capital. The names are put together from the words that such names are made of.
# The index of trigrams is made anew at the end: for as many rows at once that is many times faster.
STEPS: tuple[LiteralString, ...] = (
    "drop index ix_directory_words, ix_directory_fields",
    """
    create temporary table word as select row_number() over () - 1 as n, w from unnest(string_to_array(
        'mediu parinti copii sport cultura traditii educatie sanatate tineri seniori strazi parcuri animale '
        'muzica teatru istorie patrimoniu rugby fotbal handbal sah turism munte padure apa aer lumina pace '
        'solidaritate speranta viata familie comunitate cartier bloc liceu scoala gradinita spital '
        'biblioteca '
        'agricultura apicultura vanatoare pescuit pompieri veterani revolutionari scriitori artisti ingineri '
        'medici avocati profesori studenti antreprenori fermieri transport biciclete mobilitate dizabilitati '
        'autism cancer diabet donatori voluntari democratie transparenta drepturi egalitate femei romi '
        'minoritati',
        ' ')) w;
    create index on word (n); analyze word;
    create temporary table town as
        select row_number() over (order by siruta) - 1 as n, siruta, search_text as name
        from locality where level = 'uat';
    create index on town (n); analyze town
    """,
    """
    insert into organisation (id, version, kind, name, sort_key, search_text, cui, register_number, seat,
        locality_siruta, fields, contact_email, recognised, asked_by, asked_at)
    select uuidv7(), 1, named.kind, initcap(named.text), named.text, named.text,
        case when made.i %% 3 <> 0 then (100000000 + made.i)::text end,
        made.i %% 100000 || '/A/' || 1990 + made.i / 100000, initcap(town.name), town.siruta, array[b.w, c.w],
        'contact@example.org', true, %(account)s, timestamptz '2020-01-01' + made.i * interval '10 seconds'
    from generate_series(1, %(many)s) as made (i)
    cross join lateral (select abs(hashint4extended(made.i::int, 1)) as r1,
        abs(hashint4extended(made.i::int, 2)) as r2, abs(hashint4extended(made.i::int, 3)) as r3,
        abs(hashint4extended(made.i::int, 4)) as r4) r
    join word a on a.n = r1 %% (select count(*) from word)
    join word b on b.n = r2 %% (select count(*) from word)
    join word c on c.n = r3 %% (select count(*) from word)
    -- towns are not alike: the first fifty hold a third
    join town on town.n = case when r4 %% 3 = 0 then (r4 / 3) %% 50
        else (r4 / 3) %% (select count(*) from town) end
    cross join lateral (select case when made.i %% 100 < 76 then 'association'
        when made.i %% 100 < 93 then 'foundation' when made.i %% 100 < 97 then 'federation'
        when made.i %% 100 < 99 then 'trade-union'
        else 'professional-body' end) k (kind)
    cross join lateral (select k.kind, case k.kind when 'association' then 'asociatia ' when 'foundation' then
        'fundatia ' when 'federation' then 'federatia ' when 'trade-union' then 'sindicatul '
        else 'ordinul ' end
        || case when made.i %% 2 = 0 then 'pentru ' else '' end || a.w || ' si ' || b.w || ' ' || town.name
        || case when made.i %% 5 = 0 then ' ' || c.w else '' end || ' ' || to_hex(made.i %% 4093)
    ) as named (kind, text)
    """,
    """
    insert into verification (id, version, organisation_id, authority, asked_by, representative_role, state,
        asked_at, decided_at, decided_by)
    select uuidv7(), 2, o.id,
        case when hashtext(o.id::text) %% 20 = 0 then 'ploiesti' else 'oras-exemplu' end,
        %(account)s, 'președinte',
        case when hashtext(o.id::text) %% 50 = 1 then 'suspended' else 'verified' end,
        o.asked_at, o.asked_at + interval '3 days', %(account)s
    from organisation o
    """,
    """
    create index ix_directory_words on directory using gin (words gin_trgm_ops) with (fastupdate = off);
    create index ix_directory_fields on directory using gin (fields gin_trgm_ops)
    """,
)


def fill(database_url: str, many: int, account: str) -> None:
    """Write that many organisations, verified by the example authorities, into a registry.

    Args:
        database_url: of a registry with the authorities `oras-exemplu` and `ploiesti`.
        many: how many.
        account: id of who has asked for them all.
    """
    cursor_factory = psycopg.ClientCursor  # several statements at once have no parameters of the server's
    with psycopg.connect(database_url, cursor_factory=cursor_factory, autocommit=True) as connection:
        connection.execute("set synchronous_commit = off")
        for step in STEPS:
            connection.execute(step, {"many": many, "account": account})
        connection.execute("vacuum analyze")
