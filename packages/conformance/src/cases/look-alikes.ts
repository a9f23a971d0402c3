import { APP, EVIL } from '../policies/origins.js'
import type { ConformancePolicy, ConformanceRequest } from '../policies/policy.js'
import { BY_ORIGIN, from, preflight, REFUSED, runs, runsUnread } from './build.js'

/** A row with a look-alike of the allowed origin, which is denied. */
function unread(
  name: string,
  origin: string | readonly string[],
  ...knownDefects: number[]
): ConformanceRequest {
  return { name, knownDefects, send: from(origin, 'GET', '/ok'), expect: runsUnread('/ok') }
}

const TOO_LONG = `https://${'a.'.repeat(200)}example.com`

export const lookAlikes: readonly ConformancePolicy[] = [
  {
    name: 'look-alikes',
    source: { kind: 'options', options: { origin: APP } },
    requests: [
      {
        name: 'actual GET from allowed origin',
        send: from(APP, 'GET', '/ok'),
        expect: runs('/ok', { 'Access-Control-Allow-Origin': APP }, BY_ORIGIN),
      },
      unread('actual GET from denied origin, of another scheme', 'http://app.example.com', 9),
      unread('actual GET from denied origin, of another port', 'https://app.example.com:8443', 7),
      unread('actual GET from denied origin, a subdomain', 'https://evil.app.example.com', 7),
      unread('actual GET from denied origin, the parent domain', 'https://example.com', 7),
      unread('actual GET from denied origin, a sibling', 'https://api.example.com', 7),
      unread(
        'actual GET from denied origin, with more text at the start',
        'https://evilapp.example.com',
        7,
      ),
      unread('actual GET from denied origin, with more text at the end', `${APP}.evil.example`, 7),
      unread('actual GET from denied origin, with a longer last label', `${APP}x`, 7),
      unread(
        'actual GET from denied origin, with less text at the end',
        'https://app.example.co',
        7,
      ),
      unread(
        'actual GET from denied origin, with a letter in place of a dot',
        'https://appxexample.com',
        7,
      ),
      unread(
        'actual GET from denied origin, with a hyphen in place of a dot',
        'https://app-example.com',
        7,
      ),
      unread(
        'actual GET from denied origin, with an added underscore',
        'https://app_.example.com',
        7,
      ),
      unread('actual GET from denied origin, with a dot at the end', `${APP}.`, 7),
      unread('actual GET from denied origin, in punycode', 'https://xn--pp-6kc.example.com', 7),
      unread('actual GET from malformed origin, with user information', `${APP}@evil.example`, 7),
      unread(
        'actual GET from malformed origin, after user information',
        `https://evil@app.example.com`,
        7,
      ),
      unread('actual GET from malformed origin, with a slash', `${APP}/`, 7),
      unread('actual GET from malformed origin, with a path', `${APP}/evil.example`, 7),
      unread('actual GET from malformed origin, with a query', `${APP}?`, 7),
      unread('actual GET from malformed origin, with a fragment', `${APP}#`, 7),
      unread('actual GET from malformed origin, in a path', `${EVIL}/${APP}`, 7),
      unread('actual GET from malformed origin, with the default port', `${APP}:443`, 7),
      unread('actual GET from malformed origin, with an empty port', `${APP}:`, 7),
      unread('actual GET from malformed origin, in upper case', 'https://APP.EXAMPLE.COM', 7),
      unread(
        'actual GET from malformed origin, with its scheme in upper case',
        'HTTPS://app.example.com',
        9,
      ),
      unread('actual GET from malformed origin, with one slash', 'https:/app.example.com', 7),
      unread('actual GET from malformed origin, with backslashes', 'https:\\\\app.example.com', 7),
      unread('actual GET from malformed origin, without a scheme', 'app.example.com', 9),
      unread(
        'actual GET from malformed origin, in letters of another script',
        'https://аpp.example.com',
        7,
      ),
      unread(
        'actual GET from malformed origin, with an encoded dot',
        'https://app%2eexample.com',
        7,
      ),
      unread(
        'actual GET from malformed origin, in two fields, the allowed one first',
        [APP, EVIL],
        7,
        28,
      ),
      unread(
        'actual GET from malformed origin, in two fields, the allowed one last',
        [EVIL, APP],
        7,
        28,
      ),
      unread('actual GET from malformed origin, in two fields that are the same', [APP, APP], 28),
      unread('actual GET from malformed origin, a list with a comma', `${APP}, ${EVIL}`, 7),
      unread('actual GET from malformed origin, a list with a space', `${APP} ${EVIL}`, 7),
      unread('actual GET from malformed origin, empty', ''),
      unread('actual GET from malformed origin, a star', '*', 4),
      unread('actual GET from malformed origin, null in upper case', 'NULL', 4),
      unread('actual GET from malformed origin, true', 'true', 1),
      unread('actual GET from malformed origin, undefined', 'undefined', 3),
      unread('actual GET from malformed origin, constructor', 'constructor', 8),
      unread('actual GET from malformed origin, __proto__', '__proto__', 8),
      unread('actual GET from malformed origin, toString', 'toString', 8),
      unread('actual GET from malformed origin, a file', 'file://', 7),
      unread('actual GET from malformed origin, longer than the longest origin', TOO_LONG, 19),
      {
        name: 'preflight PUT from malformed origin, longer than the longest origin',
        knownDefects: [15, 19],
        send: preflight(TOO_LONG, 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'preflight PUT from malformed origin, empty',
        knownDefects: [15],
        send: preflight('', 'PUT'),
        expect: REFUSED,
      },
      {
        name: 'preflight PUT from malformed origin, constructor',
        knownDefects: [8, 15],
        send: preflight('constructor', 'PUT'),
        expect: REFUSED,
      },
    ],
  },
]
