import { type FixTarget, lines, list } from './fix.js'

const bool = (value: boolean): string => (value ? 'True' : 'False')

/** Frameworks in Python. */
export const PYTHON: readonly FixTarget[] = [
  {
    for: 'Flask',
    language: 'python',
    install: 'pip install flask-cors',
    where:
      'Right after app = Flask(__name__), before every other before_request, in place of the CORS code that is there.',
    write: ({ origins, isCredentialed }) =>
      lines(
        'from flask import request',
        'from flask_cors import CORS',
        '',
        '# And the other origins that are allowed already. Every usual method and any header are the default.',
        `CORS(app, origins=[${list(origins, '"')}], supports_credentials=${bool(isCredentialed)})`,
        '',
        '',
        '@app.before_request',
        'def answer_preflight():',
        '    # A preflight carries no cookies and no tokens: it is answered before anything asks for them.',
        '    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:',
        '        return "", 204',
        '',
        '',
        '@app.after_request',
        'def vary_by_origin(response):',
        '    # With a single origin flask-cors leaves this out, and caches mix up pages.',
        '    response.vary.add("Origin")',
        '    return response',
      ),
  },
  {
    for: 'FastAPI',
    language: 'python',
    where:
      'At the end of the module, in place of app.add_middleware(CORSMiddleware, …): only around the whole app it is on a 500, too.',
    write: ({ origins, isCredentialed }) =>
      lines(
        'from fastapi.middleware.cors import CORSMiddleware',
        '',
        'app = CORSMiddleware(',
        '    app=app,',
        '    # And the other origins that are allowed already',
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
    where: 'At the end of settings.py, in place of the CORS_… settings that are there.',
    write: ({ origins, isCredentialed, headers }) =>
      lines(
        'from corsheaders.defaults import default_headers',
        '',
        'INSTALLED_APPS = [*INSTALLED_APPS, "corsheaders"]',
        '# First, so that errors and redirects have the headers too',
        'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]',
        '# And the other origins that are allowed already',
        `CORS_ALLOWED_ORIGINS = [${list(origins, '"')}]`,
        `CORS_ALLOW_CREDENTIALS = ${bool(isCredentialed)}`,
        `CORS_ALLOW_HEADERS = [*default_headers, ${list(
          headers.map((name) => name.toLowerCase()),
          '"',
        )}]`,
      ),
  },
]
