"""Joint activities: proposed, confirmed, changed, announced, held, cancelled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from services.consultation.commands.activities import (
    AnnounceActivity,
    AnswerPart,
    Asking,
    AskPartner,
    CancelActivity,
    ChangeActivity,
    HoldActivity,
    PartWanted,
    ProposeActivity,
    StateForPress,
)
from services.consultation.errors.activities import (
    FewerPlacesThanTaken,
    NoSuchActivity,
    NotAPartner,
    PartNotConfirmed,
)
from services.consultation.errors.recommendations import NoMandate
from services.consultation.handlers.registrations import follow_gathering
from services.consultation.model.activity import WHEN_AND_WHERE, Activity
from services.consultation.model.activity_parts import CONFIRMED, Partner, told
from services.consultation.model.activity_plan import Part
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.repository import activities as stored
from services.consultation.repository.registrations import seats_taken
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SavedActivity:
    """An activity after a change."""

    id: UUID
    version: int
    state: str


@dataclass(frozen=True)
class Voice:
    """Whom somebody may speak for, of an activity that is locked."""

    activity: Activity
    partners: tuple[Partner, ...]

    def require_confirmed(self) -> Partner:
        """The partner for which they act.

        Raises:
            PartNotConfirmed: none for which they speak has confirmed.
        """
        found = next((one for one in self.partners if one.state == CONFIRMED), None)
        if found is None:
            raise PartNotConfirmed
        return found


def propose(command: ProposeActivity, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Propose something; everybody named is asked.

    Raises:
        NotAllowed, NoMandate, AuthorityNotHere, OrganisationNotHere, and what `Activity.propose` raises
    """
    session, now, authority = uow.session, clock.now(), command.authority
    name, is_example = stored.authority_known(session, authority)
    whole = Part(None, name, command.authority_role)
    others = [_part(session, wanted, authority) for wanted in command.parts]
    if command.on_behalf_of is None:
        if authority not in command.who.clerk_of:
            raise NotAllowed
        parts = [whole, *others]
    else:
        if command.on_behalf_of not in stored.speaks_for(session, command.who.account_id, now):
            raise NoMandate
        own = _part(session, PartWanted(command.on_behalf_of, command.role), authority)
        parts = [own, whole, *others]
    plan = replace(command.plan, is_example=is_example)
    made = Activity.propose(authority, plan, parts, by=command.who.account_id, now=now)
    uow.add(made)
    for partner in made.partners[1:]:
        tell(uow, made, "asked", partner, partner, but=command.who.account_id, now=now)
    return saved(made, uow)


