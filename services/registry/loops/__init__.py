"""Threads of their own in each worker."""

from services.registry.loops import national_register
from shared.jobs import Loop

LOOPS = (Loop(name="registry.national-register", run=national_register.watch_for_imports),)
