"""What belongs to a joint activity: budget, tasks, files, what follows."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from services.consultation.commands.activities import (
    AddActivityFile,
    AddFollowUp,
    AddTask,
    ChangeFollowUp,
    ChangeTask,
    RemindOfTasks,
    RemoveActivityFile,
    WriteBudget,
)
from services.consultation.errors.activities import (
    ActivityOver,
    NoSuchFollowUp,
    NoSuchTask,
    TooManyParts,
)
from services.consultation.handlers.activities import SavedActivity, saved, taking_part
from services.consultation.model.activity import CANCELLED, Activity
from services.consultation.model.activity_parts import (
    MOST_FOLLOW_UPS,
    MOST_TASKS,
    ActivityFile,
    FollowUp,
    Task,
    told,
)
from services.consultation.model.days import day_of
from services.consultation.model.wording import tidy
from services.consultation.repository import activities as stored
from shared.clock import Clock
from shared.files.errors import FileTooLarge, NoSuchFile
from shared.files.kinds import DOCX, JPEG, ODT, PDF, PNG
from shared.ids import new_id
from shared.persistence import files
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork

TAKEN = {"document": (PDF, DOCX, ODT), "photo": (JPEG, PNG)}
LARGEST_MB = 10
AT_ONCE = 50
REMINDED_BEFORE = timedelta(days=3)


def write_budget(command: WriteBudget, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Who bears what.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed, Stale, and what `Activity.budget` raises
    """
    now, who = clock.now(), command.who
    activity = taking_part(command.activity_id, who, uow, now)
    activity.require_version(command.version)
    activity.budget(command.lines, command.reason, by=who.account_id, now=now)
    return saved(activity, uow)


