"""Which addresses may be registered as a school's channel. Never a person, a group or a single post."""

import re
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from crawler.schools import Platform

HOSTS = {
    Platform.FACEBOOK: ("facebook.com", "fb.com"),
    Platform.ZALO: ("zalo.me", "zaloapp.com"),
    Platform.YOUTUBE: ("youtube.com", "youtu.be"),
    Platform.X: ("x.com", "twitter.com"),
    Platform.INSTAGRAM: ("instagram.com", "instagr.am"),
    Platform.TIKTOK: ("tiktok.com",),
}
_SHORT = {"fb.me", "fb.watch", "vm.tiktok.com", "vt.tiktok.com", "bit.ly", "t.co", "tinyurl.com"}

PERSON = "là trang hoặc tài khoản cá nhân — xóa khỏi danh bạ; chỉ đăng ký trang chính thức của nhà trường"
GROUP = "là nhóm, không phải trang chính thức — xóa khỏi danh bạ, không soát nội dung trong nhóm"
POST = "là một bài hoặc một chức năng, không phải trang của kênh — ghi địa chỉ trang chính của kênh"
NO_NAME = "không có tên kênh — ghi địa chỉ đầy đủ tới trang của trường"
SHORT = "là liên kết rút gọn — mở ra và ghi địa chỉ đầy đủ của kênh"
UNSURE = (
    "là dạng địa chỉ của trang cá nhân — nếu đúng là Trang (Page) của trường thì đặt tên người dùng cho "
    "Trang rồi ghi facebook.com/<tên>; nếu là trang cá nhân thì xóa khỏi danh bạ"
)


def platform_of(host: str) -> Platform | None:
    """Name the platform a host belongs to."""
    for platform, names in HOSTS.items():
        if any(host == name or host.endswith("." + name) for name in names):
            return platform
    return None


def fault(platform: Platform, url: str) -> str | None:
    """Why *url* cannot be registered as a channel of *platform* (Vietnamese); None when it can."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if host in _SHORT:
        return SHORT
    actual = platform_of(host)
    if actual is None:
        return f"không thuộc {platform} — sửa url, hoặc chuyển sang website hay other_hosts"
    if actual is not platform:
        return f"thuộc {actual}, không phải {platform} — sửa platform hoặc url"
    segments = [part for part in parts.path.split("/") if part]
    if not segments and not parts.query:
        return NO_NAME
    return _CHECKS[platform](host, segments, parts)


# fmt: off
_FACEBOOK_FUNCTIONS = frozenset((
    "share", "sharer", "sharer.php", "watch", "reel", "reels", "photo", "photo.php", "photos",
    "video.php", "videos", "events", "hashtag", "login", "login.php", "dialog", "plugins", "tr",
    "l.php", "marketplace", "gaming", "messages", "story.php", "permalink.php", "home.php", "help",
    "policies", "settings", "search", "media",
))
# fmt: on
_POSTS = frozenset(("posts", "videos", "photos", "reels", "photo", "video", "status", "p"))


def _facebook(_host: str, segments: list[str], _parts: SplitResult) -> str | None:
    first = segments[0].casefold() if segments else ""
    if first in {"profile.php", "people"} or re.fullmatch(r"1000\d{11}|6155\d{10}", first):
        return UNSURE
    if first in {"friends", "stories"}:
        return PERSON
    if first in {"groups", "group.php"}:
        return GROUP
    if not first or first in _FACEBOOK_FUNCTIONS:
        return POST
    nested = len(segments) > 2 and first not in {"pages", "pg", "p"} and segments[1].casefold() in _POSTS
    return POST if nested else None


def _zalo(host: str, segments: list[str], _parts: SplitResult) -> str | None:
    first = segments[0].casefold() if segments else ""
    if host == "chat.zalo.me" or first == "g":
        return GROUP
    if first == "qr" or re.fullmatch(r"\+?\d[\d.\s-]{7,13}", first):
        return PERSON
    if not first or first in {"s", "pc", "download", "share", "web"}:
        return POST
    return None


def _youtube(host: str, segments: list[str], _parts: SplitResult) -> str | None:
    first = segments[0] if segments else ""
    functions = {
        "watch",
        "embed",
        "shorts",
        "live",
        "playlist",
        "results",
        "feed",
        "redirect",
        "v",
        "hashtag",
        "",
    }
    if host == "youtu.be" or first.casefold() in functions or first == "@":
        return POST
    needs_name = first.casefold() in {"channel", "c", "user"}
    return NO_NAME if needs_name and len(segments) < 2 else None


def _instagram(_host: str, segments: list[str], _parts: SplitResult) -> str | None:
    first = segments[0].casefold() if segments else ""
    if first == "stories":
        return PERSON
    functions = {
        "p",
        "reel",
        "reels",
        "tv",
        "explore",
        "accounts",
        "direct",
        "about",
        "legal",
        "developer",
        "embed",
    }
    return POST if not first or first in functions else None


def _x(_host: str, segments: list[str], _parts: SplitResult) -> str | None:
    first = segments[0].casefold() if segments else ""
    functions = {
        "i",
        "home",
        "search",
        "share",
        "intent",
        "hashtag",
        "explore",
        "settings",
        "login",
        "messages",
        "",
    }
    return POST if first in functions or "status" in segments[1:] else None


def _tiktok(_host: str, segments: list[str], _parts: SplitResult) -> str | None:
    first = segments[0] if segments else ""
    if first.casefold() == "t":
        return SHORT
    return None if first.startswith("@") and len(first) > 1 and len(segments) == 1 else POST


_CHECKS: dict[Platform, Callable[[str, list[str], SplitResult], str | None]] = {
    Platform.FACEBOOK: _facebook,
    Platform.ZALO: _zalo,
    Platform.YOUTUBE: _youtube,
    Platform.X: _x,
    Platform.INSTAGRAM: _instagram,
    Platform.TIKTOK: _tiktok,
}
