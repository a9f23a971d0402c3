/**
 * Other spellings of `/api/ok`: request targets that Apache, or an application behind it, may read
 * as a path under `/api/`. Browsers send `%61`, `//`, `..%2f` and `..;` unchanged.
 */
export const SPELLINGS: readonly string[] = [
  '/api/ok',
  '/%61pi/ok',
  '/%61%70%69/ok',
  '/%41PI/ok',
  '/API/ok',
  '//api/ok',
  '///api//ok',
  '/./api/ok',
  '/%2e/api/ok',
  '/.//./api/ok',
  '/api;v=1/ok',
  '/.;/api/ok',
  '/;/api/ok',
  '/;v=%5C1/api/ok',
  '/api%2Fok',
  '/%2F%61pi/ok',
  '/%5c%61pi/ok',
  'http://127.0.0.1/api/ok',
  'HTTP://elsewhere.example:8080/%61pi/ok',
  '/api/ok?a=%zz',
  '/%61pi/ok?/x',
  `${'/.'.repeat(3500)}/api/ok`,
  `${'/'.repeat(7000)}api/ok`,
  `/${';/'.repeat(3500)}api/ok`,
]

/** Request targets with a `..` segment, which may be read as a path under `/api/`. */
export const DOTTED: readonly string[] = [
  '/x/../api/ok',
  '/x/%2e%2e/api/ok',
  '/x/.%2E/api/ok',
  '/x/..%2f%61pi/ok',
  '/x/..%5c%61pi/ok',
  '/x/..;/api/ok',
  '/x%2f../api%2fok',
  '/public/../api/ok',
  '/public%2f../api/ok',
  '/public/..;/api/ok',
  '/api/../public/ok',
  'http://127.0.0.1//x/../api/ok',
]

/** Request targets of other paths. */
export const OTHER_PATHS: readonly string[] = [
  '/',
  '/ok',
  '/apis/ok',
  '/my-api/ok',
  '/x/api/ok',
  '/ok?/api/ok',
  '/ok?/../api/ok',
  '/%2561pi/ok',
  '/ok..',
  '/..ok/x',
  '/x..;/ok',
  '/~api/ok',
  '/.api/ok',
  'http://127.0.0.1/ok',
]

/** Parts of request targets that servers decode, remove or resolve in different ways. */
export const PARTS: readonly string[] =
  '/ api /api/ /public/ %61 %70 i A x . .. %2e %2f %2F %5c // ; ;v= %25 % %00 %0a %20 ? %3f %23 : @ ~ *'.split(
    ' ',
  )
