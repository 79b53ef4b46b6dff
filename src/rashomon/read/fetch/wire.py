"""The wire: connections to checked addresses only, and none that lasts longer than it may.

Names are resolved here, every address that a name has is checked, and the connection goes to the very address that was
checked: a name that changes its mind between checking and connecting gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable
from functools import cache

import httpcore

from rashomon.read.fetch.addresses import refuse_machine

SOCKET_OPTION = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class RefusedMachineError(Exception):
    """The machine behind a name may not be asked."""


class LateError(Exception):
    """The request took longer than it may as a whole."""


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to public machines only, and ends every connection at its deadline."""

    def __init__(self, *, seconds: float, allow_private: bool) -> None:
        self._deadline = time.monotonic() + seconds
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve `host`, check its addresses, connect to the first that answers."""
        trouble: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._resolve(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, left(self._deadline, timeout), local_address, socket_options
                )
                return DeadlineStream(stream, self._deadline)
            except httpcore.ConnectError as error:
                trouble = error
        raise trouble

    def _resolve(self, host: str, port: int) -> list[str]:
        """Return the addresses of a name; RefusedMachineError if one of them may not be asked."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be found: {error}") from error
        addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
        for address in addresses:
            refused = None if self._allow_private else refuse_machine(address)
            if refused:
                raise RefusedMachineError(f"{host}: {refused}")
        return addresses


class DeadlineStream(httpcore.NetworkStream):
    """A connection that ends at its deadline, however slowly its bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        return self._stream.read(max_bytes, left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        self._stream.write(buffer, left(self._deadline, timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt the connection; the certificate must be that of the name that was asked for."""
        stream = self._stream.start_tls(ssl_context, server_hostname, left(self._deadline, timeout))
        return DeadlineStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """Return what the connection below tells."""
        return self._stream.get_extra_info(info)


def left(deadline: float, timeout: float | None) -> float:
    """Return the seconds that one step may take; LateError where none are left."""
    rest = deadline - time.monotonic()
    if rest <= 0:
        raise LateError
    return rest if timeout is None else min(timeout, rest)


@cache
def tls_context() -> ssl.SSLContext:
    """Return how servers prove who they are: by the certificates that httpcore trusts."""
    return httpcore.default_ssl_context()
