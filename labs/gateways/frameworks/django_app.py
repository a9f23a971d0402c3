"""Django behind the printed policy."""

import os
import sys

sys.path[:0] = [os.environ["PRINTED"], os.path.dirname(__file__)]

import cors_settings  # noqa: E402
from django.conf import settings  # noqa: E402

settings.configure(
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="only for tests",
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["corsheaders"],
    MIDDLEWARE=["corsheaders.middleware.CorsMiddleware"],
    **{name: getattr(cors_settings, name) for name in dir(cors_settings) if name.startswith("CORS_")},
)

import django  # noqa: E402

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import re_path  # noqa: E402
from werkzeug.serving import WSGIRequestHandler, run_simple  # noqa: E402

from relay import relay  # noqa: E402


def answer(request):
    headers = [("Content-Type", request.content_type)] if request.content_type else []
    status, lines, body = relay(request.method, request.get_full_path(), headers, request.body)
    response = HttpResponse(body, status=status)
    joined = {}
    for name, value in lines:
        # Django keeps one line for each header name. It stores cookies elsewhere.
        if name.lower() == "set-cookie":
            response.cookies.load(value)
        else:
            key = name.lower()
            joined[key] = (name, joined[key][1] + ", " + value) if key in joined else (name, value)
    for name, value in joined.values():
        response[name] = value
    return response


urlpatterns = [re_path(r"^", answer)]
WSGIRequestHandler.protocol_version = "HTTP/1.1"
run_simple("127.0.0.1", int(os.environ["PORT"]), get_wsgi_application(), threaded=True)
