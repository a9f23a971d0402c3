import { POLICY } from '../kinds.ts'

/** The one policy in the words of `cors` and `@fastify/cors`. Both let any header through where none is listed. */
export function peerOptions(any: boolean) {
  const listed = { methods: [...POLICY.methods], allowedHeaders: [...POLICY.allowedHeaders] }
  return {
    origin: [...POLICY.origin],
    exposedHeaders: [...POLICY.exposedHeaders],
    credentials: POLICY.credentials,
    maxAge: POLICY.maxAge,
    ...(any ? {} : listed),
  }
}
