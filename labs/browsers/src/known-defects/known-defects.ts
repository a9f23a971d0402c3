import type { StartPitfalls } from './application.ts'
import { startExpressPitfalls } from './express-app.ts'
import { startFastifyPitfalls } from './fastify-app.ts'
import { startFetchPitfalls } from './fetch-app.ts'
import { startH3Pitfalls } from './h3-app.ts'
import { startKoaPitfalls } from './koa-app.ts'
import { startNodePitfalls } from './node-app.ts'
import { ORIGIN_PITFALLS } from './origin-pitfalls.ts'
import type { Pitfall } from './pitfall.ts'
import { PREFLIGHT_PITFALLS } from './preflight-pitfalls.ts'
import { RESPONSE_PITFALLS } from './response-pitfalls.ts'

export const PITFALLS: readonly Pitfall[] = [
  ...ORIGIN_PITFALLS,
  ...PREFLIGHT_PITFALLS,
  ...RESPONSE_PITFALLS,
].toSorted((a, b) => a.number - b.number)

/** Real applications, with what goes wrong in them. */
export const PITFALL_DOORS: Readonly<Record<string, StartPitfalls>> = {
  fetch: startFetchPitfalls,
  'node:http': startNodePitfalls,
  Express: startExpressPitfalls,
  Fastify: startFastifyPitfalls,
  Koa: startKoaPitfalls,
  h3: startH3Pitfalls,
}
