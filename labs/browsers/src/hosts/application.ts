import { CONTENTS, type Kind } from './contents.ts'

/** What the application behind every host answers: by a policy's number, with a status, and whether it may be kept. */
export interface Asked {
  readonly policyId: number
  readonly status: number
  readonly isKept: boolean
  readonly kind: Kind
}

/** Statuses that a response with a body cannot have. */
const NULL_BODY_STATUSES = [101, 204, 205, 304]

/**
 * `/3/404/7`: by the policy 3 with 404, for the pair 7; `/3/kept` is the same URL for many. With `/image` at
 * its end it is an image, and so on; without, text. What stands before the first number is the host's own.
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

/** `null` where a response with this status has none. */
export function bodyOf({ status, kind }: Asked): Uint8Array<ArrayBuffer> | null {
  return NULL_BODY_STATUSES.includes(status) ? null : CONTENTS[kind].body
}

/** The same for hosts that take a `Request`, on any runtime. */
export function application(request: Request): Response {
  const asked = askedOf(new URL(request.url).pathname)
  return new Response(bodyOf(asked), { status: asked.status, headers: headersOf(asked) })
}
