"""What is known about the target of a link: seen dead how long, or never reachable from outside."""

import re
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from audit.document import Link
from audit.rule import Visit
from crawler.addresses import site_of
from crawler.captures import MISSING, READ, Outcome
from crawler.schools import Register, School

_GONE_STATUS = frozenset({400, 404, 410})


def registered_sites(school: School, register: Register) -> set[str]:
    """Sites of every registered school: reachable, whatever their address looks like."""
    schools = (school, *register.schools)
    names = [name for one in schools for name in (one.website, *one.other_hosts) if name]
    return {site_of(name if "://" in name else f"http://{name}") for name in names}


def is_private(link: Link, own: set[str]) -> bool:
    """An address that only works on the computer or in the office of whoever wrote the page."""
    try:
        parts = urlsplit(link.url.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme == "file" or re.match(r"[a-zA-Z]:[\\/]", link.url):
        return True
    if parts.scheme not in {"http", "https"} or link.internal or site_of(link.url) in own:
        return False
    return host == "localhost" or _is_private_ip(host)


def _is_private_ip(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_private


def dead_visits(visits: Sequence[Visit]) -> list[Visit]:
    """The latest visits that all found nothing, newest first.

    A visit that was refused, slowed down or cut short neither confirms nor denies what was seen before.
    """
    dead: list[Visit] = []
    for visit in visits:
        if visit.outcome in READ:
            break
        if is_gone(visit) or visit.outcome in {Outcome.SERVER_ERROR, Outcome.DNS}:
            dead.append(visit)
    return dead


def is_gone(visit: Visit) -> bool:
    return visit.outcome in MISSING or (visit.outcome is Outcome.ERROR and visit.status in _GONE_STATUS)
