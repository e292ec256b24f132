"""What can be asked of the directory, as conditions of SQL."""

import re
from dataclasses import dataclass, replace
from typing import Any

from services.registry.errors.organisations import CuiNotValid, RegisterNumberNotValid
from services.registry.model.identifiers import normalise_cui, normalise_register_number
from shared.plain_text import plain

MOST_WORDS = 8
SHORT = 3  # three letters make a trigram; what is shorter is looked for at the beginning of words
LISTED = ("verified",)
PUBLIC_STATES = ("verified", "suspended", "struck-off", "dissolved", "merged")
CUI = re.compile(r"(?i)(RO)?\s*\d{2,10}")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for.

    Args:
        typed: words or a number, as they were typed.
        states: of which the organisation is in one; with `authority`, in that one's eyes.
        localities: SIRUTA of towns and communes, in one of which it has its seat; None for all.
    """

    typed: str = ""
    kind: str | None = None
    field: str | None = None
    authority: str | None = None
    localities: tuple[int, ...] | None = None
    states: tuple[str, ...] = LISTED

    @property
    def words(self) -> list[str]:
        """The words in their plain form."""
        return plain(self.typed).split()[:MOST_WORDS]

    def saying(self, meant: str) -> "Wanted":
        """The same with other words, if there are any."""
        return replace(self, typed=meant) if meant else self


def conditions(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    """A condition on `directory d`, and what is bound in it."""
    where, given = _of_states(wanted)
    if wanted.kind:
        where.append("d.kind = :kind")
        given["kind"] = wanted.kind
    if wanted.field:
        where.append("d.fields like :field")
        given["field"] = f"% {plain(wanted.field)}%"
    if wanted.localities is not None:
        where.append("d.locality = any(cast(:localities as integer[]))")
        given["localities"] = list(wanted.localities)
    for place, word in enumerate(wanted.words):
        where.append(f"d.words like :word_{place}")
        given[f"word_{place}"] = f"%{word}%" if len(word) >= SHORT else f"% {word}%"
    return " and ".join(where) or "true", given


def rank(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    """How near an organisation is to the words, 0 the nearest, and what is bound in it.

    The whole name, its initials, its beginning, the words together, each at the beginning of a word, else.
    """
    words = wanted.words
    typed = " ".join(words)
    each = " and ".join(f"d.words like :start_{place}" for place in range(len(words)))
    return (
        "case when d.name_plain = :typed then 0 when d.words like :initials then 1"
        " when d.name_plain like :begins then 2 when d.words like :together then 3"
        f" when {each} then 4 else 5 end"
    ), {
        "typed": typed,
        "initials": f"%~ {typed} %",
        "begins": f"{typed}%",
        "together": f"% {typed}%",
        **{f"start_{place}": f"% {word}%" for place, word in enumerate(words)},
    }


def number_of(typed: str) -> tuple[str, str] | None:
    """If what was typed can be an organisation's number: a condition on `organisation o`, and the number."""
    try:
        if CUI.fullmatch(typed.strip()):
            return "o.cui = :number", normalise_cui(typed)
        return "o.register_number = :number", normalise_register_number(typed)
    except (CuiNotValid, RegisterNumberNotValid):
        return None


def _of_states(wanted: Wanted) -> tuple[list[str], dict[str, Any]]:
    where: list[str] = []
    given: dict[str, Any] = {}
    if wanted.states == LISTED or (len(wanted.states) == 1 and not wanted.authority):
        where.append("d.state = :state")
        given["state"] = wanted.states[0]
    elif not wanted.authority and wanted.states != PUBLIC_STATES:
        where.append("d.state = any(:states)")
        given["states"] = list(wanted.states)
    if wanted.authority:
        where.append("d.standings && cast(:standings as text[])")
        given["standings"] = [f"{wanted.authority}:{state}" for state in wanted.states]
    return where, given
