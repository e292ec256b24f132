"""The composition root: what the consultation service is made of. Importing it opens nothing."""

from collections.abc import Mapping
from pathlib import Path

from services.consultation.events import EVENTS
from services.consultation.handlers import HANDLERS
from services.consultation.jobs import JOBS
from services.consultation.model import Base
from services.consultation.model.links import Links
from services.consultation.model.own_links import OwnSecrets
from services.consultation.model.registration_links import PURPOSE, RegistrationLinks
from services.consultation.settings import Settings
from services.consultation.subscriptions import QUEUES, READ_MODELS, SUBSCRIPTIONS
from shared.security.proof_of_work import ProofOfWork
from shared.service import Runtime, Service
from shared.web.tickets import Tickets


def dependencies(settings: Settings, _runtime: Runtime) -> Mapping[str, object]:
    """What handlers may ask for."""
    web_secret = settings.web_secret.reveal()
    own_secrets, public_url = OwnSecrets(web_secret), settings.public_url.rstrip("/")
    tickets = Tickets(web_secret, SERVICE.name)
    return {
        "links": Links(public_url, own_secrets),
        "own_secrets": own_secrets,
        "registration_links": RegistrationLinks(public_url, OwnSecrets(web_secret, PURPOSE), tickets),
        "tickets": tickets,
        "proof_of_work": ProofOfWork(web_secret),
    }


SERVICE = Service(
    name="consultation",
    settings=Settings,
    metadata=Base.metadata,
    migrations=Path(__file__).parent / "migrations",
    handlers=HANDLERS,
    app="services.consultation.app:create_app",
    subscriptions=SUBSCRIPTIONS,
    queues=QUEUES,
    read_models=READ_MODELS,
    jobs=JOBS,
    events=EVENTS,
    dependencies=dependencies,
)
