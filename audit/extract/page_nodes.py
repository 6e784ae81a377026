"""Nodes of the parsed page: what makes siblings alike, and how a place on the page is named."""

from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

ITEM_TAGS = frozenset({"li", "article", "tr", "dl"})
_REPEATED_TAGS = frozenset({"div", "section", "a", "td", "dd", "figure"})
LONE_TAGS = frozenset({"table", "ul"})  # may hold one teaser, but are no entries of a list


def children_of(node: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    """Each child with what makes it alike others: its tag, and its first class where any box may be meant."""
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag in ITEM_TAGS or tag in LONE_TAGS:
            yield child, tag
        elif tag in _REPEATED_TAGS:
            classes = (child.attributes.get("class") or "").split(maxsplit=1)
            yield child, f"{tag}.{classes[0] if classes else ''}"
        else:
            yield child, ""
        child = child.next


def path_of(node: LexborNode | None, place: str) -> str:
    """A short selector: the nearest element with an id, *place*, then this one."""
    if node is None:
        return ""
    tag = node.tag or ""
    if not place:
        return tag
    return f"{tag}#{place}" if node.attributes.get("id") == place else f"#{place} {tag}"


def place_of(attributes: Mapping[str, str | None], around: str) -> str:
    """The id that names the place of an element's words: its own where it is a plain one."""
    name = attributes.get("id") or ""
    return name if name and name.replace("-", "").replace("_", "").isalnum() else around
