"""Hear the events of Parteneriat over AMQP. Needs pika, and nothing else of ours.

    from parteneriat_subscriber import subscribe

    subscribe("amqps://town:secret@broker.example.org/", "ext.town.events", print)

The account that you were given may read one queue, and nothing more: this package declares and configures
nothing.
"""

from parteneriat_subscriber.event import Event, Unreadable
from parteneriat_subscriber.subscriber import NotPermitted, Subscriber, subscribe

__all__ = ["Event", "NotPermitted", "Subscriber", "Unreadable", "subscribe"]
