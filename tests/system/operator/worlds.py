"""Read models beside what they are made from: the same rows must be read from both."""

from dataclasses import dataclass
from typing import Any

import psycopg

from operations.local.folder import Folder

Rows = set[tuple[Any, ...]]


@dataclass(frozen=True)
class Pair:
    """A read model of a service, and the registry's own rows that it must hold."""

    service: str
    read_model: str
    source: str


AUTHORITIES = "select slug, name, is_example from authority"
MANDATE = "account_id, organisation_id, from_date, until_date, role, ended_at"
KEYS = "select kid, jwk::text, not_after is null from signing_key"
PAIRS = {
    "consultation's authorities": Pair("consultation", AUTHORITIES, AUTHORITIES),
    "consultation's organisations": Pair(
        "consultation",
        "select organisation_id, authority, coalesce(n.name, o.name), state"
        " from organisation o left join organisation_name n using (organisation_id)",
        "select o.id, v.authority, o.name, v.state from organisation o"
        " join verification v on v.organisation_id = o.id"
        " where v.state in ('verified', 'suspended', 'struck-off')",
    ),
    "consultation's ended organisations": Pair(
        "consultation",
        "select organisation_id, life from organisation_end",
        "select id, life from organisation where life <> 'active'",
    ),
    "consultation's accounts": Pair(
        "consultation",
        "select account_id, name, email from account",
        "select id, name, email from account",
    ),
    "consultation's mandates": Pair(
        "consultation",
        f"select mandate_id, {MANDATE} from mandate",
        f"select id, {MANDATE} from mandate",
    ),
    "consultation's keys": Pair("consultation", KEYS, KEYS),
    "notification's authorities": Pair("notification", AUTHORITIES, AUTHORITIES),
    "notification's accounts": Pair(
        "notification",
        "select account_id, email, name, language from account",
        "select id, email, name, language from account",
    ),
    "notification's organisations": Pair(
        "notification",
        "select organisation_id, name from organisation",
        "select distinct o.id, o.name from organisation o join verification v on v.organisation_id = o.id"
        " where v.state in ('verified', 'suspended', 'struck-off')",
    ),
    "notification's agreements": Pair(
        "notification",
        "select agreement_id, title, unnest(organisation_ids) from agreement",
        "select a.id, a.title, p.organisation_id from agreement a"
        " join agreement_party p on p.agreement_id = a.id and p.organisation_id is not null"
        " where a.state not in ('draft', 'agreed', 'withdrawn')",
    ),
    "notification's keys": Pair("notification", KEYS, KEYS),
}


def rows(folder: Folder, service: str, query: str) -> Rows:
    """What a service's database answers."""
    with psycopg.connect(folder.password(f"database-{service}")) as connection:
        return set(connection.execute(query).fetchall())  # type: ignore[call-overload]


def differences(folder: Folder) -> dict[str, Rows]:
    """By read model, the rows that are in it or at its source and not in both."""
    found = {
        name: rows(folder, pair.service, pair.read_model) ^ rows(folder, "registry", pair.source)
        for name, pair in PAIRS.items()
    }
    return {name: odd for name, odd in found.items() if odd}
