"""What every service stands on: time, settings, logs, persistence, messaging, web.

Imports no service and holds no noun of the domain.
"""
