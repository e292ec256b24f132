"""Departments added, described and removed by an authority's administrator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.registry.commands.departments import AddDepartment, DescribeDepartment, RemoveDepartment
from services.registry.errors.authorities import NoSuchAuthority
from services.registry.errors.departments import DepartmentExists, DepartmentInUse, NoSuchDepartment
from services.registry.handlers.trail import note_deed
from services.registry.handlers.writing import flush_or
from services.registry.model import Department
from services.registry.model.administration import require_administrator
from services.registry.repository.loading import load
from services.registry.repository.organisations import authority_exists
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Described:
    """A department as it stands."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    version: int


def add_department(command: AddDepartment, uow: UnitOfWork, clock: Clock) -> Described:
    """Add one.

    Raises:
        NoSuchAuthority, NotAllowed, DepartmentExists, EmailNotValid
    """
    if not authority_exists(uow.session, command.authority):
        raise NoSuchAuthority()
    require_administrator(command.administrator, command.authority)
    department = Department.add(command.authority, command.name, command.email, command.phone)
    uow.add(department)
    flush_or(uow, DepartmentExists)
    _note(uow, clock, department, command, "department.added")
    return _described(department)


def describe_department(command: DescribeDepartment, uow: UnitOfWork, clock: Clock) -> Described:
    """Let it be called and reached otherwise.

    Raises:
        NoSuchDepartment, NotAllowed, Stale, DepartmentExists, EmailNotValid
    """
    department = _of_administrator(command, uow)
    department.require_version(command.version)
    department.describe(command.name, command.email, command.phone)
    flush_or(uow, DepartmentExists)
    _note(uow, clock, department, command, "department.changed")
    return _described(department)


def remove_department(command: RemoveDepartment, uow: UnitOfWork, clock: Clock) -> None:
    """Remove one to which nobody belongs.

    Raises:
        NoSuchDepartment, NotAllowed, DepartmentInUse
    """
    department = _of_administrator(command, uow)
    _note(uow, clock, department, command, "department.removed")
    uow.session.delete(department)
    flush_or(uow, DepartmentInUse)


def _of_administrator(command: DescribeDepartment | RemoveDepartment, uow: UnitOfWork) -> Department:
    department = load(uow.session, Department, command.department_id, NoSuchDepartment)
    require_administrator(command.administrator, department.authority)
    return department


def _note(uow: UnitOfWork, clock: Clock, department: Department, command: Any, deed: str) -> None:
    by = command.administrator.account_id
    note_deed(uow, clock, department.authority, by, deed, "department", department.id)


def _described(department: Department) -> Described:
    return Described(
        id=department.id,
        name=department.name,
        email=department.email,
        phone=department.phone,
        version=department.version,
    )


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AddDepartment: add_department,
    DescribeDepartment: describe_department,
    RemoveDepartment: remove_department,
}
