"""What is read and used in a course: put there, taken away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from services.training.commands.materials import AddFile, AddLink, RemoveMaterial
from services.training.errors.courses import CourseCancelled, NoSuchCourse
from services.training.errors.materials import NoSuchMaterial, TooManyLinks
from services.training.model import Course, Material
from services.training.model.course import CANCELLED, DRAFT
from services.training.model.material import MOST_LINKS
from services.training.repository import courses
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.files import Subject, attach, detach
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Put:
    """What was put there."""

    id: UUID


def add_link(command: AddLink, uow: UnitOfWork, clock: Clock) -> Put:
    """Show an address.

    Raises:
        NoSuchCourse, NotAllowed, CourseCancelled, NoSuchSession, TooManyLinks
    """
    course = _course(command, uow)
    of = Material.course_id == course.id, Material.url.is_not(None)
    if (uow.session.scalar(select(func.count()).where(*of)) or 0) >= MOST_LINKS:
        raise TooManyLinks(most=MOST_LINKS)
    made = Material.of(
        course, command.said, url=command.url, file_id=None, by=command.clerk_id, now=clock.now()
    )
    uow.add(made)
    return Put(made.id)


def add_file(command: AddFile, uow: UnitOfWork, clock: Clock) -> Put:
    """Give out a file, once it was looked into. It is the course's, and so is the room it takes.

    Raises:
        NoSuchCourse, NotAllowed, CourseCancelled, NoSuchSession, and what `attach` raises
    """
    course, now = _course(command, uow), clock.now()
    subject = Subject(type="course", id=course.id, owner_id=course.id)
    made = Material.of(course, command.said, url=None, file_id=None, by=command.clerk_id, now=now)
    made.file_id = attach(
        uow.session, subject, name=command.name, content=command.content, purpose="material", now=now
    )
    uow.add(made)
    return Put(made.id)


def remove_material(command: RemoveMaterial, uow: UnitOfWork, clock: Clock) -> Put:
    """Take it away; the content goes when nobody has it any more.

    Raises:
        NoSuchMaterial
    """
    found = uow.session.get(Material, command.material_id, with_for_update=True)
    if found is None or found.authority not in command.clerk_of:
        raise NoSuchMaterial
    if file_id := found.remove(clock.now()):
        detach(uow.session, file_id)
    return Put(found.id)


def _course(command: AddLink | AddFile, uow: UnitOfWork) -> Course:
    course = courses.course(uow.session, command.course_id)
    if course.authority not in command.clerk_of:
        raise NoSuchCourse if course.state == DRAFT else NotAllowed
    if course.state == CANCELLED:
        raise CourseCancelled
    return course


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AddLink: add_link,
    AddFile: add_file,
    RemoveMaterial: remove_material,
}
