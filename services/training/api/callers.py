"""Who calls, in the words of this service's commands."""

from shared.web.access import caller

CLERK = "clerk"


def clerk_of() -> frozenset[str]:
    """The authorities in which the caller is a clerk; none for who did not sign in."""
    who = caller()
    return who.authorities(CLERK) if who else frozenset()
