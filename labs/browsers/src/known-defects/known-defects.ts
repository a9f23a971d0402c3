import type { StartKnownDefects } from './application.ts'
import { startExpressKnownDefects } from './express-app.ts'
import { startFastifyKnownDefects } from './fastify-app.ts'
import { startFetchKnownDefects } from './fetch-app.ts'
import { startH3KnownDefects } from './h3-app.ts'
import { startKoaKnownDefects } from './koa-app.ts'
import { startNodeKnownDefects } from './node-app.ts'
import { ORIGIN_KNOWN_DEFECTS } from './origin-defects.ts'
import type { KnownDefect } from './known-defect.ts'
import { PREFLIGHT_KNOWN_DEFECTS } from './preflight-defects.ts'
import { RESPONSE_KNOWN_DEFECTS } from './response-defects.ts'

export const KNOWN_DEFECTS: readonly KnownDefect[] = [
  ...ORIGIN_KNOWN_DEFECTS,
  ...PREFLIGHT_KNOWN_DEFECTS,
  ...RESPONSE_KNOWN_DEFECTS,
].toSorted((a, b) => a.number - b.number)

/** The known defects that browsers can show, with real applications. */
export const KNOWN_DEFECT_HOSTS: Readonly<Record<string, StartKnownDefects>> = {
  fetch: startFetchKnownDefects,
  'node:http': startNodeKnownDefects,
  Express: startExpressKnownDefects,
  Fastify: startFastifyKnownDefects,
  Koa: startKoaKnownDefects,
  h3: startH3KnownDefects,
}
