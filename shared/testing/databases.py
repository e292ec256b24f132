"""Databases for tests: each migrated once as a template, then copied, which takes some 20 ms."""

import uuid
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from shared.persistence.migrations import migrate

EMPTY = "template0"


@dataclass
class Databases:
    """Makes databases on one server."""

    admin_url: str
    templates: dict[Path, str] = field(default_factory=dict)
    copies: list[str] = field(default_factory=list)

    def fresh(self, migrations: Path | None = None) -> str:
        """A database of its own, owned by a role of its own that is no administrator.

        Args:
            migrations: the folder by which it is migrated; left empty without one.

        Returns:
            Its address.
        """
        url, name = self._make(self._template(migrations) if migrations else EMPTY)
        self.copies.append(name)
        return url

    def drop_copies(self) -> None:
        """Drop what `fresh` has made, whoever is still connected."""
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            while self.copies:
                name = sql.Identifier(self.copies.pop())
                admin.execute(sql.SQL("drop database {} with (force)").format(name))

    def _template(self, migrations: Path) -> str:
        if migrations not in self.templates:
            url, name = self._make(EMPTY)
            migrate(url, migrations)
            self.templates[migrations] = name
        return self.templates[migrations]

    def _make(self, template: str) -> tuple[str, str]:
        """Copies keep the tables' owner, so all databases belong to the one role `tested`."""
        name = f"test_{uuid.uuid4().hex}"
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            _ensure_owner(admin)
            admin.execute(
                sql.SQL("create database {} owner tested template {} strategy file_copy").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        parts = urlsplit(self.admin_url)
        host = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=f"tested:{quote('tested')}@{host}", path=f"/{name}")), name


def _ensure_owner(admin: psycopg.Connection) -> None:
    if admin.execute("select from pg_roles where rolname = 'tested'").fetchone() is None:
        admin.execute("create role tested login password 'tested'")
