"""Devices: turned on and off by their owner."""

from collections.abc import Callable, Mapping
from typing import Any

from services.notification.commands import RegisterDevice, RemoveDevice
from services.notification.errors.push import (
    DeviceKeysNotValid,
    EndpointNotValid,
    NoSuchDevice,
    PushNotOffered,
    TooManyDevices,
)
from services.notification.model import PushDevice
from services.notification.model.push_device import MOST
from services.notification.ports.push import PushService
from services.notification.ports.push_encryption import KeysNotValid, read_keys
from services.notification.repository import devices
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork
from shared.web.destinations import Destination, Unreachable


def register_device(
    command: RegisterDevice, uow: UnitOfWork, clock: Clock, push: PushService | None, any_port: bool
) -> PushDevice:
    """A browser is rung from now on; one that was another person's, or has new keys, is so anew.

    Raises:
        PushNotOffered, EndpointNotValid, DeviceKeysNotValid, TooManyDevices
    """
    if push is None:
        raise PushNotOffered
    try:
        Destination.parse(command.endpoint, any_port=any_port)
    except Unreachable as fault:
        raise EndpointNotValid from fault
    try:
        read_keys(command.p256dh, command.auth)
    except KeysNotValid as fault:
        raise DeviceKeysNotValid from fault
    known = devices.by_endpoint(uow.session, command.account_id, command.endpoint)
    same = (command.account_id, command.p256dh, command.auth)
    if known and (known.account_id, known.p256dh, known.auth) == same:
        return known
    if known:
        devices.forget(uow.session, known.id)
    if devices.count(uow.session, command.account_id) >= MOST:
        raise TooManyDevices(most=MOST)
    made = PushDevice.register(
        command.account_id,
        endpoint=command.endpoint,
        p256dh=command.p256dh,
        auth=command.auth,
        words=command.words,
        now=clock.now(),
    )
    uow.add(made)
    return made


def remove_device(command: RemoveDevice, uow: UnitOfWork) -> None:
    """It is rung no more.

    Raises:
        NoSuchDevice: there is none, or it is another's.
    """
    found = uow.session.get(PushDevice, command.device_id, with_for_update=True)
    if found is None or found.account_id != command.account_id:
        raise NoSuchDevice
    devices.forget(uow.session, found.id)


HANDLERS: Mapping[type, Callable[..., Any]] = {RegisterDevice: register_device, RemoveDevice: remove_device}
