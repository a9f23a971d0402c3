/** What a policy's author writes: those options that say who may do what. */
export interface Policy {
  readonly origin: '*' | readonly string[]
  readonly methods?: readonly string[]
  readonly allowedHeaders?: readonly string[]
  readonly exposedHeaders?: '*' | readonly string[]
  readonly credentials: boolean
}

/** What a page at an origin does. */
export interface Deed {
  /** `null` is a sandboxed frame. */
  readonly origin: string
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly credentials: 'omit' | 'include'
}
