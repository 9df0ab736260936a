"""Talks to `mlcat mcp` with the official client, in each way it has to connect; prints what it got as JSON.

Run by test_clients.py with a Python that has the package `mcp`; the arguments are the command of the server.
"""

import asyncio
import json
import sys

from mcp import Client, MCPError, StdioServerParameters

SERVER = StdioServerParameters(command=sys.argv[1], args=sys.argv[2:])


async def talk(mode: str) -> dict[str, object]:
    async with Client(SERVER, mode=mode) as client:
        listed = await client.list_tools()
        result = await client.call_tool("search", {"query": "senten tranformer", "limit": 1})
        nothing = await client.call_tool("search", {"query": "faiss", "year": "2001"})
        wrong = await client.call_tool("search", {"query": "loss", "tag": ["NPL"]})
        shown = await client.call_tool("show", {"ids": ["faiss"], "fields": ["install"]})
        cited = await client.call_tool("cite", {"ids": ["hnsw"], "format": "ris"})
        divided = await client.call_tool("sections", {})
        try:
            await client.call_tool("remove", {})
        except MCPError as error:
            unknown = error.error.code
        return {
            "version": client.protocol_version,
            "server": client.server_info and client.server_info.name,  # the version is given, so the pager is not asked
            "instructions": client.instructions,
            "tools": [tool.name for tool in listed.tools],
            "read only": [tool.annotations.read_only_hint for tool in listed.tools],
            "found": result.structured_content,
            "text": json.loads(result.content[0].text),
            "nothing": nothing.structured_content,
            "wrong": [wrong.is_error, wrong.content[0].text],
            "shown": shown.structured_content,
            "cited": cited.structured_content,
            "sections": divided.structured_content,
            "unknown": unknown,
        }


print(json.dumps({mode: asyncio.run(talk(mode)) for mode in ("legacy", "auto", "2026-07-28")}))
