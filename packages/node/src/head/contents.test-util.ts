import type { Header } from './ways.test-util.js'

/** The headers of an application, for every way to pass them. */
export const CONTENTS: Readonly<Record<string, readonly Header[]>> = {
  'no headers': [],
  'headers that no policy owns': [
    ['Content-Type', 'text/plain'],
    ['X-Number', 7],
    ['X-List', ['a', 'b']],
    ['ETag', '"1"'],
  ],
  'Content-Length': [
    ['Content-Length', 2],
    ['Cache-Control', 'no-store'],
  ],
  'cookies as an array': [
    ['Set-Cookie', ['a=1', 'b=2; Path=/']],
    ['X-Number', '7'],
  ],
  'cookies as several lines': [
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', ['b=2', 'c=3']],
    ['X-Number', 7],
  ],
  Vary: [
    ['X-Number', '7'],
    ['Vary', 'Accept-Encoding'],
  ],
  'Vary in lower case': [['vary', 'accept-encoding, origin']],
  'Vary in upper case': [['VARY', 'ORIGIN']],
  'Vary as an array': [['Vary', ['Accept-Encoding', 'Accept-Language']]],
  'Vary as several lines': [
    ['Vary', 'Accept-Encoding'],
    ['Vary', ['Accept', 'Origin']],
  ],
  'Vary: *': [['Vary', '*']],
  'Vary: * among names': [['Vary', 'Accept, *']],
  'an empty Vary': [['Vary', '']],
  'CORS headers': [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Vary', 'Origin'],
  ],
  'CORS headers in lower case': [
    ['access-control-allow-origin', 'https://evil.example'],
    ['access-control-expose-headers', 'x-other'],
    ['X-Number', 7],
  ],
  'CORS headers as several lines': [
    ['Access-Control-Allow-Origin', 'https://app.example.com'],
    ['Access-Control-Allow-Origin', ['*', 'https://evil.example']],
  ],
  'CORS headers for preflights': [
    ['Access-Control-Max-Age', 600],
    ['Access-Control-Allow-Methods', ['GET', 'PUT']],
    ['Access-Control-Not-Yet-Known', '1'],
  ],
}
