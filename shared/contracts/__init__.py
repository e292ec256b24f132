"""The contracts between services, and with the world: generated from the event classes, committed, compared.

`events/<service>/<aggregate>.<past-tense>.v<n>.schema.json` describes an event's data, `….example.json` is a
whole message. `python -m services.<x> contracts write` makes them; `python -m shared.contracts write` makes
from them `asyncapi.yaml`, `asyncapi.internal.yaml` and `docs/events.md`.
"""
