"""What is refused about devices that are rung.

Refusal
├── PushNotOffered          this installation has no keys for it
└── TooManyDevices          of one account
NotFound
└── NoSuchDevice            no such device, or another person's
Invalid
├── EndpointNotValid        /endpoint
└── DeviceKeysNotValid      /keys
"""

from shared.errors import Invalid, NotFound, Refusal


class PushNotOffered(Refusal):
    """Whoever runs the installation has not turned it on."""

    code = "push-not-offered"
    ro = "Notificările în browser nu sunt pornite aici."
    en = "Notifications in the browser are not turned on here."


class TooManyDevices(Refusal):
    """A browser that is not used any more makes room."""

    code = "too-many-devices"
    ro = "Aveți deja {most} dispozitive. Opriți unul pe care nu îl mai folosiți."
    en = "You have {most} devices already. Turn one off that you do not use any more."


class NoSuchDevice(NotFound):
    """There is none, or it is another person's."""

    code = "no-such-device"
    ro = "Nu există acest dispozitiv."
    en = "There is no such device."


class EndpointNotValid(Invalid):
    """Push services are reached by https, at their usual port."""

    code = "endpoint-not-valid"
    pointer = "/endpoint"
    ro = "Aceasta nu este adresa unui serviciu de notificări."
    en = "This is not the address of a push service."


class DeviceKeysNotValid(Invalid):
    """Nothing could be encrypted to them."""

    code = "device-keys-not-valid"
    pointer = "/keys"
    ro = "Cheile browserului nu sunt bune."
    en = "The browser's keys are not right."
