"""Who calls, in the words of this service's commands."""

from shared.web.access import caller, client_may

CLERK = "clerk"
MODERATORS = (CLERK, "moderator")
DECIDERS = (*MODERATORS, "administrator")  # a second person, also where there is one clerk alone


def clerk_of() -> frozenset[str]:
    """The authorities in which the caller is a clerk; none for who did not sign in."""
    return holding(CLERK)


def holding(*roles: str) -> frozenset[str]:
    """The authorities in which the caller holds one of the roles."""
    who = caller()
    return frozenset().union(*(who.authorities(role) for role in roles)) if who else frozenset()


def sees_drafts_of(authority: str | None) -> bool:
    """Whether the caller is a clerk of the authority, or a client that the view's scope lets read as one."""
    return authority in clerk_of() or client_may(authority)
