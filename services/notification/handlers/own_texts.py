"""An authority's own words in its mails: written as versions, used, gone back from; and tests to oneself."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from sqlalchemy.orm import Session

from services.notification import repository
from services.notification.commands.own_texts import SendTest, UseOwnText, WriteOwnText
from services.notification.errors import AccountNotKnownYet
from services.notification.errors.own_texts import NoSuchTemplate, NoSuchVersion
from services.notification.handlers.telling import tell_person
from services.notification.model.fact import PRESS_NOTICE, TO_MANY, Category
from services.notification.model.links import Links
from services.notification.model.own_texts import DEFAULT, EDITED, OwnText, OwnTextUse, Words
from services.notification.ports.examples import example_of
from services.notification.ports.texts import Library
from services.notification.repository import own_texts as stored
from shared.clock import Clock
from shared.errors import Stale
from shared.ids import new_id
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork

TEST: Category = "template-test"
SHOWN = tuple(category for category in get_args(Category) if category != TEST)
# Carried into the mail that tests; a quotation's lines are put together again.
CARRIED = ("subject", "heading", "lead", "why", "notice", "facts", "groups", "action", "notes")


def write_own_text(command: WriteOwnText, uow: UnitOfWork, clock: Clock) -> OwnText:
    """A version more; it counts once it is used.

    Raises:
        NoSuchTemplate, UnknownPlaceholder, BraceAlone
    """
    category = edited(command.category)
    command.words.check(category)
    place = (command.authority, category, command.language)
    stored.lock(uow.session, place)
    number = stored.last_number(uow.session, place) + 1
    made = OwnText.of(place, number, command.words, command.editor_id, clock.now())
    uow.add(made)
    return made


def use_own_text(command: UseOwnText, uow: UnitOfWork, clock: Clock) -> OwnTextUse:
    """It counts from now on; number 0 goes back to the texts of the files.

    Raises:
        NoSuchTemplate, NoSuchVersion
        Stale: somebody else has chosen since.
    """
    place = (command.authority, edited(command.category), command.language)
    stored.lock(uow.session, place)
    if command.number != DEFAULT and stored.version_of(uow.session, place, command.number) is None:
        raise NoSuchVersion
    last = stored.last_use(uow.session, place)
    if (last.version if last else 0) != command.version:
        raise Stale
    made = OwnTextUse(
        authority=command.authority,
        category=command.category,
        language=command.language,
        version=command.version + 1,
        number=command.number,
        used_by=command.editor_id,
        used_at=clock.now(),
    )
    uow.add(made)
    _note(command, last, uow, clock)
    return made


def send_test(command: SendTest, uow: UnitOfWork, clock: Clock, library: Library, links: Links) -> None:
    """The mail as it would be, to the account's own address, marked as a test and kept as no proof.

    Raises:
        NoSuchTemplate, NoSuchVersion, AccountNotKnownYet
    """
    person = repository.account_of(uow.session, command.account_id)
    if person is None or not person.email:
        raise AccountNotKnownYet
    place, now = (command.authority, shown(command.category), command.language), clock.now()
    words = words_of(uow.session, place, command.number)
    data, _ = data_for(uow.session, command.authority, command.category, links)
    parts = library.parts(command.category, command.language, data, now=now, words=words)
    label, lines = parts["quote"] or ("", [])
    carried = {name: parts[name] for name in (*CARRIED, "introduction", "closing")}
    tell_person(
        uow,
        TEST,
        {**carried, "quote": [label, "\n".join(lines)] if label else None},
        fact_id=new_id(),
        recipient=person.email,
        language=command.language,
        now=now,
        person_id=command.account_id,
    )


def edited(category: str) -> Category:
    """A category in which authorities have words of their own.

    Raises:
        NoSuchTemplate: it is none.
    """
    found = next((one for one in EDITED if one == category), None)
    if found is None:
        raise NoSuchTemplate
    return found


def shown(category: str) -> Category:
    """A category that can be looked at.

    Raises:
        NoSuchTemplate: it is none.
    """
    found: Category | None = next((one for one in SHOWN if one == category), None)
    if found is None:
        raise NoSuchTemplate
    return found


def words_of(session: Session, place: stored.Place, number: int | None) -> Words:
    """The words of a version; those that count where none is named.

    Raises:
        NoSuchVersion
    """
    if place[1] not in EDITED or number == DEFAULT:
        return Words()
    if number is None:
        return stored.current(session, place)
    found = stored.version_of(session, place, number)
    if found is None:
        raise NoSuchVersion
    return found.words


def data_for(session: Session, authority: str, category: str, links: Links) -> tuple[dict[str, Any], str]:
    """What the mail is shown with, and whence: the authority's newest public `fact`, or an `example`.

    What was written to one person is never shown, not even to those who wrote it.
    """
    topic = {"topic_key": f"authority:{authority}" if category in TO_MANY else None}
    found = stored.newest_data(session, authority, category) if category in TO_MANY else None
    if found is not None:
        return {**found, **topic}, "fact"
    example = example_of(category, links.public_url)
    name = repository.authority_name(session, authority)
    if name and example.get("authority_name"):
        example["authority_name"] = name
    return {**example, **topic}, "example"


def can_be_stopped(category: str) -> bool:
    """Whether such mails were chosen by who gets them."""
    return category in TO_MANY and category != PRESS_NOTICE


def _note(command: UseOwnText, last: OwnTextUse | None, uow: UnitOfWork, clock: Clock) -> None:
    line = Deed(
        authority=command.authority,
        actor_id=command.editor_id,
        deed="template.text-used",
        subject_type="template",
        details={
            "template": f"{command.category}/{command.language}",
            "number": str(command.number),
            "before": str(last.number if last else DEFAULT),
        },
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    WriteOwnText: write_own_text,
    UseOwnText: use_own_text,
    SendTest: send_test,
}
