"""The rules of telling people, as aggregates: guard, change, record. No Flask, no session, no clock."""

from services.notification.model.action import DeliveryAction
from services.notification.model.announcement import Announcement
from services.notification.model.base import Base
from services.notification.model.delivery import Attempt, Delivery, Outcome
from services.notification.model.erasure import Erasure
from services.notification.model.fact import Fact
from services.notification.model.follower import Follower
from services.notification.model.notice import Notice
from services.notification.model.own_texts import OwnText, OwnTextUse
from services.notification.model.pace import Pace
from services.notification.model.press import PressContact, PressNotice
from services.notification.model.push_device import PushDevice
from services.notification.model.subscription import Subscription
from services.notification.model.suppression import Suppression
from services.notification.model.topic import Topic
from services.notification.model.webhook_delivery import WebhookAttempt, WebhookDelivery, WebhookMessage
from services.notification.model.webhook_endpoint import WebhookEndpoint, WebhookKey

__all__ = [
    "Announcement",
    "Attempt",
    "Base",
    "Delivery",
    "DeliveryAction",
    "Erasure",
    "Fact",
    "Follower",
    "Notice",
    "Outcome",
    "OwnText",
    "OwnTextUse",
    "Pace",
    "PressContact",
    "PressNotice",
    "PushDevice",
    "Subscription",
    "Suppression",
    "Topic",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WebhookKey",
    "WebhookMessage",
]
