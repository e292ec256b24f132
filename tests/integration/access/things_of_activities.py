"""Joint activities of the stage: proposed by the citizen's organisation to the clerk's authority."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from services.consultation.commands.activities import AddActivityFile, AddFollowUp, AddTask, Asking
from services.consultation.model.activity_parts import Described, FollowUp, TaskLine
from services.consultation.model.activity_parts import Task as TaskOf
from tests.unit.consultation.joint import Joint, agreed, announced, proposed_by, version_of
from tests.unit.consultation.world import World

Make = Callable[[], dict[str, str]]


def things_of_activities(world: World, citizen: UUID, organisation: UUID) -> dict[str, Make]:
    """Each made anew, with a task, a file and what follows."""
    head = Asking(citizen, frozenset())

    def found(joint: Joint) -> dict[str, str]:
        key = joint.saved.id
        world.do(AddTask(head, key, TaskLine(joint.own, "Aduce saci.", date(2026, 4, 17))))
        world.do(AddFollowUp(head, key, "other", "Din nou la anul", None))
        file = world.do(AddActivityFile(head, key, Described("document", "Program"), "a.pdf", b"%PDF-1.4\n"))
        with world.runtime.read() as session:
            task = session.scalar(select(TaskOf.id).where(TaskOf.activity_id == key))
            follow_up = session.scalar(select(FollowUp.id).where(FollowUp.activity_id == key))
        return {
            "activity_id": str(key),
            "partner_id": str(joint.authority),
            "organisation": str(organisation),
            "task_id": str(task),
            "follow_up_id": str(follow_up),
            "file_id": str(file.id),
            "version": str(version_of(world, joint)),
        }

    return {
        "proposal": lambda: found(proposed_by(world, citizen, organisation)),
        "agreed activity": lambda: found(agreed(world, proposed_by(world, citizen, organisation))),
        "activity": lambda: found(announced(world, proposed_by(world, citizen, organisation))),
    }
