"""Phrases that are followed, kept easy to find."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification.commands import RefreshPhrases
from services.notification.repository.phrases import refresh_rarest
from shared.persistence.unit_of_work import UnitOfWork

BATCH = 5_000


def refresh_phrases(command: RefreshPhrases, uow: UnitOfWork) -> str | None:
    """A word that was rare may have become common. Returns where to go on; None at the end."""
    return refresh_rarest(uow.session, command.after, BATCH)


HANDLERS: Mapping[type, Callable[..., Any]] = {RefreshPhrases: refresh_phrases}
