"""How each kind of website turns a page into what goes over the wire.

A build is one function: site and request target in, Reply out; None means «not found».
"""

from collections.abc import Callable

from samples.builds import nukeviet, plain, script, tables, wordpress
from samples.sites import Reply, Site

Build = Callable[[Site, str], Reply | None]

BUILDS: dict[str, Build] = {
    "nukeviet": nukeviet.reply,
    "wordpress": wordpress.reply,
    "tables": tables.reply,
    "script": script.reply,
    "plain": plain.reply,
}
