"""How a client and the server agree on a version."""

from typing import Any

import pytest

from mlcat.mcp.messages import INVALID_PARAMS, RpcError
from mlcat.mcp.versions import (
    HANDSHAKE_VERSIONS,
    STATELESS_VERSIONS,
    SUPPORTED_VERSIONS,
    is_stateless,
    negotiate_version,
)

VERSION, CAPABILITIES = "io.modelcontextprotocol/protocolVersion", "io.modelcontextprotocol/clientCapabilities"


@pytest.mark.parametrize("version", HANDSHAKE_VERSIONS)
def test_a_known_version_is_answered_with_itself(version: str) -> None:
    assert negotiate_version({"protocolVersion": version}) == version


@pytest.mark.parametrize("version", ["1999-01-01", "2099-01-01", "", "2026-07-28"])
def test_an_unknown_version_is_answered_with_the_newest_that_has_a_handshake(version: str) -> None:
    assert negotiate_version({"protocolVersion": version}) == "2025-11-25"


@pytest.mark.parametrize("params", [{}, {"protocolVersion": 1}, {"protocolVersion": None}])
def test_a_handshake_must_name_a_version(params: dict[str, Any]) -> None:
    with pytest.raises(RpcError, match="initialize needs protocolVersion, a string") as caught:
        negotiate_version(params)
    assert caught.value.code == INVALID_PARAMS


def test_versions_are_ordered_from_the_newest_to_the_oldest() -> None:
    assert (
        list(SUPPORTED_VERSIONS)
        == sorted(SUPPORTED_VERSIONS, reverse=True)
        == [*STATELESS_VERSIONS, *HANDSHAKE_VERSIONS]
    )


@pytest.mark.parametrize("params", [{}, {"_meta": None}, {"_meta": []}, {"_meta": {"progressToken": 1}}])
def test_a_request_without_a_version_is_of_a_version_with_a_handshake(params: dict[str, Any]) -> None:
    assert is_stateless(params) is False


def test_a_request_may_carry_its_version_and_capabilities() -> None:
    assert is_stateless({"_meta": {VERSION: "2026-07-28", CAPABILITIES: {"roots": {}}}}) is True


@pytest.mark.parametrize(
    "meta",
    [
        {VERSION: "2026-07-28"},
        {CAPABILITIES: {}},
        {VERSION: 1, CAPABILITIES: {}},
        {VERSION: "2026-07-28", CAPABILITIES: None},
        {VERSION: "2026-07-28", CAPABILITIES: []},
    ],
)
def test_a_request_with_a_version_or_capabilities_only_is_an_error(meta: dict[str, Any]) -> None:
    with pytest.raises(RpcError, match=f"_meta needs {VERSION}, a string, and {CAPABILITIES}, an object") as caught:
        is_stateless({"_meta": meta})
    assert caught.value.code == INVALID_PARAMS


@pytest.mark.parametrize("version", ["2099-01-01", "2025-11-25"])
@pytest.mark.parametrize("more", [{}, {CAPABILITIES: {}}])
def test_the_error_for_a_request_of_an_unknown_version_lists_the_supported_ones(
    version: str, more: dict[str, Any]
) -> None:
    with pytest.raises(RpcError, match="unsupported protocol version") as caught:
        is_stateless({"_meta": {VERSION: version} | more})
    assert caught.value.code == -32022
    assert caught.value.data == {"supported": list(SUPPORTED_VERSIONS), "requested": version}
