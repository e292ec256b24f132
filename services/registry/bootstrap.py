"""The composition root: what the registry is made of. Importing it opens nothing."""

from collections.abc import Mapping
from pathlib import Path

from services.registry.events import EVENTS
from services.registry.handlers import HANDLERS
from services.registry.jobs import JOBS
from services.registry.loops import LOOPS
from services.registry.model import Base
from services.registry.ports.hashing import Hasher
from services.registry.ports.key_vault import KeyVault
from services.registry.ports.links import Links
from services.registry.ports.passkeys import Passkeys
from services.registry.ports.sealing import Sealer
from services.registry.ports.tokens import TokenMaker
from services.registry.queries import erasure
from services.registry.settings import Settings
from services.registry.subscriptions import QUEUES, SUBSCRIPTIONS
from shared.security.proof_of_work import ProofOfWork
from shared.service import Runtime, Service


def dependencies(settings: Settings, runtime: Runtime) -> Mapping[str, object]:
    """What handlers may ask for."""
    key_vault = KeyVault(settings.key_passphrase)
    audiences = frozenset(filter(None, settings.audiences.split(",")))
    return {
        "hasher": Hasher(settings.hashes_at_once, settings.hash_memory_kib, settings.hash_passes),
        "key_vault": key_vault,
        "links": Links(settings.public_url),
        "passkeys": Passkeys(settings.public_url),
        "proof_of_work": ProofOfWork(settings.web_secret.reveal()),
        "sealer": Sealer(settings.key_passphrase),
        "token_maker": TokenMaker(settings.public_url, audiences, key_vault, runtime.clock),
    }


SERVICE = Service(
    name="registry",
    settings=Settings,
    metadata=Base.metadata,
    migrations=Path(__file__).parent / "migrations",
    handlers=HANDLERS,
    app="services.registry.app:create_app",
    subscriptions=SUBSCRIPTIONS,
    queues=QUEUES,
    jobs=JOBS,
    loops=LOOPS,
    events=EVENTS,
    dependencies=dependencies,
    numbers=erasure.numbers,
)
