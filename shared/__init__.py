"""What every service stands on: time, settings, logs, persistence, messaging, web.

Imports no service and holds no noun of the domain.
"""

VERSION = "0.1.0"  # as in pyproject.toml, which images do not hold
