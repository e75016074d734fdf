"""A certificate authority of the test's own, unknown to the computer."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
LIFETIME = ["-days", "30"]
# Python 3.13 checks strictly (VERIFY_X509_STRICT): the authority must say that it signs certificates.
AUTHORITY_USAGE = ["-addext", "keyUsage=critical,keyCertSign,cRLSign"]
SERVER_EXTENSIONS = """\
subjectAltName=DNS:localhost,IP:127.0.0.1
basicConstraints=CA:FALSE
authorityKeyIdentifier=keyid
extendedKeyUsage=serverAuth
"""


@dataclass(frozen=True)
class ServerCertificate:
    """PEM files: ``authority`` is what a client must trust, the others belong to the server on localhost."""

    authority: Path
    certificate: Path
    key: Path


def make_server_certificate(folder: Path) -> ServerCertificate:
    """Makes an authority and a certificate for localhost and 127.0.0.1, good for 30 days, with OpenSSL's program."""

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True, stdin=subprocess.DEVNULL)

    authority = ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Authority of the tests"]
    openssl("req", "-x509", *NEW_KEY, *LIFETIME, *authority, *AUTHORITY_USAGE)
    openssl("req", "-new", *NEW_KEY, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    (folder / "server.ext").write_text(SERVER_EXTENSIONS, encoding="ascii")
    signed_by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-extfile", "server.ext"]
    openssl("x509", "-req", "-in", "server.csr", "-out", "server.pem", *signed_by, *LIFETIME)
    return ServerCertificate(folder / "ca.pem", folder / "server.pem", folder / "server.key")
