"""The group `topology`: exchanges and queues, shown, made, checked, emptied."""

import click

from shared.operating.command import amqp_url, as_json, be_sure, one_sentence, show, yes
from shared.service import Service


def topology_commands(service: Service) -> click.Group:
    """The group of a service."""

    @click.group("topology", help="Exchanges and queues.")
    def group() -> None:
        pass

    _add_show(group, service)
    _add_apply(group, service)
    _add_check(group, service)
    _add_purge(group, service)
    return group


def _names(service: Service) -> list[str]:
    return [queue.name for queue in service.topology.queues]


def _add_show(group: click.Group, service: Service) -> None:
    @group.command("show", help="What this service asks of the broker.")
    @as_json
    def show_topology(as_json: bool) -> None:
        show(service.topology.as_json(), as_json, "\n".join(_names(service)))


def _add_apply(group: click.Group, service: Service) -> None:
    @group.command("apply", help="Make it, with an operator's AMQP_URL.")
    @as_json
    @one_sentence
    def apply_topology(as_json: bool) -> None:
        from shared.messaging import broker  # noqa: PLC0415 - web processes never import AMQP

        broker.apply(amqp_url(service), service.topology)
        names = _names(service)
        show({"queues": names}, as_json, f"{service.name}: {', '.join(names)}")


def _add_check(group: click.Group, service: Service) -> None:
    @group.command("check", help="See that it is there, and name all that is missing.")
    @as_json
    @one_sentence
    def check_topology(as_json: bool) -> None:
        from shared.messaging import broker  # noqa: PLC0415 - web processes never import AMQP

        broker.check_at(amqp_url(service), service.topology)
        names = _names(service)
        show({"queues": names}, as_json, f"{service.name}: all {len(names)} queues are there.")


def _add_purge(group: click.Group, service: Service) -> None:
    @group.command("purge", help="Empty its queues and their dead-letter rooms, with an operator's AMQP_URL.")
    @yes
    @as_json
    @one_sentence
    def purge_topology(yes: bool, as_json: bool) -> None:
        from shared.messaging import broker  # noqa: PLC0415 - web processes never import AMQP

        url = amqp_url(service)
        be_sure(f"This deletes all messages that wait for {service.name}.", yes)
        purged = broker.purge(url, service.topology)
        text = "\n".join(f"{name}  {many}" for name, many in purged.items())
        show({"purged": purged}, as_json, text or f"{service.name} has no queues.")
