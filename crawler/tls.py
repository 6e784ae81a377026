"""TLS: what is wrong with a server's certificate, asked once per host beside the crawl."""

import socket
import ssl
from contextlib import closing

from cryptography import x509

HANDSHAKE_SECONDS = 15


def certificate_problem(host: str, address: str, port: int) -> str:
    """Why a browser would warn about *host*; empty when it would not, or when nobody could tell."""
    try:
        _shake_hands(ssl.create_default_context(), host, address, port)
    except ssl.SSLCertVerificationError as error:
        return f"{error.verify_message}{_details(host, address, port)}"
    except ssl.SSLError as error:
        return f"TLS handshake failed: {error.reason or error}"
    except OSError:
        return ""  # not a matter of certificates: the request itself will say what
    return ""


def _details(host: str, address: str, port: int) -> str:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        certificate = x509.load_der_x509_certificate(_shake_hands(context, host, address, port))
    except (OSError, ValueError):
        return ""
    subject = certificate.subject.rfc4514_string()[:120]
    return f"; subject {subject}; valid until {certificate.not_valid_after_utc:%Y-%m-%d}"


def _shake_hands(context: ssl.SSLContext, host: str, address: str, port: int) -> bytes:
    plain = socket.create_connection((address, port), timeout=HANDSHAKE_SECONDS)
    with closing(plain), context.wrap_socket(plain, server_hostname=host) as secure:
        return secure.getpeercert(binary_form=True) or b""
