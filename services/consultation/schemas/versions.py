"""Bodies about versions of a text."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate

from services.consultation.model.comparing import ChangeKind
from services.consultation.model.version import NewText
from services.consultation.schemas.consultations import FrameSchema, PieceSchema, article_number
from services.consultation.schemas.drafts import MOST_ARTICLES, MOST_PARTS, ArticleBody, FrameBody
from shared.web.schemas import Prose, Strict

KINDS = validate.OneOf(["announced", "improved", "adopted"])


class PlaceBody(Strict):
    """Where an announced article is now; `place` is null where it is gone."""

    article = article_number(required=True)
    place = article_number(required=True, allow_none=True)


class VersionBody(Strict):
    """All that a clerk writes of a version; `note` says what changed and why.

    `places` are those that a person says; of all other articles it is found by their words.
    """

    note = Prose(load_default="", min=0, max=5_000)
    articles = fields.List(
        fields.Nested(ArticleBody), required=True, validate=validate.Length(max=MOST_ARTICLES)
    )
    frame = fields.List(fields.Nested(FrameBody), load_default=list, validate=validate.Length(max=MOST_PARTS))
    places = fields.List(
        fields.Nested(PlaceBody), load_default=list, validate=validate.Length(max=MOST_ARTICLES)
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Any:
        places = {one["article"]: one["place"] for one in data["places"]}
        if len(places) < len(data["places"]):
            raise ValidationError("Each article once.", "places")
        return NewText(data["note"], data["articles"], data["frame"]), places


class SavedVersionSchema(Schema):
    """A version after a change."""

    number = fields.Integer(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True)


class VersionLineSchema(Schema):
    """A version in the list; 1 is the announced text. A draft is there for the authority's clerks alone."""

    number = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["draft", "published"]))
    kind = fields.String(required=True, validate=KINDS)
    note = fields.String(required=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    articles = fields.Integer(required=True, attribute="articles_count")


class VersionsSchema(Schema):
    """All versions, the newest first."""

    items = fields.List(fields.Nested(VersionLineSchema), required=True)


class TextArticleSchema(Schema):
    """An article of a version."""

    number = fields.String(required=True)
    heading = fields.String(required=True)
    text = fields.String(required=True)
    pieces = fields.List(fields.Nested(PieceSchema), required=True)


class PlaceSchema(Schema):
    """Where an announced article is in a version; `place` is null where it is gone.

    `is_said`: a clerk has said so, while the version is written; else it was found by its words.
    """

    article = fields.String(required=True)
    place = fields.String(required=True, allow_none=True)
    is_said = fields.Boolean(required=True)


class VersionSchema(Schema):
    """A version with its text."""

    number = fields.Integer(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["draft", "published"]))
    kind = fields.String(required=True, validate=KINDS)
    note = fields.String(required=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    articles = fields.List(fields.Nested(TextArticleSchema), required=True)
    frame = fields.List(fields.Nested(FrameSchema), required=True)
    places = fields.List(fields.Nested(PlaceSchema), required=True)


class ComparisonArguments(Strict):
    """What is shown: all, only what is not the same, or one article by its number in the newer text."""

    article = article_number()
    show = fields.String(load_default="all", validate=validate.OneOf(["all", "changes"]))


class UnitSchema(Schema):
    """A part of an act: an article, or what stands around."""

    type = fields.String(required=True)
    number = fields.String(required=True)
    label = fields.String(required=True)
    heading = fields.String(required=True)


class RunSchema(Schema):
    """Words that are in both texts, or only in the old (`removed`) or the new one (`added`)."""

    kind = fields.String(required=True, validate=validate.OneOf(["same", "removed", "added"]))
    text = fields.String(required=True)


class ChangeSchema(Schema):
    """What became of a part; null where it is not in that text.

    `moved`: under another number or at another place; a part may be moved and changed.
    """

    kind = fields.String(required=True, validate=validate.OneOf([str(kind) for kind in ChangeKind]))
    moved = fields.Boolean(required=True)
    before = fields.Nested(UnitSchema, required=True, allow_none=True)
    after = fields.Nested(UnitSchema, required=True, allow_none=True)
    title = fields.List(fields.Nested(RunSchema), required=True)
    words = fields.List(fields.Nested(RunSchema), required=True)


class CountsOfChangesSchema(Schema):
    """How many articles of each sort."""

    same = fields.Integer(required=True)
    changed = fields.Integer(required=True)
    moved = fields.Integer(required=True)
    added = fields.Integer(required=True)
    removed = fields.Integer(required=True)


class ComparisonSchema(Schema):
    """What a newer text makes of an older one, part by part, in the order of the newer one."""

    older = fields.Nested(VersionLineSchema, required=True)
    newer = fields.Nested(VersionLineSchema, required=True)
    counts = fields.Nested(CountsOfChangesSchema, required=True)
    changes = fields.List(fields.Nested(ChangeSchema), required=True)


class PlacesArguments(Strict):
    """Which article of the announced text."""

    article = article_number(required=True)


class PlaceInVersionSchema(Schema):
    """Where the article is in a version; null where it is gone."""

    number = fields.Integer(required=True)
    kind = fields.String(required=True, validate=KINDS)
    published_at = fields.AwareDateTime(required=True)
    place = fields.String(required=True, allow_none=True)


class PlacesSchema(Schema):
    """The article's places in the versions after the announced one, the oldest first."""

    items = fields.List(fields.Nested(PlaceInVersionSchema), required=True)
