"""The Model Context Protocol over standard input and output, by the standard library alone.

Knows messages, protocol versions and tools, and nothing of catalogs: `cli.mcp_tools` has the tools. The specification
is at https://modelcontextprotocol.io/specification/2026-07-28; the handshake of earlier versions is that of 2025-11-25.
"""