def add_task(command: AddTask, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Give a partner something to do.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed, NoSuchPartner, ActivityOver, TooManyParts
    """
    now, line = clock.now(), command.task
    activity = taking_part(command.activity_id, command.who, uow, now)
    activity.require_running()
    if stored.how_many(uow.session, Task, activity.id) >= MOST_TASKS:
        raise TooManyParts(most=MOST_TASKS, what="de sarcini", what_en="tasks")
    made = Task(id=new_id(), activity_id=activity.id, partner_id=activity.bearing(line.partner_id).id)
    made.what, made.due_on, made.done_at, made.reminded_of = tidy(line.what), line.due_on, None, None
    uow.session.add(made)
    activity.touch(now)
    return saved(activity, uow)


def change_task(command: ChangeTask, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Write a task anew, and say whether it is done.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed, Stale, NoSuchPartner, NoSuchTask, ActivityOver
    """
    now, line = clock.now(), command.task
    activity = taking_part(command.activity_id, command.who, uow, now)
    activity.require_version(command.version)
    if activity.state == CANCELLED:
        raise ActivityOver
    task = stored.part_of(uow.session, Task, command.task_id, activity.id)
    if task is None:
        raise NoSuchTask
    task.partner_id, task.what = activity.bearing(line.partner_id).id, tidy(line.what)
    task.due_on = line.due_on
    task.done_at = (task.done_at or now) if command.done else None
    activity.touch(now)
    return saved(activity, uow)


def add_file(command: AddActivityFile, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Put a document or a photo to it; a worker looks into it before anybody is given it.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed, ActivityOver, ConsentMissing, AlternativeMissing
        FileTooLarge, and what `files.attach` raises
    """
    now, what = clock.now(), command.described
    activity = taking_part(command.activity_id, command.who, uow, now)
    if activity.state == CANCELLED:
        raise ActivityOver
    what.require_consent(day_of(now))
    if len(command.content) > LARGEST_MB * 1024 * 1024:
        raise FileTooLarge(name=command.name, most=LARGEST_MB)
    key = files.attach(
        uow.session,
        # The files are the activity's, whoever brought them; so it is the activity that has a limit.
        Subject(type="activity", id=activity.id, owner_id=activity.id),
        name=command.name,
        content=command.content,
        purpose=what.kind,
        now=now,
        taken=TAKEN[what.kind],
    )
    made = ActivityFile(id=key, activity_id=activity.id, kind=what.kind, title=tidy(what.title))
    made.alternative, made.consent = tidy(what.alternative), tidy(what.consent)
    made.consent_by, made.consent_on = tidy(what.consent_by), what.consent_on
    made.added_by, made.added_at = command.who.account_id, now
    uow.session.add(made)
    _tell_of_file("file-added", activity, made, command, uow, clock)
    return files.attachment(uow.session, key)


def remove_file(command: RemoveActivityFile, uow: UnitOfWork, clock: Clock) -> None:
    """Take one away, at any time: a consent can be taken back.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed, NoSuchFile
    """
    activity = taking_part(command.activity_id, command.who, uow, clock.now())
    found = stored.part_of(uow.session, ActivityFile, command.file_id, activity.id)
    if found is None:
        raise NoSuchFile
    _tell_of_file("file-removed", activity, found, command, uow, clock)
    uow.session.delete(found)
    files.detach(uow.session, command.file_id)


def add_follow_up(command: AddFollowUp, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Note what came of it.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed, ActivityOver, TooManyParts
    """
    now = clock.now()
    activity = taking_part(command.activity_id, command.who, uow, now)
    if activity.state == CANCELLED:
        raise ActivityOver
    if stored.how_many(uow.session, FollowUp, activity.id) >= MOST_FOLLOW_UPS:
        raise TooManyParts(most=MOST_FOLLOW_UPS, what="de inițiative", what_en="initiatives")
    made = FollowUp(id=new_id(), activity_id=activity.id, kind=command.kind, title=tidy(command.title))
    made.url, made.added_at = command.url, now
    uow.session.add(made)
    activity.touch(now)
    details = {"kind": command.kind, "title": made.title}
    activity.note("follow-up", command.who.account_id, now, details, public=activity.is_public)
    return saved(activity, uow)


def change_follow_up(command: ChangeFollowUp, uow: UnitOfWork, clock: Clock) -> SavedActivity:
    """Say where it stands by now.

    Raises:
        NoSuchActivity, NotAPartner, PartNotConfirmed, Stale, NoSuchFollowUp
    """
    activity = taking_part(command.activity_id, command.who, uow, clock.now())
    activity.require_version(command.version)
    found = stored.part_of(uow.session, FollowUp, command.follow_up_id, activity.id)
    if found is None:
        raise NoSuchFollowUp
    found.title, found.url = tidy(command.title), command.url
    activity.touch(clock.now())
    return saved(activity, uow)


def remind_of_tasks(_: RemindOfTasks, uow: UnitOfWork, clock: Clock) -> bool:
    """Remind of tasks that are due within three days, once for each day that was set.

    Returns:
        Whether there may be more.
    """
    now, today = clock.now(), day_of(clock.now())
    due = stored.tasks_due(uow.session, today, today + REMINDED_BEFORE, AT_ONCE)
    for task in due:
        activity = stored.activity(uow.session, task.activity_id)
        partner = activity.partner(task.partner_id)
        people = stored.voices_of(uow.session, activity, partner, now) if partner.is_there else ()
        for event in told(activity, "task-due", people, partner, task=task):
            activity.record(event)
        task.reminded_of = task.due_on
        activity.touch(now)
    return len(due) == AT_ONCE


def _tell_of_file(
    kind: str,
    activity: Activity,
    file: ActivityFile,
    command: AddActivityFile | RemoveActivityFile,
    uow: UnitOfWork,
    clock: Clock,
) -> None:
    details = {"kind": file.kind, "title": file.title}
    activity.note(kind, command.who.account_id, clock.now(), details, public=activity.is_public)
    activity.touch(clock.now())
    uow.session.flush()


HANDLERS: Mapping[type, Callable[..., Any]] = {
    WriteBudget: write_budget,
    AddTask: add_task,
    ChangeTask: change_task,
    AddActivityFile: add_file,
    RemoveActivityFile: remove_file,
    AddFollowUp: add_follow_up,
    ChangeFollowUp: change_follow_up,
    RemindOfTasks: remind_of_tasks,
}
