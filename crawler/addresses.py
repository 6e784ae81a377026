"""Addresses: one canonical form per page, so that nothing is fetched or counted twice."""

import re
import unicodedata
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}

_JUNK_NAME = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|zarsrc|mc_[ce]id|_ga|_gl|_hs\w+"
    r"|phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|sessionid|session_id|cfid|cftoken"  # sessions
    r"|nvvithemever|nv_redirect|theme|print|printable|replytocom|redirect_to|returnurl|return_url",
    re.IGNORECASE,
)
_SESSION_VALUE = re.compile(
    r"(?=\w*\d)[0-9a-z]{16,}", re.IGNORECASE
)  # `sid=130` is a section of many portals
_JUNK_PAIRS = {("tmpl", "component"), ("view", "print"), ("mode", "print"), ("output", "print")}
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?;]*|/\((?:[A-Z]\([^)/]*\))+\)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php\d?|aspx?|jsp|cfm)$", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20\x7f\u00a0]+")

_PATH_SAFE = "/:@!$&'()*+,;=~-._"
_QUERY_SAFE = "/:@!$'()*,;~-._[]"


def canonical(url: str) -> str:
    """The form by which an address is known. Never fetched as such: see `cleaned`."""
    try:
        parts = urlsplit(cleaned(url))
    except ValueError:  # not an address at all: it stays what it is
        return url.partition("#")[0]
    path = "/".join(_normal(segment, _PATH_SAFE.replace("/", "")) for segment in parts.path.split("/"))
    path = _INDEX.sub("/", re.sub(r"/{2,}", "/", path))
    pairs = sorted(_pairs(parts.query), key=lambda pair: pair[0])  # stable: `a[]=2&a[]=1` keeps its order
    query = "&".join(f"{name}={value}" for name, value in pairs)
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


def cleaned(url: str) -> str:
    """*url* as a server wants it: as it was linked, without fragment, session, tracking and theme.

    Spelling of the path and order of the query stay: a server may tell them apart where we do not.
    """
    parts = urlsplit(_BLANKS.sub("%20", re.sub(r"[\t\r\n]", "", url.strip())))
    scheme = parts.scheme.lower()
    path = _PATH_SESSION.sub("", quote(_STRAY_PERCENT.sub("%25", parts.path), safe=_PATH_SAFE + "%"))
    query = quote(_STRAY_PERCENT.sub("%25", parts.query), safe=_QUERY_SAFE + "&=+?%")
    kept = [pair for pair in query.split("&") if pair and not _is_junk(*_split(pair))]
    return urlunsplit((scheme, _netloc(parts, scheme), _without_dots(path) or "/", "&".join(kept), ""))


def site_of(url: str) -> str:
    """The site an address belongs to: host without `www.`, and the port when it is not the usual one."""
    try:
        parts = urlsplit(url)
        return _netloc(parts, parts.scheme.lower()).removeprefix("www.")
    except ValueError:
        return ""


def identity(canonical_url: str) -> str:
    """What makes two canonical addresses the same page: neither scheme nor `www.` does."""
    return canonical_url.partition("://")[2].removeprefix("www.")


def path_of(url: str) -> str:
    return "/" + url.partition("://")[2].partition("?")[0].partition("/")[2]


def _netloc(parts: SplitResult, scheme: str) -> str:
    host = ascii_host(parts.hostname or "")
    port = parts.port
    bracketed = f"[{host}]" if ":" in host else host
    return bracketed if port is None or port == DEFAULT_PORTS.get(scheme) else f"{bracketed}:{port}"


def ascii_host(host: str) -> str:
    """Lower case, no trailing dot, internationalised names in their ASCII form."""
    host = host.rstrip(".").lower()
    if host.isascii():
        return host
    try:
        return unicodedata.normalize("NFC", host).encode("idna").decode("ascii")
    except UnicodeError:
        return quote(host)


def _split(pair: str) -> tuple[str, str]:
    name, _, value = pair.partition("=")
    return name, value


def _pairs(query: str) -> list[tuple[str, str]]:
    pairs = (_split(pair.replace("+", "%20")) for pair in query.split("&") if pair)
    return [(_normal(name, _QUERY_SAFE), _normal(value, _QUERY_SAFE)) for name, value in pairs]


def _is_junk(name: str, value: str) -> bool:
    if _JUNK_NAME.fullmatch(name):
        return True
    if name.lower() == "sid" and _SESSION_VALUE.fullmatch(value):
        return True
    return (name.lower(), value.lower()) in _JUNK_PAIRS


def _normal(text: str, safe: str) -> str:
    """One spelling for all percent-encodings of the same text; bytes that are not UTF-8 stay escaped."""
    try:
        decoded = unquote_to_bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        return _ESCAPE.sub(lambda m: m[0].upper(), text)
    return quote(unicodedata.normalize("NFC", decoded), safe=safe)


def _without_dots(path: str) -> str:
    """RFC 3986 §5.2.4, for addresses that arrive absolute (a sitemap, a Location header)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)
