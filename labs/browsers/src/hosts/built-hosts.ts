import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pair } from '../rule/generate-pairs.ts'
import type { Host, Policies, Start } from './host.ts'
import { APP, startProgram } from './start-program.ts'

/** Hosts that the script `build` must build first. Each host of a build has a prefix. */
export const BUILT_HOSTS = {
  'Next.js route': (policies) => startNext('/node', policies, cannotInRoute),
  'Next.js route, edge': (policies) => startNext('/edge', policies, cannotInRoute),
  'Next.js proxy': (policies) => startNext('/proxy', policies, cannotInRoute),
  'Next.js pages/api': (policies) => startNext('/api', policies),
  'Nitro plugin': (policies) => startNitro('/fetch', policies),
  'Nitro middleware': (policies) => startNitro('/middleware', policies),
  'Nitro route': (policies) => startNitro('/routes', policies),
} satisfies Readonly<Record<string, Start>>

/**
 * The methods for which a route handler can be exported. Next answers other methods with 400
 * itself.
 */
const ROUTE_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

function cannotInRoute({ deed: { method } }: Pair): string | null {
  return ROUTE_METHODS.includes(method) ? null : `Next has no route handlers for ${method}`
}

async function startNext(
  prefix: string,
  policies: Policies,
  cannot: Host['cannot'] = () => null,
): Promise<Host> {
  checkBuilt('next/.next/BUILD_ID')
  const next = fileURLToPath(import.meta.resolve('next/dist/bin/next'))
  const command = [process.execPath, next, 'start', 'next', '-H', '127.0.0.1', '-p', '0'] as const
  const host = await startProgram(command, policies, {
    NEXT_TELEMETRY_DISABLED: '1',
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  })
  return { ...host, prefix, cannot }
}

async function startNitro(prefix: string, policies: Policies): Promise<Host> {
  const server = 'dist/nitro/server/index.mjs'
  checkBuilt(server)
  const env = { HOST: '127.0.0.1', PORT: '0' }
  return { ...(await startProgram([process.execPath, server], policies, env)), prefix }
}

function checkBuilt(file: string): void {
  if (existsSync(join(APP, file))) return
  throw new Error(`Cannot find ${file}. Run npx turbo run build --filter=@webcors-labs/browsers.`)
}
