"""Years of a town's consultations, written by SQL: the shapes of real rows, none of the events."""

from typing import LiteralString

import psycopg

from tests.unit.consultation.world import AUTHORITY

OF_EACH = 200  # recommendations on a usual consultation
IN_LARGEST = 20  # of all, a twentieth is on a single one
OF_A_PERSON = 10
LONGEST_S = 600

# The oldest consultation is the largest. Half have been answered, in no order.
STEPS: tuple[LiteralString, ...] = (
    """
    insert into consultation (id, version, authority, state, title, kind, summary, is_example, documents,
        notes, published_on, published_at, last_day, ends_at, closed_at, listed_at, edited_at, title_plain,
        text_plain)
    select uuidv7(), 2, %(authority)s, 'closed', 'Hotărâre privind bugetul, partea ' || n, 'normative',
        repeat('Cum se împart banii orașului. ', 8), true, '[]', '', at::date, at, at::date + 29,
        at + interval '30 days', at + interval '30 days', at, at, 'hotarare privind bugetul, partea ' || n,
        'hotarare privind bugetul, partea ' || n || repeat(' cum se impart banii orasului', 8)
    from generate_series(1, %(many)s / %(of_each)s) n cross join lateral (
        select timestamptz '2020-01-01' + n * interval '6 years' / (%(many)s / %(of_each)s)) as made (at)
    """,
    """
    insert into article select c.id, n::text, n, 'Articolul ' || n, repeat('Textul articolului. ', 20)
    from consultation c, generate_series(1, 5) n where c.state = 'closed'
    """,
    """
    insert into account select uuidv7(), 'Ana-Maria Exemplu ' || n, 'ana.' || n || '@example.org', 1, 1
    from generate_series(1, %(many)s / %(of_a_person)s) n
    """,
    """
    create temporary table who as select row_number() over () - 1 as n, account_id, name from account;
    create index on who (n); analyze who;
    create temporary table about as
        select row_number() over (order by listed_at) - 1 as n, id, listed_at from consultation;
    create index on about (n); analyze about
    """,
    """
    insert into recommendation (id, version, consultation_id, authority, article, register_year,
        register_number, received_at, account_id, author_name, author_label, text, reason, nonce, fingerprint,
        verdict, answer, answered_at)
    select uuidv7(), 1, about.id, %(authority)s, (1 + i %% 5)::text, 2019, i,
        about.listed_at + i * interval '1 second', who.account_id, who.name, 'A.-M. E.',
        repeat('Locurile pentru riverani sunt prea puține. ', 8), 'Sunt patru locuri la treizeci.',
        md5(i::text), md5(i::text) || md5((-i)::text), v.verdict, v.verdict || ', cu motiv', v.at
    from generate_series(1, %(many)s) i
    join about on about.n = case when i %% %(in_largest)s = 0 then 0 else i / %(of_each)s end
    join who on who.n = i %% (%(many)s / %(of_a_person)s)
    cross join lateral (select case when hashint8(i) %% 2 = 0 then 'partly' end,
        case when hashint8(i) %% 2 = 0 then about.listed_at + interval '40 days' end) as v (verdict, at)
    """,
)


def fill(database_url: str, many: int) -> None:
    """Write that many recommendations, and what belongs to them, into an empty consultation service."""
    asked = {
        "authority": AUTHORITY,
        "many": many,
        "of_each": OF_EACH,
        "in_largest": IN_LARGEST,
        "of_a_person": OF_A_PERSON,
    }
    cursor_factory = psycopg.ClientCursor  # several statements at once have no parameters of the server's
    with psycopg.connect(database_url, cursor_factory=cursor_factory, autocommit=True) as connection:
        connection.execute("set synchronous_commit = off")
        for step in STEPS:
            connection.execute(step, asked)
        connection.execute("vacuum analyze")
