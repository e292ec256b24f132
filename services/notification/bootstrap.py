"""The composition root: what the notification service is made of. Importing it opens nothing."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from services.notification import queries
from services.notification.events import EVENTS
from services.notification.handlers import HANDLERS
from services.notification.jobs import JOBS, LOOPS
from services.notification.model import Base
from services.notification.model.links import Links
from services.notification.model.return_paths import ReturnPaths
from services.notification.model.secrets_of_links import StopTokens
from services.notification.model.webhook_signing import WebhookKeys
from services.notification.ports.composer import Composer
from services.notification.ports.own_texts import OwnTexts
from services.notification.ports.push import PushService
from services.notification.ports.relay import SmtpRelay
from services.notification.ports.texts import Library
from services.notification.settings import Settings
from services.notification.subscriptions import QUEUES, READ_MODELS, SUBSCRIPTIONS
from shared.security.proof_of_work import ProofOfWork
from shared.service import Runtime, Service
from shared.web.outbound import Outbound


def dependencies(settings: Settings, runtime: Runtime) -> Mapping[str, object]:
    """What handlers, jobs and loops may ask for."""
    links = Links(settings.public_url.rstrip("/"))
    stop_tokens = StopTokens(settings.web_secret.reveal())
    outbound = Outbound(loopback=settings.outbound_loopback, ca_file=settings.outbound_ca_file or None)
    vapid = settings.vapid_keys
    return_paths = ReturnPaths(settings.web_secret.reveal(), settings.bounce_address)
    library = Library(links, OwnTexts(runtime.read, runtime.clock))
    return {
        "library": library,
        "links": links,
        "stop_tokens": stop_tokens,
        "composer": Composer(library, links, stop_tokens, settings.sender, return_paths),
        "return_paths": return_paths,
        "proof_of_work": ProofOfWork(settings.web_secret.reveal()),
        "mail_gap": settings.mail_gap,
        "webhook_keys": WebhookKeys(settings.web_secret.reveal()),
        "outbound": outbound,
        "push": PushService(outbound, vapid) if vapid else None,
        "push_key": vapid.public if vapid else None,
        "any_port": settings.outbound_loopback,
        "make_relay": partial(SmtpRelay, settings.relay, settings.sender),
    }


SERVICE = Service(
    name="notification",
    settings=Settings,
    metadata=Base.metadata,
    migrations=Path(__file__).parent / "migrations",
    handlers=HANDLERS,
    app="services.notification.app:create_app",
    subscriptions=SUBSCRIPTIONS,
    queues=QUEUES,
    read_models=READ_MODELS,
    jobs=JOBS,
    loops=LOOPS,
    events=EVENTS,
    dependencies=dependencies,
    numbers=queries.waiting,
)
