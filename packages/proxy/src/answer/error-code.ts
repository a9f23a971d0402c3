import type { ProxyCode } from './codes.js'
import { ProxyError } from './proxy-error.js'

const CODES: Readonly<Record<string, ProxyCode>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  EAI_FAIL: 'name-not-found',
  ECONNREFUSED: 'upstream-refused',
  EHOSTUNREACH: 'upstream-unreachable',
  ENETUNREACH: 'upstream-unreachable',
  EADDRNOTAVAIL: 'upstream-unreachable',
  ECONNRESET: 'upstream-closed',
  EPIPE: 'upstream-closed',
  ECONNABORTED: 'upstream-closed',
  ETIMEDOUT: 'upstream-connect-timeout',
  EPROTO: 'upstream-tls',
  ERR_SOCKET_CLOSED: 'upstream-closed',
  // Deno refuses an address for which it has no permission.
  EPERM: 'runtime-not-permitted',
  EACCES: 'runtime-not-permitted',
  ERR_HTTP_CONTENT_LENGTH_MISMATCH: 'request-incomplete',
}

/** Turns the error of a connection into a `ProxyError` with a code. */
export function toProxyError(error: unknown): ProxyError {
  if (error instanceof ProxyError) return error
  return new ProxyError(codeOf(error), { cause: error })
}

function codeOf(error: unknown): ProxyCode {
  const { code, name, cause, errors } = error as {
    code?: unknown
    name?: unknown
    cause?: unknown
    errors?: readonly unknown[]
  }
  // Happy eyeballs reports one error for each address.
  if (name === 'AggregateError' && errors?.[0] !== undefined) return codeOf(errors[0])
  if (cause instanceof ProxyError) return cause.code
  if (name === 'NotCapable' || name === 'PermissionDenied') return 'runtime-not-permitted'
  if (typeof code !== 'string') return 'internal'
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined
  if (known !== undefined) return known
  if (code.startsWith('HPE_')) return 'upstream-invalid'
  if (/^ERR_(?:SSL|TLS_(?!CERT))/.test(code)) return 'upstream-tls'
  if (/CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|CRL/.test(code)) return 'upstream-certificate'
  return 'upstream-closed'
}
