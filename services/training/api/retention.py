"""What this service keeps, and for how long."""

from services.training.handlers.retention import RULES
from shared.web.retention import retention_blueprint

blueprint = retention_blueprint(RULES)
