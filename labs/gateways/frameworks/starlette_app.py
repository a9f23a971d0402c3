"""Starlette, on which FastAPI is built, behind the printed policy."""

import os
import sys

sys.path[:0] = [os.environ["PRINTED"], os.path.dirname(__file__)]

import uvicorn  # noqa: E402
from starlette.applications import Starlette  # noqa: E402
from starlette.concurrency import run_in_threadpool  # noqa: E402
from starlette.responses import Response  # noqa: E402
from starlette.routing import Route  # noqa: E402

from cors_fastapi import cors  # noqa: E402
from relay import relay  # noqa: E402

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE", "REPORT"]


async def answer(request):
    body = await request.body()
    headers = [(name, value) for name, value in request.headers.items() if name == "content-type"]
    path = request.url.path
    status, lines, content = await run_in_threadpool(relay, request.method, path, headers, body)
    response = Response(content, status_code=status)
    names = {name.lower() for name, _ in lines}
    response.raw_headers = [(key, value) for key, value in response.raw_headers if key.decode() not in names]
    response.raw_headers += [(name.lower().encode(), value.encode("latin-1")) for name, value in lines]
    return response


app = Starlette(routes=[Route("/{path:path}", answer, methods=METHODS)])
cors(app)
uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="error")
