"""AsyncAPI 3.1 from the generated schemas: what flows through the broker, for people and for tools."""

from collections.abc import Sequence
from typing import Any

import yaml

from shared.contracts.catalogue import SCHEMA, Contract
from shared.messaging.envelope import CONTENT_TYPE, LARGEST
from shared.messaging.events import PREFIX, Stream
from shared.messaging.topology import EXCHANGES

VERSION = "3.1.0"
BINDING = "0.3.0"
FORMAT = "application/schema+json;version=draft-2020-12"
SLUG = "^[a-z0-9-]{2,40}$"
ABOUT = {
    True: "What anybody may hear. No event carries personal data.",
    False: "What only the services of one installation say to each other. Not for outsiders.",
}
ENVELOPE: dict[str, Any] = {
    "description": f"CloudEvents 1.0.2, structured JSON, at most {LARGEST} bytes.",
    "type": "object",
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "format": "uuid", "description": "Unique within `source`; UUIDv7."},
        "source": {"type": "string", "description": "`/<authority>/<service>`"},
        "type": {"type": "string"},
        "subject": {"type": "string", "format": "uuid", "description": "Id of what it happened to."},
        "time": {"type": "string", "format": "date-time"},
        "dataschema": {"type": "string", "format": "uri"},
        "datacontenttype": {"const": "application/json"},
        "sequence": {"type": "integer", "minimum": 1, "description": "Of the subject, without gaps."},
        "epoch": {"type": "integer", "minimum": 1, "description": "Rises after a restore."},
        "position": {"type": "integer", "minimum": 1, "description": "In the stream, without gaps."},
        "correlationid": {"type": "string", "description": "The same for all that one request caused."},
        "causationid": {"type": "string", "description": "Id of the event that caused this one."},
        "traceparent": {"type": "string", "description": "W3C Trace Context."},
        "data": {},
    },
    "required": [
        "specversion",
        "id",
        "source",
        "type",
        "subject",
        "time",
        "sequence",
        "epoch",
        "position",
        "data",
    ],
}


def document(contracts: Sequence[Contract], *, public: bool, version: str) -> str:
    """One document, as YAML.

    Args:
        contracts: of all services.
        public: the public stream, or the others.
        version: of this project.
    """
    chosen = [one for one in contracts if (one.stream is Stream.PUBLIC) == public]
    content = {
        "asyncapi": VERSION,
        "info": {
            "title": "Parteneriat" if public else "Parteneriat, internal",
            "version": version,
            "description": ABOUT[public],
        },
        "defaultContentType": CONTENT_TYPE,
        "channels": {_key(one): _channel(one) for one in chosen},
        "operations": {f"say.{_key(one)}": _operation(one) for one in chosen},
        "components": {
            "schemas": {"envelope": ENVELOPE},
            "messages": {_key(one): _message(one) for one in chosen},
        },
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)


def _key(contract: Contract) -> str:
    return contract.type.removeprefix(PREFIX)


def _channel(contract: Contract) -> dict[str, Any]:
    first = "{authority}" if contract.has_authority else "common"
    about = {"authority": {"description": f"Whose event: a slug ({SLUG})."}}
    exchange = {"name": EXCHANGES[contract.stream], "type": "topic", "durable": True, "autoDelete": False}
    return {
        "address": f"{first}.{_key(contract)}",
        "title": contract.sentence.partition("\n")[0],
        **({"parameters": about} if contract.has_authority else {}),
        "messages": {"event": {"$ref": f"#/components/messages/{_key(contract)}"}},
        "bindings": {"amqp": {"is": "routingKey", "exchange": exchange, "bindingVersion": BINDING}},
    }


def _operation(contract: Contract) -> dict[str, Any]:
    channel = f"#/channels/{_key(contract)}"
    return {
        "action": "send",
        "channel": {"$ref": channel},
        "messages": [{"$ref": f"{channel}/messages/event"}],
        "tags": [{"name": contract.service}, {"name": contract.stream.value}],
        "bindings": {"amqp": {"deliveryMode": 2, "mandatory": True, "bindingVersion": BINDING}},
    }


def _message(contract: Contract) -> dict[str, Any]:
    about_this = {
        "type": {"const": contract.type},
        "data": {"$ref": f"./events/{contract.service}/{contract.name}{SCHEMA}"},
    }
    whole = {"allOf": [{"$ref": "#/components/schemas/envelope"}, {"properties": about_this}]}
    return {
        "name": contract.type,
        "title": contract.name,
        "summary": contract.sentence,
        "contentType": CONTENT_TYPE,
        "payload": {
            "schemaFormat": FORMAT,
            "schema": whole,
        },
        "bindings": {"amqp": {"messageType": contract.type, "bindingVersion": BINDING}},
        "examples": [{"name": contract.name, "payload": contract.example}],
    }
