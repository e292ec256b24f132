"""How an authority goes about it: everybody may know by which rule it counts, its administrator chooses."""

from typing import Any

from flask import Response

from services.consultation.commands.settings import ChangeSettings
from services.consultation.model.authority_settings import Choices
from services.consultation.model.law.counting import VERSION
from services.consultation.queries import settings as queries
from services.consultation.schemas.settings import SettingsBody, SettingsSchema, SettingsVersionSchema
from shared.web.access import principal, public, require_in, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime

ADMINISTRATOR = "administrator"

blueprint = Blueprint(
    "settings", __name__, url_prefix="/authorities", description="How an authority goes about it."
)


@blueprint.get("/<slug>/settings")
@public
@blueprint.response(200, SettingsSchema)
def get_settings(slug: str) -> Any:
    """What it has chosen; what holds for all where it chose nothing."""
    with runtime().read() as session:
        versions = queries.versions(session, slug)
    holds = versions[0] if versions else {"version": 0, "count_rule_version": VERSION, **vars(Choices())}
    shown = {**holds, "authority": slug, "versions": versions}
    return shown, 200, {"ETag": etag_of(holds["version"]), "Cache-Control": "no-store"}


@blueprint.put("/<slug>/settings")
@role(ADMINISTRATOR)
@conditional
@blueprint.arguments(SettingsBody)
@blueprint.response(200, SettingsVersionSchema)
def change_settings(body: Choices, slug: str) -> Response:
    """Choose anew: what is published already keeps the rule by which it was counted."""
    require_in(slug, ADMINISTRATOR)
    command = ChangeSettings(principal().account_id, slug, expected_version(), body)
    return perform(runtime().bus, command, SettingsVersionSchema, status=200)
