"""What the visitor follows already, so that pages offer to follow nothing twice."""

from flask import current_app, g

from services.portal.access import session_secret
from services.portal.asking import caller
from services.portal.errors import Away, GatewayError
from services.portal.sessions import Remembered

PATIENCE = 1.0  # the page says something else, and has it already
AWAY_SECONDS = 10.0


def follows(kind: str, value: object) -> bool:
    """Whether this topic is among one's own; not where nobody is signed in, or the service is away."""
    if "followed" not in g:
        g.followed = _followed() if session_secret() else frozenset()
    return (kind, str(value)) in g.followed


def _followed() -> frozenset[tuple[str, str]]:
    away: Remembered[bool] = current_app.extensions["bell_away"]
    if away.get("follows"):
        return frozenset()
    try:
        found = caller().get("notification", "/follows/mine", signed=True, patience=PATIENCE).data
    except Away:
        away.put("follows", True, AWAY_SECONDS)
        return frozenset()
    except GatewayError:
        return frozenset()
    return frozenset((one["topic"]["kind"], str(one["topic"]["value"])) for one in found["items"])
