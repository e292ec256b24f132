"""The rules of a consultation, as aggregates: guard, change, record. No Flask, no session, no clock."""

from services.consultation.model.activity import Activity
from services.consultation.model.annual_figures import StatedFigure
from services.consultation.model.answer_draft import AnswerDraft, AnswerGroup, AnswerPublication
from services.consultation.model.authority_settings import AuthoritySettings
from services.consultation.model.base import Base
from services.consultation.model.channel import Confirmation
from services.consultation.model.commitment import Commitment
from services.consultation.model.consultation import Consultation
from services.consultation.model.correspondent import Correspondent
from services.consultation.model.debate_request import DebateRequest
from services.consultation.model.door_arrival import DoorArrival
from services.consultation.model.erasure import Erasure
from services.consultation.model.floor import Floor, Speaking
from services.consultation.model.later_change import LaterChange
from services.consultation.model.meeting import Meeting
from services.consultation.model.minutes import Minutes
from services.consultation.model.moderation import Moderation
from services.consultation.model.notice_contact import NoticeContact
from services.consultation.model.outcome import Outcome
from services.consultation.model.own_notice import OwnNotice
from services.consultation.model.pending import PendingSubmission
from services.consultation.model.pending_registration import PendingRegistration
from services.consultation.model.precedence import GatheringOrder
from services.consultation.model.procedure_deed import ProcedureDeed
from services.consultation.model.recommendation import Recommendation
from services.consultation.model.recommendation_draft import RecommendationDraft
from services.consultation.model.registration import Registration
from services.consultation.model.version import Version

__all__ = [
    "Activity",
    "AnswerDraft",
    "AnswerGroup",
    "AnswerPublication",
    "AuthoritySettings",
    "Base",
    "Commitment",
    "Confirmation",
    "Consultation",
    "Correspondent",
    "DebateRequest",
    "DoorArrival",
    "Erasure",
    "Floor",
    "GatheringOrder",
    "LaterChange",
    "Meeting",
    "Minutes",
    "Moderation",
    "NoticeContact",
    "Outcome",
    "OwnNotice",
    "PendingRegistration",
    "PendingSubmission",
    "ProcedureDeed",
    "Recommendation",
    "RecommendationDraft",
    "Registration",
    "Speaking",
    "StatedFigure",
    "Version",
]
