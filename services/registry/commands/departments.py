"""Departments of an authority."""

from dataclasses import dataclass
from uuid import UUID

from shared.security.tokens import Principal


@dataclass(frozen=True, kw_only=True)
class AddDepartment:
    """Let an authority have a department."""

    authority: str
    administrator: Principal
    name: str
    email: str | None
    phone: str | None


@dataclass(frozen=True, kw_only=True)
class DescribeDepartment:
    """Let a department be called and reached otherwise; `version` is what the administrator looked at."""

    department_id: UUID
    version: int
    administrator: Principal
    name: str
    email: str | None
    phone: str | None


@dataclass(frozen=True, kw_only=True)
class RemoveDepartment:
    """Let an authority have a department no longer."""

    department_id: UUID
    administrator: Principal
