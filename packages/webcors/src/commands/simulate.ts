import { createCors, type CorsOptions, CorsOptionsError, withCors } from '@webcors/core'
import { diagnose, type Send, sendTo } from '@webcors/doctor'
import { outcomeOf } from '../report/diagnosis.js'
import { type Loaded, loadModule } from '../load-module.js'
import type { Outcome } from '../outcome.js'
import { readArguments, readOne, secondsOf } from '../read-arguments.js'
import { readCookies } from '../read-cookies.js'
import { readEngine, readRequest, REQUEST_OPTIONS } from '../read-request.js'
import { readFixTarget } from '../report/fixes.js'
import { UsageError } from '../usage-error.js'
import { withoutDenials } from '../without-denials.js'

export const OPTIONS = {
  ...REQUEST_OPTIONS,
  url: { type: 'string' },
  export: { type: 'string' },
  for: { type: 'string' },
  timeout: { type: 'string' },
} as const

/** Sends the request of a page to the policy or the handler of a module, without a network. */
export async function simulate(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const wanted = readFixTarget(given.text('for'))
  const path = readOne(
    given,
    'module to simulate',
    'npx webcors simulate cors-options.mjs --origin https://app.example.com',
  )
  const request = readRequest(given.text('url') ?? 'https://api.example.com/', given)
  const engine = readEngine(given)
  const seconds = secondsOf(given.text('timeout'), 10)
  const loaded = await loadModule(path, given.text('export'), seconds)
  const send = within(seconds, senderOf(loaded, path))
  const cookies = await readCookies(request.url, given)
  const diagnosis = await withoutDenials(() =>
    diagnose(request.url, {
      ...request,
      send,
      engine,
      ...(cookies !== undefined && { cookies }),
    }),
  )
  return outcomeOf(diagnosis, path, engine, wanted)
}

function senderOf({ kind, value }: Loaded, path: string): Send {
  if (kind === 'handler') return sendTo(withReason(value))
  try {
    const policy = kind === 'policy' ? value : createCors(value as CorsOptions)
    return sendTo(withCors(() => new Response(), policy))
  } catch (error) {
    if (!(error instanceof CorsOptionsError)) throw error
    const [issue] = error.issues
    throw new UsageError(`Cannot create a policy from ${path}: ${issue?.message}`, {
      cause: error,
    })
  }
}

/**
 * Gives the error of a handler a message that names the handler. The simulation then has no
 * response.
 */
function withReason(handler: Parameters<typeof sendTo>[0]): Parameters<typeof sendTo>[0] {
  return async (request) => {
    try {
      return await handler(request)
    } catch (error) {
      throw new Error(`The handler threw ${String(error).split('\n')[0]}`, { cause: error })
    }
  }
}

/** Ends the wait for a handler that never settles. */
function within(seconds: number, send: Send): Send {
  return async (message) => {
    let timer: NodeJS.Timeout | undefined
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`The handler did not answer in ${seconds} seconds`)),
        seconds * 1000,
      )
    })
    try {
      return await Promise.race([send(message), timeout])
    } finally {
      clearTimeout(timer)
    }
  }
}
