"""Who administers an authority: whoever has the role there, or everywhere."""

from services.registry.model.account import EVERYWHERE
from shared.errors import NotAllowed
from shared.security.tokens import Principal


def require_administrator(who: Principal, authority: str) -> None:
    """Go on only with the role.

    Args:
        who: as their token says it.
        authority: a slug.

    Raises:
        NotAllowed: it is held neither there nor everywhere.
    """
    if not (who.has_in(authority, "administrator") or who.has_in(EVERYWHERE, "administrator")):
        raise NotAllowed
