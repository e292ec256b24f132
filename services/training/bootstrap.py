"""The composition root: what the training service is made of. Importing it opens nothing."""

from collections.abc import Mapping
from pathlib import Path

from services.training.events import EVENTS
from services.training.handlers import HANDLERS
from services.training.jobs import JOBS
from services.training.model import Base
from services.training.settings import Settings
from services.training.subscriptions import QUEUES, READ_MODELS, SUBSCRIPTIONS
from shared.security.sealed_keys import SealedKeys
from shared.service import Runtime, Service
from shared.web.tickets import Tickets


def dependencies(settings: Settings, _runtime: Runtime) -> Mapping[str, object]:
    """What handlers may ask for."""
    return {
        "certificate_keys": SealedKeys(settings.key_passphrase, alg="EdDSA"),
        "tickets": Tickets(settings.web_secret.reveal(), SERVICE.name),
    }


SERVICE = Service(
    name="training",
    settings=Settings,
    metadata=Base.metadata,
    migrations=Path(__file__).parent / "migrations",
    handlers=HANDLERS,
    app="services.training.app:create_app",
    subscriptions=SUBSCRIPTIONS,
    queues=QUEUES,
    read_models=READ_MODELS,
    jobs=JOBS,
    events=EVENTS,
    dependencies=dependencies,
)
