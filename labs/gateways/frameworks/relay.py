"""The application of the conformance table in Python: it passes each request on to the table's own application."""

import http.client
import os

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "date", "server"}


def relay(method, path, headers, body):
    """Returns the status, the header lines and the body of the response."""
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["UPSTREAM_PORT"]), timeout=10)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        if body:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        response = connection.getresponse()
        try:
            content = response.read()
        except http.client.IncompleteRead as broken:
            content = broken.partial
        lines = [(name, value) for name, value in response.getheaders() if name.lower() not in HOP_BY_HOP]
        return response.status, lines, content
    finally:
        connection.close()
