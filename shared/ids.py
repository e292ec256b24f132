"""Identifiers that sort by the moment they were made."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562): unique and roughly in order of time. It is not a secret."""
    return uuid7()
