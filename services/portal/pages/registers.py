"""The registers of an authority, for everybody: of recommendations and of drafts."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, render_template, request, url_for

from services.portal.asking import caller, or_not_found, part
from services.portal.dates import today
from services.portal.feeds import Feed, atom
from services.portal.languages import say
from services.portal.pages.calculator import KINDS
from services.portal.pages.feeds import ENTRIES, recommendation
from services.portal.pages.organisations import cursor_of, items_of

registers = Blueprint("registers", __name__)
PAGE = "100"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "sender": ("organisation", "person"),
    "state": ("answered", "unanswered"),
    "order": ("oldest", "newest"),
}
ACT_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": KINDS,
    "state": ("open", "closed"),
    "order": ("oldest", "newest"),
}
YEAR = re.compile(r"2[01][0-9]{2}")
# A number as the service keys it, annex and repetition with it; `art.` before it may be typed, too.
ARTICLE = re.compile(
    r"(?:A(?:[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?|[IVXLC]{1,6}|[A-H])?/)?"
    r"(?:[0-9]{1,4}(?:[\^.][0-9]{1,3})?[a-z]?|[IVXLC]{1,8}(?:\^[0-9]{1,3})?|unic)(?:~[0-9]{1,6})?"
)
BEFORE_NUMBER = re.compile(r"(?i)\Aart(?:icolul|\.)?\s*")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MOST_TYPED, LONGEST_NUMBER = 200, 32
NEWEST = "newest"
Json = dict[str, Any]


@registers.get("/autoritati/<slug>/registru")
def recommendations(slug: str) -> str:
    """What was recommended to the authority, and what it answered; art. 7 (5)."""
    wanted = _wanted(CHOICES, "q", "consultation", "article")
    with or_not_found():
        page = _page(slug, "register", wanted)
    acts = part(lambda: items_of(_acts(slug)))
    return render_template(
        "registers/recommendations.html",
        page=page,
        wanted=wanted,
        kept=_kept(wanted),
        acts=acts or [],
        narrowed=_narrowed(wanted),
        more=_more("registers.recommendations", slug, page, wanted),
        slug=slug,
        issued=today(),
    )


@registers.get("/autoritati/<slug>/registru-proiecte")
def acts(slug: str) -> str:
    """What the authority has published, numbered, and what came of it."""
    wanted = _wanted(ACT_CHOICES, "q")
    with or_not_found():
        page = _page(slug, "acts-register", wanted)
    return render_template(
        "registers/acts.html",
        page=page,
        wanted=wanted,
        kept=_kept(wanted),
        kinds=KINDS,
        narrowed=_narrowed(wanted),
        more=_more("registers.acts", slug, page, wanted),
        slug=slug,
        issued=today(),
    )


@registers.get("/autoritati/<slug>/registru.atom")
def feed(slug: str) -> Response:
    """The register as a feed, the newest first; with its filters."""
    wanted = {**_wanted(CHOICES, "q", "consultation", "article"), "order": NEWEST}
    query = {**wanted, "cursor": request.args.get("cursor", ""), "limit": ENTRIES}
    with or_not_found():
        page = caller().get("consultation", f"/authorities/{slug}/register", query).data
    kept, cursor = {**_kept(wanted), "slug": slug}, cursor_of(page)
    return atom(
        Feed(
            title=f"{say('registers.title')}: {page['authority']['name']}",
            home=url_for("registers.recommendations", **kept),
            entries=[recommendation(one) for one in items_of(page)],
            next=url_for("registers.feed", **kept, cursor=cursor) if cursor else "",
        )
    )


def _page(slug: str, register: str, wanted: Mapping[str, str]) -> Json:
    query = {
        **wanted,
        "order": wanted["order"] or NEWEST,
        "cursor": request.args.get("cursor", ""),
        "limit": PAGE,
    }
    found: Json = caller().get("consultation", f"/authorities/{slug}/{register}", query).data
    return found


def _acts(slug: str) -> Json:
    query = {"order": NEWEST, "limit": PAGE}
    found: Json = caller().get("consultation", f"/authorities/{slug}/acts-register", query).data
    return found


def _wanted(choices: Mapping[str, tuple[str, ...]], *typed: str) -> dict[str, str]:
    """What the address narrows the register to; what makes no sense is left out."""
    given = {
        name: CONTROL.sub("", request.args.get(name, "")).strip()[:MOST_TYPED]
        for name in ("year", *choices, *typed)
    }
    for name, known in choices.items():
        given[name] = given[name] if given[name] in known else ""
    given["year"] = given["year"] if YEAR.fullmatch(given["year"]) else ""
    if "consultation" in given and not _is_id(given["consultation"]):
        given["consultation"] = ""
    if "article" in given:
        number = BEFORE_NUMBER.sub("", given["article"])
        given["article"] = number if ARTICLE.fullmatch(number) and len(number) <= LONGEST_NUMBER else ""
    return given


def _kept(wanted: Mapping[str, str]) -> Json:
    return {name: value for name, value in wanted.items() if value}


def _narrowed(wanted: Mapping[str, str]) -> dict[str, str]:
    """What files are narrowed by: all but the order, which is that of the numbers."""
    return {name: value for name, value in wanted.items() if value and name != "order"}


def _more(endpoint: str, slug: str, page: Json, wanted: Mapping[str, str]) -> str:
    cursor = cursor_of(page)
    return url_for(endpoint, slug=slug, **_kept(wanted), cursor=cursor) if cursor else ""


def _is_id(typed: str) -> bool:
    try:
        UUID(typed)
    except ValueError:
        return False
    return True
