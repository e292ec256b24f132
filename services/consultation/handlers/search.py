"""What can be found by words, kept beside what is public."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from services.consultation.commands.search import KeepFindable, MakeFindableAnew
from services.consultation.model.act import searched
from services.consultation.model.findable import Found, findable, findable_todo
from shared.persistence.unit_of_work import UnitOfWork

ALL = text("""
    insert into findable_todo (kind, thing_id)
    select 'act', id from consultation where state <> 'draft' union all
    select 'document', id from attachment where subject_type = 'consultation' union all
    select 'version', id from act_version where state = 'published' union all
    select 'recommendation', id from recommendation
""")
PATIENCE = text("set local statement_timeout = '10min'")  # a register may hold a million
WRITE = text("""
    insert into findable (thing_id, kind, consultation_id, authority, at, title, body, places, text_number,
        search)
    values (:thing_id, :kind, :consultation_id, :authority, :at, :title, :body, cast(:places as jsonb),
        :text_number, to_tsvector('romanian', :words))
    on conflict (thing_id) do update set at = excluded.at, title = excluded.title, body = excluded.body,
        places = excluded.places, search = excluded.search
""")


def keep_findable(command: KeepFindable, uow: UnitOfWork) -> None:
    """Write and take away, and forget the notes."""
    session = uow.session
    if command.gone:
        session.execute(delete(findable).where(findable.c.thing_id.in_(command.gone)))
    if command.found:
        _write(session, command.found)
    session.execute(delete(findable_todo).where(findable_todo.c.id.in_(command.done)))


def make_findable_anew(_: MakeFindableAnew, uow: UnitOfWork) -> int:
    """Note everything as changed. Returns how many things that is."""
    uow.session.execute(PATIENCE)
    return int(uow.session.execute(ALL).rowcount)  # type: ignore[attr-defined]


def _write(session: Session, found: Sequence[Found]) -> None:
    rows = [
        {**vars(one), "places": json.dumps(one.places), "words": searched([one.title, one.body])}
        for one in found
    ]
    session.execute(WRITE, rows)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    KeepFindable: keep_findable,
    MakeFindableAnew: make_findable_anew,
}
