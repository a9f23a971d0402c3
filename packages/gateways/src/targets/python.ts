import { spelledOut } from '../policy/gateway-policy.js'
import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import { plain, pythonRaw } from '../text/literals.js'
import { headersOrStar, methodsOrStar, headersWithStar, splitOrigins } from './lists.js'
import { ALL_ORIGINS, PLATFORM } from './platform.js'
import type { Target } from './target.js'

const list = (names: readonly string[]): string => `[${names.map(plain).join(', ')}]`
const truth = (value: boolean): string => (value ? 'True' : 'False')

/**
 * Flask-CORS. It reads strings with `*` or `?` as regular expressions, so each origin is written as
 * a compiled regular expression. With `always_send`, it would send a line for each listed origin to
 * a request without Origin, so lists switch this off.
 */
export const flask: Target = {
  row: {
    title: 'Flask-CORS',
    verified: 'run',
    versions: '3.0 to 6.0; run on 3.0.10',
    sources: ['https://github.com/corydolphin/flask-cors'],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      methods: { listed: 'any', any: 'list' },
      headers: { listed: true, none: true, any: 'echo' },
      maxAge: 'no-zero',
      vary: 'allowed',
      ownHeaders: 'doubled',
      also: {
        'names-differ':
          'Responses to preflights for an unlisted method have no lists. Other responses to preflights list only the requested headers.',
        'vary-differs': 'If the application sends Vary: Origin too, Vary names Origin twice.',
      },
    },
  },
  usage: ['Copy it to the place where the Flask application, app, is created.'],
  print(policy, context) {
    const { origins, credentials, maxAge, exposed } = policy
    const compiled =
      origins === '*'
        ? '"*"'
        : `[${origins.map(({ regex }) => `re.compile(${pythonRaw(`^${regex}\\Z`)})`).join(', ')}]`
    return {
      [`${context.prefix}_flask.py`]: toText(
        head(this, context, '# '),
        'import re',
        '',
        'from flask_cors import CORS',
        '',
        '',
        `def ${context.prefix}(app):`,
        '    CORS(',
        '        app,',
        `        origins=${compiled},`,
        `        methods=${list(spelledOut(policy.methods))},`,
        `        allow_headers=${policy.headers.any ? '"*"' : list(policy.headers.names)},`,
        `        expose_headers=${list(exposed)},`,
        `        supports_credentials=${truth(credentials)},`,
        `        max_age=${maxAge},`,
        '        vary_header=True,',
        `        send_wildcard=${truth(origins === '*')},`,
        `        always_send=${truth(origins === '*')},`,
        '    )',
      ),
    }
  },
}

/** django-cors-headers, whose middleware must come first. */
export const django: Target = {
  row: {
    title: 'django-cors-headers',
    verified: 'run',
    versions: '3.14 to 4.7; run on 3.14',
    sources: ['https://github.com/adamchainz/django-cors-headers'],
    capabilities: {
      ...PLATFORM,
      origins: {
        ...ALL_ORIGINS,
        alsoTakes: 'any text that has the scheme and the host of a listed origin',
      },
      maxAge: 'no-zero',
      plainOptions: 'unless-asked',
      showsDenied: true,
      vary: 'always',
      varyOnPreflights: true,
      needsOrigin: true,
      ownHeaders: 'kept',
      also: {
        'names-differ':
          'Exposed headers are sent with preflights too, and the lists of methods and headers with every OPTIONS response.',
        'vary-differs': 'Vary names Origin even if any origin is allowed.',
      },
    },
  },
  usage: [
    'Import it at the end of the settings: from @@_settings import *.',
    'Add corsheaders to INSTALLED_APPS, and corsheaders.middleware.CorsMiddleware at the beginning of MIDDLEWARE.',
  ],
  print(policy, context) {
    const { exact, patterns } = splitOrigins(policy)
    return {
      [`${context.prefix}_settings.py`]: toText(
        head(this, context, '# '),
        policy.origins === '*'
          ? ['CORS_ALLOW_ALL_ORIGINS = True']
          : [
              `CORS_ALLOWED_ORIGINS = ${list(exact)}`,
              `CORS_ALLOWED_ORIGIN_REGEXES = [${patterns.map(({ regex }) => pythonRaw(`^${regex}\\Z`)).join(', ')}]`,
            ],
        `CORS_ALLOW_METHODS = ${list(methodsOrStar(policy))}`,
        `CORS_ALLOW_HEADERS = ${list(headersWithStar(policy).map((name) => name.toLowerCase()))}`,
        `CORS_EXPOSE_HEADERS = ${list(policy.exposed)}`,
        `CORS_ALLOW_CREDENTIALS = ${truth(policy.credentials)}`,
        `CORS_PREFLIGHT_MAX_AGE = ${policy.maxAge}`,
      ),
    }
  },
}

/** Starlette's middleware, which FastAPI uses. */
export const fastapi: Target = {
  row: {
    title: 'Starlette (FastAPI)',
    verified: 'run',
    versions: '0.26 to 0.46 of Starlette; run on 0.26',
    sources: ['https://github.com/encode/starlette/blob/master/starlette/middleware/cors.py'],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      methods: { listed: 'any', any: 'list' },
      headers: { listed: true, none: true, any: 'echo' },
      preflight: { status: 200, denied: 'shown' },
      plainOptions: true,
      showsDenied: true,
      vary: 'allowed',
      varyOnPreflights: true,
      ownHeaders: 'kept',
      needsOrigin: true,
      also: {
        'vary-differs':
          'If the application sends Vary: Origin too, Vary names Origin twice. The second of two Vary lines is lost.',
        'two-origin-lines': 'Only the first of two Origin lines is read. Browsers send one.',
        'names-differ':
          'Preflights that ask for an unlisted method or header get 400, and CORS-safelisted headers are listed too.',
      },
    },
  },
  usage: [
    'Add it to the application, app, after every other middleware, so that it runs before them.',
  ],
  print(policy, context) {
    const { exact, patterns } = splitOrigins(policy)
    const regex = patterns.map((pattern) => pattern.regex).join('|')
    return {
      [`${context.prefix}_fastapi.py`]: toText(
        head(this, context, '# '),
        'from starlette.middleware.cors import CORSMiddleware',
        '',
        '',
        `def ${context.prefix}(app):`,
        '    app.add_middleware(',
        '        CORSMiddleware,',
        `        allow_origins=${policy.origins === '*' ? '["*"]' : list(exact)},`,
        ...(regex === '' ? [] : [`        allow_origin_regex=${pythonRaw(regex)},`]),
        `        allow_methods=${list(spelledOut(policy.methods))},`,
        `        allow_headers=${list(headersOrStar(policy))},`,
        `        expose_headers=${list(policy.exposed)},`,
        `        allow_credentials=${truth(policy.credentials)},`,
        `        max_age=${policy.maxAge},`,
        '    )',
      ),
    }
  },
}
