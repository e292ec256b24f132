"""A certificate authority for one test, and servers of TLS on this machine that it vouches for."""

import datetime as dt
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Authority:
    """Where the files are: the authority's certificate, and a server's with its key."""

    ca_file: Path
    server_file: Path

    @property
    def context(self) -> ssl.SSLContext:
        """For a server."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server_file)
        return context


def make_authority(folder: Path, *names: str) -> Authority:
    """Make both; the server's certificate is for the names (and addresses) given."""
    own_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Autoritatea testului")])
    own = _builder(issuer, issuer, own_key.public_key())
    own = own.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    own_id = x509.SubjectKeyIdentifier.from_public_key(own_key.public_key())
    own = own.add_extension(own_id, critical=False)
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    own_certificate = own.add_extension(usage, critical=True).sign(own_key, hashes.SHA256())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    server = _builder(subject, issuer, key.public_key())
    server = server.add_extension(x509.SubjectAlternativeName([_name(one) for one in names]), critical=False)
    link = x509.AuthorityKeyIdentifier.from_issuer_public_key(own_key.public_key())
    certificate = server.add_extension(link, critical=False).sign(own_key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    ca_file, server_file = folder / "ca.pem", folder / "server.pem"
    ca_file.write_bytes(own_certificate.public_bytes(pem))
    pkcs8, open_ = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    server_file.write_bytes(key.private_bytes(pem, pkcs8, open_) + certificate.public_bytes(pem))
    return Authority(ca_file, server_file)


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey
) -> x509.CertificateBuilder:
    now = dt.datetime.now(dt.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=30))
    )


def _name(written: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(written))
    except ValueError:
        return x509.DNSName(written)


@dataclass
class Listener:
    """Something that listens, and counts who came."""

    port: int
    arrived: int = 0


@contextmanager
def listening(serve: Callable[[socket.socket], None], host: str = "127.0.0.1") -> Iterator[Listener]:
    """A socket on this machine; `serve` gets each connection that is made to it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        listener = Listener(server.getsockname()[1])

        def accept() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                listener.arrived += 1
                threading.Thread(target=_served, args=(serve, connection), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield listener
        server.shutdown(socket.SHUT_RDWR)


def _served(serve: Callable[[socket.socket], None], connection: socket.socket) -> None:
    try:
        with connection:
            serve(connection)
    except OSError:  # whoever called has gone
        return
