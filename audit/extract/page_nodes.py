"""Nodes of the parsed page: what makes siblings alike, and how a place on the page is named."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

ITEM_TAGS = frozenset({"li", "article", "tr", "dl"})
_REPEATED_TAGS = frozenset({"div", "section", "a", "td", "dd", "figure"})


def children_of(node: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    """Each child with what makes it alike others: its tag, and its first class where any box may be meant."""
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag in ITEM_TAGS:
            yield child, tag
        elif tag in _REPEATED_TAGS:
            classes = (child.attributes.get("class") or "").split(maxsplit=1)
            yield child, f"{tag}.{classes[0] if classes else ''}"
        else:
            yield child, ""
        child = child.next


def path_of(node: LexborNode | None) -> str:
    """A short selector: the nearest element with an id, then this one."""
    if node is None:
        return ""
    tag = node.tag or ""
    parent, steps = node, 0
    while parent is not None and steps < 9:
        name = parent.attributes.get("id") or ""
        if name and name.replace("-", "").replace("_", "").isalnum():
            return f"{tag}#{name}" if steps == 0 else f"#{name} {tag}"
        parent, steps = parent.parent, steps + 1  # type: ignore[assignment]  # None ends the loop
    return tag
