import { diagnose, type Diagnosis, type Send } from '@webcors/doctor'
import { sendOverNetwork, UnreachableError } from '@webcors/doctor/node'
import { outcomeOf } from '../report/diagnosis.js'
import type { Outcome } from '../outcome.js'
import { readArguments, readOne, secondsOf } from '../read-arguments.js'
import { readEngine, readRequest, REQUEST_OPTIONS } from '../read-request.js'
import { harmless } from '../style.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = {
  ...REQUEST_OPTIONS,
  'error-path': { type: 'string', multiple: true },
  audit: { type: 'boolean' },
  insecure: { type: 'boolean', short: 'k' },
  for: { type: 'string' },
  timeout: { type: 'string' },
} as const

/** Asks a server what a page would get, and looks at what nobody looks at. */
export async function check(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const url = readOne(
    given,
    'URL to check',
    'webcors check https://api.example.com/ --origin https://app.example.com',
  )
  const { url: _, ...request } = readRequest(url, given)
  const timeoutSeconds = secondsOf(given.text('timeout'), 10)
  const engine = readEngine(given)
  const diagnosis = await diagnose(url, {
    ...request,
    send: untilSilent(sendOverNetwork({ timeoutSeconds, insecure: given.flag('insecure') })),
    errorPaths: given.list('error-path').map((path) => readPath(path, url)),
    audit: given.flag('audit'),
    engine,
  })
  return outcomeOf(
    given.flag('insecure') ? withNote(diagnosis) : diagnosis,
    url,
    engine,
    given.text('for'),
  )
}

function withNote(diagnosis: Diagnosis): Diagnosis {
  const { simulation } = diagnosis
  const warnings = [...simulation.warnings, 'Certificates were not looked at. Browsers do.']
  return { ...diagnosis, simulation: { ...simulation, warnings } }
}

/** Whoever let one exchange time out is not asked again. */
function untilSilent(send: ReturnType<typeof sendOverNetwork>): Send {
  let silence: UnreachableError | undefined
  return async (message) => {
    if (silence) throw silence
    try {
      const { status, headers } = await send(message)
      return { status, headers: headers.map(([name, value]) => [name, harmless(value)] as const) }
    } catch (error) {
      if (error instanceof UnreachableError && error.code === 'TIMEOUT') silence = error
      throw error
    }
  }
}

function readPath(path: string, url: string): string {
  if (URL.canParse(path, url)) return path
  throw new UsageError(`"${path}" is no path.`)
}
