"""Who may change what guards an account: its owner, soon after signing in."""

from dataclasses import dataclass
from datetime import datetime

from services.registry.errors.factors import LastFactor
from services.registry.errors.sessions import SessionOver
from services.registry.handlers.notices import tell
from services.registry.model import Account, SignInSession
from services.registry.model.session import BOTH_FACTORS
from services.registry.ports.links import Links
from services.registry.repository.accounts import session_by_secret
from services.registry.repository.factors import end_sign_ins, forget_factors, second_steps_of
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Owner:
    """An account with the session in which it is changed, locked until the commit."""

    account: Account
    session: SignInSession


def owner(uow: UnitOfWork, secret: str, now: datetime) -> Owner:
    """Whose session this is, if it is fresh.

    Raises:
        SessionOver, SignInAgain
    """
    found = session_by_secret(uow.session, secret)
    if found is None:
        raise SessionOver()
    session, account = found
    session.use(account.is_staff, now)
    session.see_that_it_is_fresh(now)
    uow.session.refresh(account, with_for_update=True)
    return Owner(account, session)


def factor_added(uow: UnitOfWork, who: Owner, amr: str, what: str, links: Links, now: datetime) -> None:
    """Go on with the rights that two factors give; with the first, other sessions end, which had but one.

    Args:
        uow: of the change; the factor is flushed.
        who: has added it.
        amr: what it proves, by the words of RFC 8176.
        what: the key of the mail.
        links: for the mail.
        now: the time.
    """
    if not who.session.by_two_factors:
        end_sign_ins(uow.session, who.account.id, but=who.session.id)
    who.session.prove_more((amr, BOTH_FACTORS))
    tell(uow, who.account, what, links, now)


def factor_removed(uow: UnitOfWork, who: Owner, what: str, links: Links, now: datetime) -> None:
    """Tell of it; with the last factor the recovery codes go, too.

    Raises:
        LastFactor: it was the last of somebody who works for an authority.
    """
    uow.session.flush()
    if not second_steps_of(uow.session, who.account.id):
        if who.account.is_staff:
            raise LastFactor()
        forget_factors(uow.session, who.account.id)
    tell(uow, who.account, what, links, now)
