"""A certificate for 127.0.0.1 by an authority of its own, both made anew for each run: no key is ever committed."""

import datetime
import ipaddress
import os

from cryptography import x509
from cryptography.hazmat.backends import default_backend
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

DAY = datetime.timedelta(days=1)


def make(folder):
    """Paths of the server's key, its certificate, and the authority's certificate."""
    authority_key, server_key = new_key(), new_key()
    authority_name, server_name = named(u"Tickcord conformance CA"), named(u"Tickcord conformance")
    authority = (
        builder(authority_name, authority_name, authority_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(authority_key, hashes.SHA256(), default_backend())
    )
    address = x509.IPAddress(ipaddress.ip_address(u"127.0.0.1"))
    server = (
        builder(server_name, authority_name, server_key)
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(authority_key, hashes.SHA256(), default_backend())
    )
    pem = serialization.Encoding.PEM
    key = server_key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return (
        write(folder, "server.key", key),
        write(folder, "server.pem", server.public_bytes(pem)),
        write(folder, "ca.pem", authority.public_bytes(pem)),
    )


def new_key():
    return ec.generate_private_key(ec.SECP256R1(), default_backend())


def named(text):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def builder(subject, issuer, key):
    now = datetime.datetime.utcnow()
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
    )


def write(folder, name, content):
    path = os.path.join(folder, name)
    # Readable for its owner alone: one of them is a key.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
    return path
