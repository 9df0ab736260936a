"""The Model Context Protocol over standard input and output, with the standard library only.

This package has messages, protocol versions and the tool interface; the tools themselves are in `cli.mcp_tools`. The
specification is at https://modelcontextprotocol.io/specification/2026-07-28; the handshake of earlier versions is that
of 2025-11-25.
"""
