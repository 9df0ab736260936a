"""Talks to `mlcat mcp` with fastmcp's client; prints what it got as JSON. See official_client.py."""

import asyncio
import json
import sys

from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from fastmcp.exceptions import ToolError


async def talk() -> dict[str, object]:
    async with Client(StdioTransport(sys.argv[1], sys.argv[2:])) as client:
        listed = await client.list_tools()
        result = await client.call_tool("search", {"query": "senten tranformer", "limit": 1})
        try:
            await client.call_tool("show", {"ids": ["fais"]})
        except ToolError as error:
            wrong = str(error)
        return {
            "tools": [tool.name for tool in listed],
            "found": result.structured_content,
            "data": [hit.title for hit in result.data.hits],
            "wrong": wrong,
        }


print(json.dumps(asyncio.run(talk())))
