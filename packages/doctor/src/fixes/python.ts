import { type FixTarget, lines, list } from './fix.js'

const bool = (value: boolean): string => (value ? 'True' : 'False')

/** Frameworks in Python. */
export const PYTHON: readonly FixTarget[] = [
  {
    for: 'Flask',
    language: 'python',
    install: 'pip install flask-cors',
    where:
      'Put this right after app = Flask(__name__), before every other before_request, and remove the CORS code that is there.',
    write: ({ origins, isCredentialed }) =>
      lines(
        'from flask import request',
        'from flask_cors import CORS',
        '',
        '# Add the other origins that you already allow. Every usual method and any header are allowed by default.',
        `CORS(app, origins=[${list(origins, '"')}], supports_credentials=${bool(isCredentialed)})`,
        '',
        '',
        '@app.before_request',
        'def answer_preflight():',
        '    # A preflight has no cookies and no tokens, so it is answered before any login.',
        '    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:',
        '        return "", 204',
        '',
        '',
        '@app.after_request',
        'def vary_by_origin(response):',
        '    # With a single origin, flask-cors leaves this out, and caches mix up the responses to pages.',
        '    response.vary.add("Origin")',
        '    return response',
      ),
  },
  {
    for: 'FastAPI',
    language: 'python',
    where:
      'Put this at the end of the module, and remove app.add_middleware(CORSMiddleware, …). Only a wrapper around the whole app adds the headers to a 500 too.',
    write: ({ origins, isCredentialed }) =>
      lines(
        'from fastapi.middleware.cors import CORSMiddleware',
        '',
        'app = CORSMiddleware(',
        '    app=app,',
        '    # Add the other origins that you already allow',
        `    allow_origins=[${list(origins, '"')}],`,
        `    allow_credentials=${bool(isCredentialed)},`,
        '    allow_methods=["*"],',
        '    allow_headers=["*"],',
        ')',
      ),
  },
  {
    for: 'Django',
    language: 'python',
    install: 'pip install django-cors-headers',
    where: 'Put this at the end of settings.py, and remove the other CORS_… settings.',
    write: ({ origins, isCredentialed, headers }) =>
      lines(
        'from corsheaders.defaults import default_headers',
        '',
        'INSTALLED_APPS = [*INSTALLED_APPS, "corsheaders"]',
        '# The middleware comes first, so that errors and redirects have the headers too',
        'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]',
        '# Add the other origins that you already allow',
        `CORS_ALLOWED_ORIGINS = [${list(origins, '"')}]`,
        `CORS_ALLOW_CREDENTIALS = ${bool(isCredentialed)}`,
        `CORS_ALLOW_HEADERS = [*default_headers, ${list(
          headers.map((name) => name.toLowerCase()),
          '"',
        )}]`,
      ),
  },
]
