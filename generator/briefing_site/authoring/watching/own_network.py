"""Addresses of this machine and of the network around it, which no card of others may have asked."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

_NAMES = ("localhost", "local", "internal", "home.arpa")
"""The last parts of names that no public server has (RFC 6761, RFC 6762, RFC 8375)."""


def is_of_own_network(url: str) -> bool:
    """Whether a web address leads to this machine, or to one that the public network does not reach.

    The name is looked up, so that one of somebody else's that stands for such a machine is known too.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return True  # nobody can tell where it leads
    if any(host == name or host.endswith(f".{name}") for name in _NAMES):
        return True
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False  # a proxy may know it; here nothing is reached under it
    return any(_is_private(str(address[4][0])) for address in found)


def _is_private(address: str) -> bool:
    number = ipaddress.ip_address(address.partition("%")[0])
    mapped = number.ipv4_mapped if isinstance(number, ipaddress.IPv6Address) else None
    return not (mapped or number).is_global
