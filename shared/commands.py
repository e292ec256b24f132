"""Commands in: each goes to its handler, in one unit of work, together with the answer that is owed."""

from collections.abc import Callable, Mapping
from typing import Any

from shared.injection import inject
from shared.persistence.idempotency import Answer, pending
from shared.persistence.unit_of_work import UnitOfWork


class CommandBus:
    """Runs commands.

    Args:
        handlers: by the command's class.
        units: makes units of work.
        dependencies: what handlers may ask for by name.
    """

    def __init__(
        self,
        handlers: Mapping[type, Callable[..., Any]],
        units: Callable[[], UnitOfWork],
        dependencies: Mapping[str, object],
    ) -> None:
        self._units = units
        self._handlers = {kind: inject(handler, dependencies) for kind, handler in handlers.items()}

    def do(self, command: object, answer: Callable[[Any], Answer] | None = None) -> Any:
        """Carry out a command and commit.

        Args:
            command: an instance of a class that has a handler.
            answer: makes the answer of the result, within the transaction; it is kept for the idempotency
                key of the request, where there is one.

        Returns:
            What the handler returns.

        Raises:
            Refusal: a rule stands against it; nothing was changed.
            Replay: the request was carried out before.
        """
        request = pending.get()
        with self._units() as uow:
            if request:
                request.begin(uow.session)
            result = self._handlers[type(command)](command, uow)
            if answer:
                uow.session.flush()
                said = answer(result)
                if request:
                    request.store(uow.session, said)
            uow.commit()
        return result
