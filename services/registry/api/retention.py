"""What the registry keeps, and for how long."""

from services.registry.handlers.retention import RULES
from shared.web.retention import retention_blueprint

blueprint = retention_blueprint(RULES)
