/** What the application behind every door answers: a policy's number, a status, and whether it may be kept. */
export interface Asked {
  readonly policyId: number
  readonly status: number
  readonly isKept: boolean
}

/** `/3/404/7`: by the policy 3 with 404, for the pair 7; `/3/kept` is the same URL for many. */
export function askedOf(path: string): Asked {
  const [plain = ''] = path.split('?')
  const [, policyId, status] = plain.split('/')
  const isKept = status === 'kept'
  return { policyId: Number(policyId), status: isKept ? 200 : Number(status), isKept }
}

/** Headers that a policy may expose. */
export const EXPOSABLE: readonly string[] = ['X-B', 'ETag', 'X-C']

export function headersOf({ isKept }: Asked): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/plain',
    'X-B': 'b',
    ETag: '"1"',
    'X-C': 'c',
    'Cache-Control': isKept ? 'max-age=600' : 'no-store',
  }
}
