"""Addresses: one canonical form per page, so that nothing is fetched or counted twice."""


def canonical(url: str) -> str:
    """The form by which an address is known (replaced by the crawler's full rules)."""
    return url.partition("#")[0]
