"""What guards one's account. No Idempotency-Key: the answers hold secrets, which are kept nowhere."""

from typing import Any

from services.registry.api.outcomes import or_refuse
from services.registry.commands.factors import (
    BeginTotp,
    ConfirmTotp,
    MakeRecoveryCodes,
    RemovePassword,
    RemoveTotp,
    SetOwnPassword,
    SwitchCodeSignIn,
)
from services.registry.commands.sessions import UseSession
from services.registry.errors.sessions import SessionOver
from services.registry.handlers.factors import NewTotp
from services.registry.handlers.sessions import SignedIn
from services.registry.queries import factors as queries
from services.registry.queries.rows import Row
from services.registry.schemas.factors import (
    CodeBody,
    FactorsSchema,
    NewTotpSchema,
    OwnPasswordBody,
    RecoveryCodesSchema,
    SwitchBody,
)
from shared.web.access import by_session, session_secret
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited

blueprint = Blueprint("factors", __name__, url_prefix="/factors", description="What guards one's account.")


@blueprint.get("")
@by_session
@blueprint.response(200, FactorsSchema)
def show() -> Row:
    """Ways to sign in, second factors, and how many recovery codes are left."""
    return _factors()


@blueprint.post("/totp")
@by_session
@limited("60/hour")
@blueprint.response(200, NewTotpSchema)
def begin_totp() -> NewTotp:
    """A secret for an app that makes codes; it counts once a code was shown."""
    new: NewTotp = runtime().bus.do(BeginTotp(session_secret()))
    return new


@blueprint.post("/totp/confirm")
@by_session
@limited("60/hour")
@blueprint.arguments(CodeBody)
@blueprint.response(200, FactorsSchema)
def confirm_totp(body: dict[str, Any]) -> Row:
    """Show a code of the app. In this session the roles may be used from now on; others end."""
    or_refuse(runtime().bus.do(ConfirmTotp(secret=session_secret(), code=body["code"])))
    return _factors()


@blueprint.delete("/totp")
@by_session
@blueprint.response(204)
def remove_totp() -> None:
    """Let the app's codes count no longer."""
    runtime().bus.do(RemoveTotp(session_secret()))


@blueprint.post("/recovery-codes")
@by_session
@limited("60/hour")
@blueprint.response(200, RecoveryCodesSchema)
def make_recovery_codes() -> dict[str, Any]:
    """Ten codes, each good once; those of before are good no longer."""
    return {"codes": runtime().bus.do(MakeRecoveryCodes(session_secret()))}


@blueprint.post("/password")
@by_session
@limited("60/hour")
@blueprint.arguments(OwnPasswordBody)
@blueprint.response(200, FactorsSchema)
def set_password(body: dict[str, Any]) -> Row:
    """Have another password, or a first; other sessions end."""
    runtime().bus.do(SetOwnPassword(secret=session_secret(), password=body["password"]))
    return _factors()


@blueprint.delete("/password")
@by_session
@blueprint.response(204)
def remove_password() -> None:
    """Sign in by codes that come by e-mail."""
    runtime().bus.do(RemovePassword(session_secret()))


@blueprint.post("/code-sign-in")
@by_session
@blueprint.arguments(SwitchBody)
@blueprint.response(200, FactorsSchema)
def switch_code_sign_in(body: dict[str, Any]) -> Row:
    """Let codes that come by e-mail sign in, or no longer."""
    runtime().bus.do(SwitchCodeSignIn(secret=session_secret(), on=body["on"]))
    return _factors()


def _factors() -> Row:
    who: SignedIn = runtime().bus.do(UseSession(session_secret()))
    with runtime().read() as session:
        found = queries.factors(
            session, account_id=who.account_id, session_id=who.session_id, now=runtime().clock.now()
        )
    if found is None:
        raise SessionOver()
    return found
