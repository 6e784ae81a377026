"""Sitemaps: what a site says about its own pages. Read by pattern: no broken XML or entity can hurt."""

import html
import re
import zlib
from dataclasses import dataclass

MAX_FILES = 50
MAX_ADDRESSES = 50_000
MAX_BYTES = 20_000_000

_LOC = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2083}?)\s*(?:\]\]>)?\s*</loc>", re.IGNORECASE)
_INDEX = re.compile(r"<(?:\w+:)?sitemapindex[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sitemap:
    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()


def read_sitemap(body: bytes) -> Sitemap:
    """The addresses in an urlset, an index, a plain list, or any of them gzipped; cut at the bounds."""
    text = _unpacked(body).decode("utf-8", "replace")
    if "<" not in text[:500]:
        return Sitemap(pages=_plain(text))
    found = tuple(
        html.unescape(m[1]) for m, _ in zip(_LOC.finditer(text), range(MAX_ADDRESSES), strict=False)
    )
    return Sitemap(sitemaps=found[:MAX_FILES]) if _INDEX.search(text) else Sitemap(pages=found)


def _plain(text: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.splitlines()[:MAX_ADDRESSES])
    return tuple(line for line in lines if line.startswith(("http://", "https://")))


def _unpacked(body: bytes) -> bytes:
    """Gunzipped when it is gzip, up to the bound; what a damaged file still gives."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:MAX_BYTES]
    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(body, MAX_BYTES)
    except zlib.error:
        return b""
