"""Writing what the database may refuse."""

from sqlalchemy.exc import IntegrityError

from shared.errors import Refusal
from shared.persistence.unit_of_work import UnitOfWork


def flush_or(uow: UnitOfWork, refusal: type[Refusal]) -> None:
    """Write, and tell what the database does not let pass in our words.

    Raises:
        Refusal: of the class that was given.
    """
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise refusal() from error
