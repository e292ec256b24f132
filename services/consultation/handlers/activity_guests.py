"""Who is invited to a joint activity: groups, organisations, single addresses; each once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.activities import InviteToActivity
from services.consultation.errors.activities import EverybodyInvited, NotAnnounced
from services.consultation.events.activities import ActivityGuestInvited, ActivityInvited
from services.consultation.handlers.activities import taking_part
from services.consultation.model.activity import ANNOUNCED, Activity
from services.consultation.repository import activities as stored
from shared.clock import Clock
from shared.email_addresses import email_key, normalise_email
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork

# Kinds of organisations as the registry calls them.
KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "ngos": ("association", "foundation", "federation", "informal-group", "school-council"),
    "social-partners": ("trade-union", "employers-association", "professional-body"),
    "authorities": ("public-authority",),
}
# Whose addresses are the notification service's alone: the authority's press list, and its followers.
TOLD_AS_GROUPS = ("press", "citizens")
GROUPS = (*KINDS_OF, *TOLD_AS_GROUPS)


@dataclass(frozen=True)
class InvitedNow:
    """How many were invited by this: groups told as one, organisations, addresses."""

    groups: int
    organisations: int
    addresses: int


def invite(command: InviteToActivity, uow: UnitOfWork, clock: Clock) -> InvitedNow:
    """Invite who was not invited before.

    The authority's press list and its followers are its own to write to, so its clerks alone invite them.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed, NotAnnounced, EmailNotValid, EverybodyInvited
        NotAllowed: a group of the authority's, by who is no clerk of it.
    """
    now, who = clock.now(), command.who
    activity = taking_part(command.activity_id, who, uow, now)
    if activity.state != ANNOUNCED or activity.ends_at <= now:
        raise NotAnnounced
    as_groups = [group for group in TOLD_AS_GROUPS if group in command.groups]
    if as_groups and activity.authority not in who.clerk_of:
        raise NotAllowed
    groups = [group for group in as_groups if stored.invite(uow.session, activity.id, group, now)]
    organisations = _organisations(command, activity, uow)
    reached = [one for one in organisations if _invite_organisation(activity, one, uow, now)]
    addresses = sorted(
        {email_key(address): address for address in map(normalise_email, command.addresses)}.items()
    )
    mailed = [address for key, address in addresses if _invite_address(activity, key, address, uow, now)]
    if not (groups or reached or mailed):
        raise EverybodyInvited
    if groups:
        activity.record(ActivityInvited(**_invitation(activity), groups=groups))
    counted = {"groups": groups, "organisations": len(reached), "addresses": len(mailed)}
    activity.note("invited", who.account_id, now, counted, public=False)
    activity.touch(now)
    return InvitedNow(len(groups), len(reached), len(mailed))


def _organisations(command: InviteToActivity, activity: Activity, uow: UnitOfWork) -> list[UUID]:
    kinds = [kind for group in command.groups for kind in KINDS_OF.get(group, ())]
    by_group = stored.organisations_of_kinds(uow.session, activity.authority, kinds) if kinds else ()
    for one in command.organisation_ids:
        stored.name_here(uow.session, one, activity.authority)
    partners = {one.organisation_id for one in activity.partners if one.is_there}
    return [one for one in dict.fromkeys([*by_group, *command.organisation_ids]) if one not in partners]


def _invite_organisation(activity: Activity, organisation_id: UUID, uow: UnitOfWork, now: datetime) -> bool:
    people = stored.representatives_of(uow.session, organisation_id, now)
    if not people or not stored.invite(uow.session, activity.id, str(organisation_id), now):
        return False
    # Somebody who speaks for two organisations gets one mail.
    for account_id in people:
        if stored.invite(uow.session, activity.id, f"account:{account_id}", now):
            activity.record(
                ActivityGuestInvited(**_invitation(activity), guest_id=account_id, has_account=True, email="")
            )
    return True


def _invite_address(activity: Activity, key: str, address: str, uow: UnitOfWork, now: datetime) -> bool:
    guest_id = stored.invite(uow.session, activity.id, key, now)
    if guest_id is None:
        return False
    activity.record(
        ActivityGuestInvited(**_invitation(activity), guest_id=guest_id, has_account=False, email=address)
    )
    return True


def _invitation(activity: Activity) -> dict[str, Any]:
    left = ("online_url", "organisation_ids", "is_example")
    return {name: value for name, value in activity.said().items() if name not in left}


HANDLERS: Mapping[type, Callable[..., Any]] = {InviteToActivity: invite}
