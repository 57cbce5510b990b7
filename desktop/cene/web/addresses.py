"""Which addresses anybody may ask for a picture: those of the internet, not those of a home."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")
"""Its last 32 bits are an IPv4 address, which a gateway connects to (RFC 6052)."""


def is_public(address: Address) -> bool:
    """Whether an address is of one machine in the internet, whichever way it is written."""
    if isinstance(address, IPv6Address):
        inner = _inside(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def peer(name: str) -> Address:
    """The address of the other end of a connection, as `socket.getpeername` has it."""
    return ip_address(name.partition("%")[0])


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to, if it does."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    if address.teredo is not None:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour
