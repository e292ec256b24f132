"""Templates of mails: looked at with real data, sent to oneself, and an authority's own words around them."""

from typing import Any, cast

from flask import Response

from services.notification.api.proof_access import OFFICIALS
from services.notification.commands.own_texts import SendTest, UseOwnText, WriteOwnText
from services.notification.errors.own_texts import NoSuchTemplate
from services.notification.handlers.own_texts import SHOWN, can_be_stopped, data_for, shown, words_of
from services.notification.model.links import Links
from services.notification.model.own_texts import DEFAULT, EDITED, Words
from services.notification.ports.texts import Library
from services.notification.queries import own_texts as queries
from services.notification.schemas.own_texts import (
    PreviewArguments,
    PreviewSchema,
    TemplateArguments,
    TemplateSchema,
    TemplatesSchema,
    TestBody,
    UseBody,
    UseSchema,
    WordsBody,
    WordsSchema,
)
from shared.errors import NotAllowed
from shared.web.access import principal, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

LANGUAGES = ("ro", "en")
EDITOR = "administrator"
EVERYWHERE = "common"  # the operator of the platform administers every authority

blueprint = Blueprint(
    "own_texts",
    __name__,
    url_prefix="/desk/templates",
    description="Mails, and an authority's words in them.",
)


@blueprint.get("")
@role(*OFFICIALS)
@blueprint.arguments(TemplateArguments, location="query")
@blueprint.response(200, TemplatesSchema)
def list_templates(asked: dict[str, Any]) -> dict[str, Any]:
    """Every mail, with the version of the authority's words that counts in each language."""
    _require(asked["authority"], *OFFICIALS)
    with runtime().read() as session:
        used = {
            (row["category"], row["language"]): row for row in queries.in_use(session, asked["authority"])
        }
    usual = {"number": DEFAULT, "used_at": None}
    return {
        "items": [
            {
                "category": category,
                "can_be_edited": category in EDITED,
                "languages": [
                    {**usual, **used.get((category, one), {}), "language": one} for one in LANGUAGES
                ],
            }
            for category in SHOWN
        ]
    }


@blueprint.get("/<category>/<language>")
@role(*OFFICIALS)
@blueprint.arguments(TemplateArguments, location="query")
@blueprint.response(200, TemplateSchema)
def get_template(asked: dict[str, Any], category: str, language: str) -> Any:
    """One mail: versions of the words, and which counted when."""
    _require(asked["authority"], *OFFICIALS)
    _check(category, language)
    with runtime().read() as session:
        versions = queries.versions(session, asked["authority"], category, language)
        uses = queries.uses(session, asked["authority"], category, language)
    found = {
        "category": category,
        "language": language,
        "can_be_edited": category in EDITED,
        "placeholders": EDITED.get(shown(category), ()),
        "number": uses[0]["number"] if uses else DEFAULT,
        "versions": versions,
        "uses": uses,
    }
    version = uses[0]["version"] if uses else 0
    return found, 200, {"ETag": etag_of(version), "Cache-Control": "no-store"}


@blueprint.post("/<category>/<language>/versions")
@role(EDITOR)
@idempotent
@blueprint.arguments(WordsBody)
@blueprint.response(201, WordsSchema)
def write(body: dict[str, Any], category: str, language: str) -> Response:
    """Add a version of the words; it counts once it is used."""
    authority = body.pop("authority")
    _require(authority, EDITOR)
    _check(category, language)
    command = WriteOwnText(
        editor_id=principal().account_id,
        authority=authority,
        category=category,
        language=language,
        words=Words(**body),
    )
    return perform(runtime().bus, command, WordsSchema)


@blueprint.put("/<category>/<language>/use")
@role(EDITOR)
@conditional
@blueprint.arguments(UseBody)
@blueprint.response(200, UseSchema)
def use(body: dict[str, Any], category: str, language: str) -> Response:
    """Have a version count, an older one too, or none at all."""
    _require(body["authority"], EDITOR)
    _check(category, language)
    command = UseOwnText(
        editor_id=principal().account_id,
        authority=body["authority"],
        category=category,
        language=language,
        number=body["number"],
        version=expected_version(),
    )
    return perform(runtime().bus, command, UseSchema, status=200)


@blueprint.get("/<category>/<language>/preview")
@role(*OFFICIALS)
@blueprint.arguments(PreviewArguments, location="query")
@blueprint.response(200, PreviewSchema)
def preview(asked: dict[str, Any], category: str, language: str) -> Any:
    """The mail as it would be: with the newest public data of the authority, else with invented ones."""
    authority = asked["authority"]
    _require(authority, *OFFICIALS)
    _check(category, language)
    library, links = cast(Library, _of("library")), cast(Links, _of("links"))
    with runtime().read() as session:
        words = words_of(session, (authority, category, language), asked.get("number"))
        data, shown_with = data_for(session, authority, category, links)
    parts = library.parts(category, language, data, now=runtime().clock.now(), words=words)
    stop_url = links.pages(language).subscribe() if can_be_stopped(category) else None
    texts = library.laid_out(parts, language, stop_url)
    return {**vars(texts), "shown_with": shown_with}, 200, {"Cache-Control": "no-store"}


@blueprint.post("/<category>/<language>/test")
@role(*OFFICIALS)
@limited("30/hour")
@blueprint.arguments(TestBody)
@blueprint.response(202)
def send_test(body: dict[str, Any], category: str, language: str) -> Response:
    """Have it sent to the address of one's account, marked as a test."""
    _require(body["authority"], *OFFICIALS)
    _check(category, language)
    command = SendTest(
        account_id=principal().account_id,
        authority=body["authority"],
        category=category,
        language=language,
        number=body.get("number"),
    )
    return perform(runtime().bus, command, status=202)


def _require(authority: str, *names: str) -> None:
    who = principal()
    if not (who.has_in(authority, *names) or who.has_in(EVERYWHERE, EDITOR)):
        raise NotAllowed


def _check(category: str, language: str) -> None:
    if category not in SHOWN or language not in LANGUAGES:
        raise NoSuchTemplate


def _of(name: str) -> object:
    return runtime().dependencies[name]
