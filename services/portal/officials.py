"""Pages for roles beside the clerk's: who oversees, who is the second to decide."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import abort, request
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor

P = ParamSpec("P")
EVERYWHERE = "common"
OFFICIALS = ("clerk", "administrator")
OVERSEERS = ("auditor", "administrator")
MODERATORS = ("clerk", "moderator")
DECIDERS = (*MODERATORS, "administrator")


def holding(*roles: str) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """The page is for whoever holds one of the roles in some authority; the service checks in which."""

    def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            if not places_of(*roles):
                abort(403)
            return view(*args, **kwargs)

        return signed_in_only(guarded)

    return decorate


def places_of(*roles: str) -> list[str]:
    """The authorities in which the visitor holds one of the roles, `common` among them where everywhere."""
    return sorted(slug for slug, held in visitor().roles.items() if set(roles) & set(held))


def oversees() -> bool:
    """Whether the visitor reads an audit trail."""
    return bool(places_of(*OVERSEERS))


def moderates() -> bool:
    """Whether the visitor moderates, and has no desk from which they would."""
    return bool(places_of("moderator")) and not visitor().desks


def chosen_place(*roles: str) -> str:
    """The authority whose page this is: the one in the address, else the visitor's first.

    Whoever holds the role everywhere may name any.
    """
    places, wanted = places_of(*roles), request.values.get("autoritate", "")
    if not wanted:
        return places[0]
    if wanted not in places and EVERYWHERE not in places:
        abort(403)
    return wanted
