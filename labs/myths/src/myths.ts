import type { Attempt } from './attempt.ts'

/** The kind of Chromium that makes the attempt. */
export type BrowserKind = 'plain' | 'extension' | 'no web security'

export interface MythAttempt extends Attempt {
  /** The kind of Chromium; `none` means Node.js, which sends the same request as `curl`. */
  readonly browser?: BrowserKind | 'none'
  /** The name of the page, if it is not `app.example.com`. */
  readonly page?: string
}

const PAGE = 'the page'
const STRANGER = 'a page of `evil.example`'
const EVIL = 'evil.example'
const PROGRAM = 'a program without a browser'

/** The attempts for each myth, by the name of its table in docs/myths.md. */
export const MYTHS: Readonly<Record<string, readonly MythAttempt[]>> = {
  'no-cors': [
    { who: PAGE, code: 'fetch(url)' },
    { who: PAGE, code: "fetch(url, { mode: 'no-cors' })" },
    {
      who: PAGE,
      code: "fetch(url, { mode: 'no-cors', method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json', 'Authorization': 'Bearer 1' } })",
    },
    { who: PAGE, code: "fetch(url, { mode: 'no-cors', method: 'PUT' })" },
  ],
  'request-headers': [
    { who: PAGE, path: '/allowed', code: 'fetch(url)' },
    {
      who: PAGE,
      path: '/allowed',
      code: "fetch(url, { headers: { 'Access-Control-Allow-Origin': '*' } })",
    },
  ],
  curl: [
    { who: PAGE, code: 'fetch(url)' },
    { who: PROGRAM, browser: 'none', code: 'fetch(url)' },
    {
      who: PROGRAM,
      browser: 'none',
      code: "fetch(url, { headers: { Origin: 'https://evil.example' } })",
    },
  ],
  jsonp: [
    { who: PAGE, path: '/orders?callback=show', code: 'script(url)' },
    { who: STRANGER, page: EVIL, path: '/orders?callback=show', code: 'script(url)' },
    { who: PAGE, path: '/orders?callback=show&more', code: 'script(url)' },
    { who: PAGE, code: 'script(url)' },
  ],
  extension: [
    { who: PAGE, code: 'fetch(url)' },
    { who: `${PAGE}, with the extension`, browser: 'extension', code: 'fetch(url)' },
    {
      who: `${PAGE}, with the extension`,
      browser: 'extension',
      code: "fetch(url, { credentials: 'include' })",
    },
    {
      who: `${PAGE}, with the extension`,
      browser: 'extension',
      code: "fetch(url, { method: 'PUT' })",
    },
    {
      who: `${STRANGER}, with the extension`,
      browser: 'extension',
      page: EVIL,
      code: 'fetch(url)',
    },
  ],
  'web-security': [
    { who: PAGE, code: "fetch(url, { method: 'PUT' })" },
    {
      who: `${PAGE}, with the flag`,
      browser: 'no web security',
      code: "fetch(url, { method: 'PUT' })",
    },
    {
      who: `${STRANGER}, with the flag`,
      browser: 'no web security',
      page: EVIL,
      code: "fetch(url, { method: 'PUT', credentials: 'include' })",
    },
  ],
  proxy: [
    {
      who: PAGE,
      code: "fetch(proxy + '/' + url, { headers: { Authorization: 'Bearer s3cret' } })",
    },
  ],
}
