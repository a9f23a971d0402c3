import type { PageRequest } from '../lab/lab-case.ts'

/** What a policy's author writes: those options that say who may do what. */
export interface Policy {
  readonly origin: '*' | readonly string[]
  readonly methods?: readonly string[]
  readonly allowedHeaders?: readonly string[]
  readonly exposedHeaders?: '*' | readonly string[]
  readonly credentials: boolean
  readonly maxAge?: number
}

/** What a page at an origin does. */
export interface Deed {
  /** `null` is a sandboxed frame. */
  readonly origin: string
  /** By which way it asks. */
  readonly api: PageRequest['api']
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly credentials: 'omit' | 'include'
  readonly body: string | null
  /** Whether it listens to the progress of its upload. */
  readonly upload: boolean
  /** How often it does it, one time after the other. */
  readonly times: number
}
