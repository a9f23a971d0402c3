import { H3, type H3Config, type H3Event } from 'h3'
import { cors } from './index.ts'
import { POLICY } from './policy.test-util.ts'

export type Handler = (event: H3Event) => unknown

/** Creates an app with one handler for all requests, with or without the policy. */
export function createApp(
  handler: Handler,
  { config = {}, behind = true }: { config?: H3Config; behind?: boolean } = {},
): H3 {
  const app = new H3({ silent: true, ...config })
  if (behind) app.use(cors(POLICY))
  return app.all('/', handler)
}

export function stage(headers: Headers, value: string, name = 'Vary'): void {
  headers.set(name, value)
}
