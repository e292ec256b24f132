"""Who calls, in the words of this service's commands."""

from shared.web.access import caller, client_may

CLERK = "clerk"


def clerk_of() -> frozenset[str]:
    """The authorities in which the caller is a clerk; none for who did not sign in."""
    who = caller()
    return who.authorities(CLERK) if who else frozenset()


def sees_drafts_of(authority: str | None) -> bool:
    """Whether the caller is a clerk of the authority, or a client that the view's scope lets read as one."""
    return authority in clerk_of() or client_may(authority)
