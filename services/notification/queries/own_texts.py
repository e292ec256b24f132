"""An authority's words in its mails, for its officials: which count, and all versions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]

IN_USE = """
    select distinct on (category, language) category, language, number, used_at
    from own_text_use where authority = :authority order by category, language, version desc
"""
VERSIONS = """
    select t.number, t.subject_prefix, t.introduction, t.closing, t.made_at,
           nullif(a.name, '') as made_by_name
    from own_text t left join account a on a.account_id = t.made_by
    where t.authority = :authority and t.category = :category and t.language = :language
    order by t.number desc limit 100
"""
USES = """
    select u.version, u.number, u.used_at, nullif(a.name, '') as used_by_name
    from own_text_use u left join account a on a.account_id = u.used_by
    where u.authority = :authority and u.category = :category and u.language = :language
    order by u.version desc limit 100
"""


def in_use(session: Session, authority: str) -> Sequence[Row]:
    """Where the authority has words of its own, or has had them: which version counts."""
    return _rows(session, IN_USE, authority=authority)


def versions(session: Session, authority: str, category: str, language: str) -> Sequence[Row]:
    """The newest hundred first."""
    return _rows(session, VERSIONS, authority=authority, category=category, language=language)


def uses(session: Session, authority: str, category: str, language: str) -> Sequence[Row]:
    """Which version counted since when, the present one first."""
    return _rows(session, USES, authority=authority, category=category, language=language)


def _rows(session: Session, query: str, **given: object) -> Sequence[Row]:
    return [row._asdict() for row in session.execute(text(query), given)]
