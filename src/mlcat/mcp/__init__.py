"""The Model Context Protocol over standard input and output, by the standard library alone.

This package has messages, protocol versions and the tool interface; the tools themselves are in `cli.mcp_tools`. The
specification is at https://modelcontextprotocol.io/specification/2026-07-28; the handshake of earlier versions is that
of 2025-11-25.
"""
