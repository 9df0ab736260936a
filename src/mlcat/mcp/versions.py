"""The protocol versions that the server supports, and the version of a request.

Up to 2025-11-25, a connection begins with `initialize`, which negotiates the version. From 2026-07-28 on, the protocol
is stateless: each request has its version and the client's capabilities in `_meta`.
"""

from __future__ import annotations

from mlcat.mcp.messages import INVALID_PARAMS, RpcError
from mlcat.text.safety import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

STATELESS_VERSIONS = ("2026-07-28",)
"""The versions without a handshake, the newest first."""
HANDSHAKE_VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05")
"""The versions that begin with `initialize`, the newest first."""
SUPPORTED_VERSIONS = (*STATELESS_VERSIONS, *HANDSHAKE_VERSIONS)
"""All versions, the newest first."""
BATCH_VERSION = "2025-03-26"
"""The one version in which a line may hold an array of messages."""

UNSUPPORTED_VERSION = -32022
"""The error code for a version that the server does not support."""

META_PREFIX = "io.modelcontextprotocol/"
_VERSION, _CAPABILITIES = f"{META_PREFIX}protocolVersion", f"{META_PREFIX}clientCapabilities"


def negotiate_version(params: dict[str, Any]) -> str:
    """Chooses the version for a client from its parameters of `initialize`: the version that they name if it is
    supported, otherwise the newest with a handshake. Raises `RpcError` if they name none."""
    version = params.get("protocolVersion")
    if not isinstance(version, str):
        raise RpcError(INVALID_PARAMS, "initialize needs protocolVersion, a string")
    return version if version in HANDSHAKE_VERSIONS else HANDSHAKE_VERSIONS[0]


def is_stateless(params: dict[str, Any]) -> bool:
    """Whether a request with these parameters uses a version without a handshake. Raises `RpcError` if its `_meta` is
    incomplete or names an unsupported version."""
    meta = params.get("_meta")
    if not isinstance(meta, dict) or not (_VERSION in meta or _CAPABILITIES in meta):
        return False
    version = meta.get(_VERSION)
    if isinstance(version, str) and version not in STATELESS_VERSIONS:
        data = {"supported": list(SUPPORTED_VERSIONS), "requested": shorten(version, 60)}
        raise RpcError(UNSUPPORTED_VERSION, "unsupported protocol version", data)
    if not isinstance(version, str) or not isinstance(meta.get(_CAPABILITIES), dict):
        raise RpcError(INVALID_PARAMS, f"_meta needs {_VERSION}, a string, and {_CAPABILITIES}, an object")
    return True
