"""Courses: what everybody reads, what clerks write."""

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Response

from services.training.api.callers import CLERK, clerk_of
from services.training.commands.courses import AnnounceCourse, CancelCourse, DraftCourse, ReviseCourse
from services.training.errors.courses import NoSuchCourse
from services.training.model.course import ANNOUNCED, Plan
from services.training.model.days import end_of
from services.training.queries import courses as queries
from services.training.schemas.courses import (
    CancelBody,
    CourseArguments,
    CourseBody,
    CourseSchema,
    CoursesSchema,
    DeskCourseArguments,
    NewCourseBody,
    SavedCourseSchema,
)
from shared.web.access import principal, public, require_in, role
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.pages import Page, page_of

PREFIX = "/api/training/v1/courses"
Row = dict[str, Any]

blueprint = Blueprint("courses", __name__, description="What is taught, when, for whom.")


@blueprint.get("/courses")
@public
@blueprint.arguments(CourseArguments, location="query")
@blueprint.response(200, page_of(CourseSchema))
def list_courses(asked: dict[str, Any]) -> Any:
    """Announced courses, the latest to begin first."""
    page, now = Page(asked), runtime().clock.now()
    with runtime().read() as session:
        rows = queries.announced(
            session,
            authority=asked.get("authority"),
            period=asked.get("period"),
            now=now,
            after=page.after,
            limit=page.fetch,
        )
    return page.answer([_shown(row, now) for row in rows], key=lambda row: (row["starts_at"], row["id"]))


@blueprint.get("/courses/<uuid:course_id>")
@public
@blueprint.response(200, CourseSchema)
def get_course(course_id: UUID) -> Any:
    """One course; a draft for its authority's clerks alone."""
    with runtime().read() as session:
        row = queries.course(session, course_id)
    if row is None or (row["announced_at"] is None and row["authority"] not in clerk_of()):
        raise NoSuchCourse
    return _shown(row, runtime().clock.now()), 200, {"ETag": etag_of(row["version"])}


@blueprint.get("/desk/courses")
@role(CLERK)
@blueprint.arguments(DeskCourseArguments, location="query")
@blueprint.response(200, CoursesSchema)
def list_for_desk(asked: dict[str, Any]) -> Any:
    """All of one's authority, drafts too."""
    require_in(asked["authority"], CLERK)
    now = runtime().clock.now()
    with runtime().read() as session:
        return {"items": [_shown(row, now) for row in queries.of_desk(session, asked["authority"])]}


@blueprint.post("/courses")
@role(CLERK)
@idempotent
@blueprint.arguments(NewCourseBody)
@blueprint.response(201, SavedCourseSchema)
def draft_course(body: dict[str, Any]) -> Response:
    """Begin to write a course; nobody else sees it."""
    require_in(body["authority"], CLERK)
    command = DraftCourse(body["authority"], principal().account_id, body["course"])
    return perform(runtime().bus, command, SavedCourseSchema, location=lambda made: f"{PREFIX}/{made.id}")


@blueprint.put("/courses/<uuid:course_id>")
@role(CLERK)
@conditional
@blueprint.arguments(CourseBody)
@blueprint.response(200, SavedCourseSchema)
def revise_course(plan: Plan, course_id: UUID) -> Response:
    """Write it anew; what was announced is said again as it is now."""
    command = ReviseCourse(course_id, clerk_of(), expected_version(), plan)
    return perform(runtime().bus, command, SavedCourseSchema, status=200)


@blueprint.post("/courses/<uuid:course_id>/announce")
@role(CLERK)
@conditional
@idempotent
@blueprint.response(200, SavedCourseSchema)
def announce_course(course_id: UUID) -> Response:
    """Show it to everybody, and let people enrol."""
    command = AnnounceCourse(course_id, clerk_of(), expected_version())
    return perform(runtime().bus, command, SavedCourseSchema, status=200)


@blueprint.post("/courses/<uuid:course_id>/cancel")
@role(CLERK)
@conditional
@idempotent
@blueprint.arguments(CancelBody)
@blueprint.response(200, SavedCourseSchema)
def cancel_course(body: dict[str, Any], course_id: UUID) -> Response:
    """It will not be held; whoever is on the list is told why."""
    command = CancelCourse(course_id, clerk_of(), expected_version(), body["reason"])
    return perform(runtime().bus, command, SavedCourseSchema, status=200)


def _shown(row: Row, now: datetime) -> Row:
    whose = {
        "slug": row["authority"],
        "name": row["authority_name"],
        "is_example": row["authority_is_example"],
    }
    return {
        **row,
        "authority": whose,
        "rules": {name: row[name] for name in ("least_attended", "pass_needed", "feedback_needed")},
        "can_enrol": row["state"] == ANNOUNCED and now < end_of(row["enrol_until"]),
    }
