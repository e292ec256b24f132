"""Passwords as argon2id hashes, so many at once and no more."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from services.registry.errors.passwords import TooBusyHashing

WAIT_S = 3.0


class Hasher:
    """argon2id; with the usual settings about 0.1 s each.

    Args:
        at_once: how many hashes this process computes at the same time; each takes its memory.
        memory_kib: of one hash.
        passes: over that memory.
    """

    def __init__(self, at_once: int, memory_kib: int, passes: int) -> None:
        self._engine = PasswordHasher(time_cost=passes, memory_cost=memory_kib)
        self._places = threading.BoundedSemaphore(at_once)
        self._nobodys = self._engine.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """What is kept of a password.

        Raises:
            TooBusyHashing: no place became free in time.
        """
        with self._place():
            return self._engine.hash(password)

    def verify(self, kept: str | None, password: str) -> bool:
        """Whether the password is the one that was hashed; without a hash, the same work for nothing.

        Raises:
            TooBusyHashing: no place became free in time.
        """
        with self._place():
            try:
                return self._engine.verify(kept or self._nobodys, password) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_outdated(self, kept: str) -> bool:
        """Whether the hash was made with other costs than today's."""
        return self._engine.check_needs_rehash(kept)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(timeout=WAIT_S):
            raise TooBusyHashing()
        try:
            yield
        finally:
            self._places.release()
