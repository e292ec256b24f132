"""A row of the table of who may do what: of a route, or of one of the states that it depends on.

The numbers are the answers to the stranger, the citizen to whom the thing belongs, another citizen, a
clerk of another authority, and the clerk of the thing's authority. `{name}` in a body or query stands for
a value of the thing's.
"""

from dataclasses import dataclass, field
from typing import Any

PASSWORD = "tramvai mov gutuie nouă"
Expected = tuple[int, int, int, int, int]


@dataclass(frozen=True)
class Row:
    """A route, tried by everybody.

    Args:
        route: method and template, below `/api/<service>/v1`.
        expected: the status of the answer to each.
        of: the kind of thing that it is tried on, made anew for each caller; empty where there is none.
        body, query, form, data: what is sent.
        by_session: callers bring a session, not a token.
    """

    route: str
    expected: Expected
    of: str = ""
    body: Any = None
    query: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] | None = None
    data: bytes | None = None
    by_session: bool = False


def all_get(status: int) -> Expected:
    """The same for everybody."""
    return status, status, status, status, status


SIGNED_IN = (401, 200, 200, 200, 200)
ITS_CLERK = (401, 403, 403, 403, 200)
ADMINISTRATORS_ONLY = (401, 403, 403, 403, 403)
OVERSEEN = (401, 403, 403, 403, 403)

BY_SESSION = (401, 200, 200, 200, 200)
NOBODY_HERE = (401, 403, 403, 403, 403)  # administrators alone
NO_ADMINISTRATOR = (401, 403, 403, 403, 403)
REPRESENTS = (401, 200, 403, 403, 403)
HIS = (401, 200, 404, 404, 404)
NAMED = {"name": "statut.pdf", "purpose": "statute"}
FILE = b"%PDF-1.4\n"
