import { KINDS, type Kind } from './kinds.ts'

/** The kinds of requests, with more ways in which an application answers, whose cost differs. */
export type HostKind = Kind | 'actual-write-head' | 'actual-response'

export const HOST_KINDS: Readonly<Record<HostKind, string>> = {
  ...KINDS,
  'actual-write-head': 'actual request, headers given to `writeHead`',
  'actual-response': 'actual request, the handler creates a `Response`',
}

/** The kind of request, for any way in which the application answers. */
export function requestKind(kind: HostKind): Kind {
  return kind === 'actual-write-head' || kind === 'actual-response' ? 'actual' : kind
}
