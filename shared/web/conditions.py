"""Editing what was read: `ETag` says which version was given, `If-Match` which one is being changed."""

import re

from flask import Request, request

from shared.errors import Refusal, Stale
from shared.web.marks import View, mark

ETAG = re.compile(r'"(\d{1,18})"')


class ConditionMissing(Refusal):
    """A change must say which version it is about."""

    status = 428
    code = "precondition-required"
    ro = "Spuneți ce versiune schimbați, în antetul If-Match."
    en = "Say which version you are changing, in the If-Match header."


def conditional(view: View) -> View:
    """A rule on a view: answers 428 without `If-Match`. `expected_version()` then gives the version."""
    return mark(view, conditional=True)


def etag_of(version: int) -> str:
    """The strong entity tag of a version."""
    return f'"{version}"'


def expected_version() -> int:
    """The version that the caller changes, for the command to carry.

    Raises:
        ConditionMissing: there is no `If-Match`.
        Stale: it names no version of ours.
    """
    given = _given(request)
    if match := ETAG.fullmatch(given):
        return int(match[1])
    raise Stale


def check_condition(asked: Request) -> None:
    """Refuse a change that names no version, before anything else of it is read."""
    _given(asked)


def _given(asked: Request) -> str:
    given = asked.headers.get("If-Match", "").strip()
    if not given:
        raise ConditionMissing
    return given
