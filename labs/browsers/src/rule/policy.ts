import type { PageRequest } from '../lab/lab-case.ts'

/** The options of a policy that decide which pages may send which requests. */
export interface Policy {
  readonly origin: '*' | readonly string[]
  readonly methods?: readonly string[]
  readonly allowedHeaders?: readonly string[]
  readonly exposedHeaders?: '*' | readonly string[]
  readonly credentials: boolean
  readonly maxAge?: number
}

/** The request of a page at an origin. */
export interface Deed {
  /** The origin of the page; `null` for a sandboxed frame. */
  readonly origin: string
  /** The API of the request. */
  readonly api: PageRequest['api']
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly credentials: 'omit' | 'include'
  readonly body: string | null
  /** Whether the page listens to the progress of its upload. */
  readonly upload: boolean
  /** How often the request is sent in turn. */
  readonly times: number
}
