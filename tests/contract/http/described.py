"""What each service says of its API, read without a database, so that there is a test for each operation."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import schemathesis
from schemathesis.checks import CHECKS, load_all_checks

from services.consultation.bootstrap import SERVICE as CONSULTATION
from services.notification.bootstrap import SERVICE as NOTIFICATION
from services.registry.bootstrap import SERVICE as REGISTRY
from services.training.bootstrap import SERVICE as TRAINING
from shared.service import Runtime, Service
from tests.unit.consultation import world as consultation_world
from tests.unit.notification import world as notification_world
from tests.unit.registry import world as registry_world
from tests.unit.training import world as training_world

Test = TypeVar("Test", bound=Callable[..., None])

ROOT = Path(__file__).parents[3]
NOWHERE = "postgresql://nobody:x@127.0.0.1:1/nothing"
# A change that names no version is answered 428, which schemathesis does not expect of a missing header.
MISSING_HEADER = {"expected-statuses": [400, 401, 428]}
# Not held against us: `positive_data_acceptance`, for what a schema lets through a rule may still refuse (the
# control digit of a CUI, a cursor of another list, the form of an e-mail address, an authority that is not
# there); and those that follow a resource over several calls, which the tests by service do by name.
LEFT_OUT = {"positive_data_acceptance", "use_after_free", "ensure_resource_availability"}

load_all_checks()
CHECKED: Any = CHECKS.get_by_names([name for name in CHECKS.get_all_names() if name not in LEFT_OUT])


def described(service: Service, world: ModuleType) -> Any:
    """The description, as schemathesis reads it."""
    app = service.create_app(Runtime(service, world.settings(NOWHERE), process="test"))
    config = schemathesis.Config.from_dict({"checks": {"missing_required_header": MISSING_HEADER}})
    return schemathesis.openapi.from_wsgi(f"/api/{service.name}/openapi.json", app, config=config)


SCHEMAS = {
    "registry": described(REGISTRY, registry_world),
    "consultation": described(CONSULTATION, consultation_world),
    "notification": described(NOTIFICATION, notification_world),
    "training": described(TRAINING, training_world),
}


def each_operation_of(service: str) -> Callable[[Test], Test]:
    """A test for each operation of a service; it gets each `case` by turns."""
    decorate: Callable[[Test], Test] = SCHEMAS[service].parametrize()
    return decorate
