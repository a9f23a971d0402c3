"""Flask behind the printed policy. The application declares its methods and leaves OPTIONS to Flask, as Flask's guides do."""

import os
import sys

sys.path[:0] = [os.environ["PRINTED"], os.path.dirname(__file__)]

from flask import Flask, Response, request  # noqa: E402
from werkzeug.serving import WSGIRequestHandler, run_simple  # noqa: E402

from cors_flask import cors  # noqa: E402
from relay import relay  # noqa: E402

app = Flask(__name__)
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PURGE", "REPORT"]


@app.route("/<path:path>", methods=METHODS)
def answer(path):
    headers = [(name, value) for name, value in request.headers if name.lower() == "content-type"]
    status, lines, body = relay(request.method, "/" + path, headers, request.get_data())
    response = Response(body, status=status)
    for name in {name for name, _ in lines}:
        response.headers.remove(name)
    for name, value in lines:
        response.headers.add(name, value)
    return response


cors(app)
WSGIRequestHandler.protocol_version = "HTTP/1.1"
run_simple("127.0.0.1", int(os.environ["PORT"]), app, threaded=True)
