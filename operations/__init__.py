"""Running the system on one machine: the installer, the launcher, the demo, the mail catcher.

Imports only `shared`; services are started as processes, never imported.
"""
