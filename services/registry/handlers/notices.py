"""A mail on each change of what guards an account, to its address."""

from datetime import datetime

from services.registry.events.letters import SecurityNoticeLetter
from services.registry.model import Account
from services.registry.ports.links import Links
from shared.persistence.unit_of_work import UnitOfWork


def tell(uow: UnitOfWork, account: Account, what: str, links: Links, now: datetime) -> None:
    """Send the mail, in the transaction of the change.

    Args:
        uow: of the change.
        account: whose it is.
        what: a key that the mail's template has a sentence for, such as `totp-added`.
        links: writes the address of the page that shows what guards the account.
        now: when it was changed.
    """
    uow.send(
        SecurityNoticeLetter(
            email=account.email,
            name=account.name,
            language=account.language,
            what=what,
            at=now,
            link=links.security(account.language),
        )
    )