def change(
    command: ChangeActivity, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> SavedActivity:
    """Write it anew: by the authority, or for whoever proposed it; who registered is told of a move.

    Raises:
        NoSuchActivity, NotAPartner, NotAllowed, Stale, PartNotConfirmed, FewerPlacesThanTaken
        and what `Activity.change` raises
    """
    now, who = clock.now(), command.who
    voice = leading(command.activity_id, who, uow, now)
    activity = voice.activity
    activity.require_version(command.version)
    partner = voice.require_confirmed()
    was_asked = {one.id: one.asked_at for one in activity.partners}
    plan = replace(command.plan, is_example=activity.is_example)
    taken = seats_taken(uow.session, "activity", activity.id)
    if plan.capacity is not None and plan.capacity < taken:
        raise FewerPlacesThanTaken(taken=taken)
    changed = activity.change(plan, command.reason, by=who.account_id, partner=partner, now=now)
    for one in activity.partners:
        if one.is_there and activity.is_public:
            tell(uow, activity, "changed", one, partner, but=who.account_id, now=now, reason=command.reason)
        elif one.asked_at != was_asked[one.id]:
            tell(uow, activity, "asked", one, one, but=who.account_id, now=now)
    if activity.is_public:
        what: Literal["moved", "changed"] = "moved" if set(changed) & set(WHEN_AND_WHERE) else "changed"
        follow_gathering(uow, "activity", activity.id, what, command.reason, now, registration_links)
    return saved(activity, uow)


def ask_partner(command: AskPartner, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Ask one more organisation.

    Raises:
        NoSuchActivity, NotAPartner, NotAllowed, OrganisationNotHere, and what `Activity.ask` raises
    """
    now, who = clock.now(), command.who
    activity = leading(command.activity_id, who, uow, now).activity
    part = _part(uow.session, command.part, activity.authority)
    partner = activity.ask(part, who.account_id, now)
    tell(uow, activity, "asked", partner, partner, but=who.account_id, now=now)
    return saved(activity, uow)


def answer_part(command: AnswerPart, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Say for a partner whether it takes part; whoever proposed it is told.

    Raises:
        NoSuchActivity, NotAPartner, Stale, NoSuchPartner, ActivityOver, PartAnswered
    """
    now, who = clock.now(), command.who
    voice = speaking(command.activity_id, who, uow, now)
    voice.activity.require_version(command.version)
    partner = _own(voice, command.partner_id)
    voice.activity.answer(partner, command.state, by=who.account_id, now=now)
    for one in voice.activity.partners:
        if one.is_proposer and one is not partner:
            tell(uow, voice.activity, command.state, one, partner, but=who.account_id, now=now)
    return saved(voice.activity, uow)


def state_for_press(command: StateForPress, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """What a partner wants to be quoted with.

    Raises:
        NoSuchActivity, NotAPartner, Stale, NoSuchPartner, PartNotConfirmed
    """
    now = clock.now()
    voice = speaking(command.activity_id, command.who, uow, now)
    voice.activity.require_version(command.version)
    partner = _own(voice, command.partner_id)
    voice.activity.state_for_press(partner, command.words, command.said_by, now)
    return saved(voice.activity, uow)


def announce(command: AnnounceActivity, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Show it to everybody: the authority's clerks, on whose site it stands.

    Raises:
        NoSuchActivity, NotAPartner, NotAllowed, Stale, and what `Activity.announce` raises
    """
    now, who = clock.now(), command.who
    activity = speaking(command.activity_id, who, uow, now).activity
    if activity.authority not in who.clerk_of:
        raise NotAllowed
    activity.require_version(command.version)
    activity.announce(who.account_id, now)
    return saved(activity, uow)


def hold(command: HoldActivity, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Say what was done: the authority, or whoever proposed it.

    Raises:
        NoSuchActivity, NotAPartner, NotAllowed, Stale, NotAnnounced, NotBegun
    """
    now, who = clock.now(), command.who
    activity = leading(command.activity_id, who, uow, now).activity
    activity.require_version(command.version)
    activity.hold(command.results, by=who.account_id, now=now)
    return saved(activity, uow)


def cancel(
    command: CancelActivity, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> SavedActivity:
    """It will not be held; partners and who registered are told why.

    Raises:
        NoSuchActivity, NotAPartner, NotAllowed, Stale, ActivityOver
    """
    now, who = clock.now(), command.who
    voice = leading(command.activity_id, who, uow, now)
    activity = voice.activity
    activity.require_version(command.version)
    activity.cancel(command.reason, by=who.account_id, now=now)
    for one in activity.partners:
        if one.is_there:
            tell(
                uow, activity, "cancelled", one, voice.partners[0],
                but=who.account_id, now=now, reason=command.reason,
            )  # fmt: skip
    if activity.is_public:
        follow_gathering(uow, "activity", activity.id, "cancelled", command.reason, now, registration_links)
    return saved(activity, uow)


def speaking(activity_id: UUID, who: Asking, uow: UnitOfWork, now: datetime) -> Voice:
    """An activity, locked, for whoever speaks for one of its partners.

    Raises:
        NoSuchActivity: or it is not theirs to know.
        NotAPartner: it is public, and they speak for none.
    """
    activity = stored.activity(uow.session, activity_id)
    held = stored.speaks_for(uow.session, who.account_id, now)
    own = tuple(
        one
        for one in activity.partners
        if one.organisation_id in held or (one.organisation_id is None and activity.authority in who.clerk_of)
    )
    if not own:
        raise NotAPartner if activity.is_public else NoSuchActivity
    return Voice(activity, own)


def leading(activity_id: UUID, who: Asking, uow: UnitOfWork, now: datetime) -> Voice:
    """The same, for the authority or whoever proposed it.

    Raises:
        NoSuchActivity, NotAPartner
        NotAllowed: they speak for another partner.
    """
    voice = speaking(activity_id, who, uow, now)
    if not any(one.is_proposer or one.organisation_id is None for one in voice.partners):
        raise NotAllowed
    return voice


def taking_part(activity_id: UUID, who: Asking, uow: UnitOfWork, now: datetime) -> Activity:
    """The same, for whoever speaks for a partner that has confirmed.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed
    """
    voice = speaking(activity_id, who, uow, now)
    voice.require_confirmed()
    return voice.activity


def tell(
    uow: UnitOfWork,
    activity: Activity,
    what: str,
    to: Partner,
    about: Partner,
    *,
    but: UUID,
    now: datetime,
    reason: str = "",
) -> None:
    """Have those who speak for a partner told of one; not who has done it."""
    people = [one for one in stored.voices_of(uow.session, activity, to, now) if one != but]
    for event in told(activity, what, people, about, reason=reason):
        activity.record(event)


def saved(activity: Activity, uow: UnitOfWork) -> SavedActivity:
    """As it is now."""
    uow.session.flush()
    return SavedActivity(activity.id, activity.version, activity.state)


def _own(voice: Voice, partner_id: UUID) -> Partner:
    partner = voice.activity.partner(partner_id)
    if partner not in voice.partners:
        raise NotAPartner
    return partner


def _part(session: Any, wanted: PartWanted, authority: str) -> Part:
    name = stored.name_here(session, wanted.organisation_id, authority)
    return Part(wanted.organisation_id, name, wanted.role)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    ProposeActivity: propose,
    ChangeActivity: change,
    AskPartner: ask_partner,
    AnswerPart: answer_part,
    StateForPress: state_for_press,
    AnnounceActivity: announce,
    HoldActivity: hold,
    CancelActivity: cancel,
}
