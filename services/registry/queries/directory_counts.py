"""How many organisations the directory holds, by town and by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from services.registry.queries import spelling
from services.registry.queries.directory import BOUND, PLAN_ANEW
from services.registry.queries.directory_filters import Wanted, conditions
from services.registry.queries.rows import Row, row_of

TOWNS = 20  # with the most; the rest is summed up
# Kept by triggers: a row for each state, kind and town, however many organisations there are.
KEPT = """
    select kind, nullif(locality, 0) as town, organisations from directory_count
    where state = any(:states) and organisations > 0
      and (cast(:kind as text) is null or kind = :kind)
      and (cast(:localities as integer[]) is null or locality = any(:localities))
"""
COUNTED = """
    select kind, locality as town, 1 as organisations from (
        select d.kind, d.locality from directory d where {where} limit :bound + 1
    ) found
"""
SUMMED = """
    with counted as materialized ({counted}),
    towns as (
        select town, sum(organisations) as organisations from counted group by town
        order by organisations desc, town limit :towns
    )
    select (select coalesce(sum(organisations), 0)::int from counted) as total,
        (select coalesce(json_agg(json_build_object('organisations', w.organisations, 'town', case
             when l.siruta is not null then json_build_object(
                 'siruta', l.siruta, 'name', l.name, 'county', l.county_code) end)
             order by w.organisations desc, l.sort_key), '[]')
         from towns w left join locality l on l.siruta = w.town) as by_town,
        (select coalesce(json_agg(json_build_object('kind', k.kind, 'organisations', k.organisations)
             order by k.organisations desc, k.kind), '[]')
         from (select kind, sum(organisations) as organisations from counted group by kind) k) as by_kind
"""


@dataclass(frozen=True)
class Counts:
    """Numbers of organisations; `by_town` and `by_kind` are None above the bound of what is counted."""

    total: int
    total_is_least: bool
    by_town: Sequence[Row] | None
    in_other_towns: int
    by_kind: Sequence[Row] | None


def counts(session: Session, wanted: Wanted) -> Counts:
    """How many there are, honouring words and filters; mistyped words as in the search."""
    session.execute(PLAN_ANEW)
    if not (wanted.words or wanted.field or wanted.authority):
        return _kept(session, wanted)
    found = _counted(session, wanted)
    if not found.total and (meant := spelling.nearest(session, wanted.words)):
        return _counted(session, wanted.saying(meant))
    return found


def _kept(session: Session, wanted: Wanted) -> Counts:
    given: dict[str, Any] = {"states": list(wanted.states), "kind": wanted.kind, "localities": None}
    if wanted.localities is not None:
        given["localities"] = list(wanted.localities)
    return _summed(session, KEPT, given)


def _counted(session: Session, wanted: Wanted) -> Counts:
    where, given = conditions(wanted)
    found = _summed(session, COUNTED.format(where=where), {**given, "bound": BOUND})
    return Counts(BOUND, True, None, 0, None) if found.total > BOUND else found


def _summed(session: Session, counted: str, given: dict[str, Any]) -> Counts:
    row = row_of(session, SUMMED.format(counted=counted), **given, towns=TOWNS)
    assert row is not None  # noqa: S101 - sums have a row, if of nothing
    shown = sum(town["organisations"] for town in row["by_town"])
    return Counts(row["total"], False, row["by_town"], row["total"] - shown, row["by_kind"])
