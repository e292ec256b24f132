"""Figures of a year that the authority states itself."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from services.consultation.commands.annual_figures import StateFigure
from services.consultation.errors.annual_figures import NoSuchFigure
from services.consultation.model.annual_figures import NAMES, Figure, StatedFigure, require_uncounted
from services.consultation.queries.annual_figures import figures_of
from shared.clock import Clock
from shared.errors import Stale
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork


def state_figure(command: StateFigure, uow: UnitOfWork, clock: Clock) -> Figure:
    """Say what it is, with its source; it is public at once.

    Raises:
        NoSuchFigure, FigureCounted, NumberAstray, SourceMissing
        Stale: somebody has said something else meanwhile.
    """
    if command.name not in NAMES:
        raise NoSuchFigure
    require_uncounted(_figure(command, uow))
    query = select(StatedFigure).where(
        StatedFigure.authority == command.authority,
        StatedFigure.year == command.year,
        StatedFigure.name == command.name,
    )
    found = uow.session.scalar(query.with_for_update())
    if (found.version if found else 0) != command.version:
        raise Stale
    now = clock.now()
    said = found or StatedFigure.of(command.authority, command.year, command.name)
    said.say(command.state, command.number, command.source, by=command.clerk_id, now=now)
    if found is None:
        uow.add(said)
    line = Deed(
        authority=command.authority,
        actor_id=command.clerk_id,
        deed="figure.stated",
        subject_type="annual-figure",
        subject_id=said.id,
        details={"year": command.year, "figure": command.name, "number": command.number},
    )
    note(uow.session, line, now)
    uow.session.flush()
    return _figure(command, uow)


def _figure(command: StateFigure, uow: UnitOfWork) -> Figure:
    found = figures_of(uow.session, command.authority, command.year)
    return next(one for one in found if one.name == command.name)


HANDLERS: Mapping[type, Callable[..., Any]] = {StateFigure: state_figure}
