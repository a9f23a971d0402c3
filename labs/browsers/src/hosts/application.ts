import { CONTENTS, type Kind } from './contents.ts'

/** The response of the application behind every host, as a path describes it. */
export interface Asked {
  readonly policyId: number
  readonly status: number
  readonly isKept: boolean
  readonly kind: Kind
}

/** Statuses that a response with a body cannot have. */
const NULL_BODY_STATUSES = [101, 204, 205, 304]

/**
 * Reads a path. `/3/404/7` is answered under the policy 3 with 404, for the pair 7. `/3/kept` is
 * one URL for many pairs. The end of the path names the kind, such as `/image`; the default is
 * text. The host owns the part before the first number.
 */
export function askedOf(path: string): Asked {
  const [plain = ''] = path.split('?')
  const segments = plain.split('/')
  const first = segments.findIndex((segment) => /^\d+$/.test(segment))
  const [policyId, status] = segments.slice(Math.max(first, 0))
  const isKept = status === 'kept'
  const last = segments.at(-1) ?? ''
  return {
    policyId: Number(policyId),
    status: isKept ? 200 : Number(status),
    isKept,
    kind: isKind(last) ? last : 'text',
  }
}

function isKind(segment: string): segment is Kind {
  return Object.hasOwn(CONTENTS, segment)
}

/** Headers that a policy may expose. */
export const EXPOSABLE: readonly string[] = ['X-B', 'ETag', 'X-C']

export function headersOf({ isKept, kind }: Asked): Readonly<Record<string, string>> {
  return {
    'Content-Type': CONTENTS[kind].type,
    'X-B': 'b',
    ETag: '"1"',
    'X-C': 'c',
    'Cache-Control': isKept ? 'max-age=600' : 'no-store',
  }
}

/** Returns the body; `null` if a response with this status cannot have one. */
export function bodyOf({ status, kind }: Asked): Uint8Array<ArrayBuffer> | null {
  return NULL_BODY_STATUSES.includes(status) ? null : CONTENTS[kind].body
}

/** Answers a `Request`, for fetch hosts on any runtime. */
export function application(request: Request): Response {
  const asked = askedOf(new URL(request.url).pathname)
  return new Response(bodyOf(asked), { status: asked.status, headers: headersOf(asked) })
}
