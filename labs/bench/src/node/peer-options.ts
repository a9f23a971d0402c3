import { POLICY } from '../kinds.ts'

/**
 * The policy in the options of `cors` and `@fastify/cors`. Both allow any header if none is listed.
 */
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
