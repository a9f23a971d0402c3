import { existsSync, readFileSync } from 'node:fs'
import { diagnose, type Diagnosis, type Send, type SimulatedRequest } from '@webcors/doctor'
import { sendOverNetwork, UnreachableError } from '@webcors/doctor/node'
import { type CopiedRequest, readCopiedRequest } from '../input/copied-request.js'
import { readHar } from '../input/har.js'
import { readResponseHeaders } from '../input/response-headers.js'
import type { Outcome } from '../outcome.js'
import { type Arguments, readArguments, readOne, secondsOf } from '../read-arguments.js'
import {
  readCookies,
  readEngine,
  readOrigin,
  readRequest,
  readUrl,
  REQUEST_OPTIONS,
} from '../read-request.js'
import { readStandardInput } from '../read-standard-input.js'
import { outcomeOf } from '../report/diagnosis.js'
import { choosesFix } from '../report/fixes.js'
import { summaryOf } from '../report/summary.js'
import { harmless } from '../style.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = {
  ...REQUEST_OPTIONS,
  'error-path': { type: 'string', multiple: true },
  'response-headers': { type: 'string' },
  audit: { type: 'boolean' },
  insecure: { type: 'boolean', short: 'k' },
  for: { type: 'string' },
  timeout: { type: 'string' },
} as const

/** More URLs than this are not checked at once. */
const MOST_URLS = 100

/** Asks a server what a page would get, and looks for what is often wrong. */
export async function check(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const wanted = choosesFix(given.text('for'))
  const what = readOne(
    given,
    'URL to check',
    'npx webcors check https://api.example.com/ --origin https://app.example.com',
  )
  const requests = readRequests(what, given)
  const [only, ...others] = requests
  if (only !== undefined && others.length === 0) {
    const diagnosis = await diagnoseOne(only, given)
    return outcomeOf(diagnosis, only.url, readEngine(given), wanted)
  }
  const diagnoses: Diagnosis[] = []
  for (const [index, request] of requests.entries()) {
    progress(`${index + 1} of ${requests.length}: ${request.url}`)
    diagnoses.push(await diagnoseOne(request, given))
  }
  progress('')
  return summaryOf(diagnoses)
}

/** On standard error, and only where a person looks. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`)
}

function readRequests(what: string, given: Arguments): readonly SimulatedRequest[] {
  const copied = readCopiedRequest(what)
  if (copied) return [requestOf(copied, given)]
  if (what.endsWith('.har') && existsSync(what)) {
    return readHar(what)
      .slice(0, MOST_URLS)
      .map((one) => requestOf(one, given))
  }
  if (what.endsWith('.txt') && existsSync(what)) {
    const urls = readFileSync(what, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
    if (urls.length === 0) throw new UsageError(`Cannot use ${what}: it has no URL.`)
    if (urls.length > MOST_URLS) {
      throw new UsageError(`Cannot check ${urls.length} URLs at once: give up to ${MOST_URLS}.`)
    }
    return urls.map((url) => readRequest(url, given))
  }
  return [readRequest(what, given)]
}

/** Options that are given beside it count before what was copied. */
function requestOf(copied: CopiedRequest, given: Arguments): SimulatedRequest {
  const { url, method, headers, body, origin, isCredentialed } = copied
  return {
    url: readUrl(url),
    origin: readOrigin(given.text('origin') ?? origin ?? undefined),
    method: given.text('method') ?? method,
    headers,
    credentials: given.flag('credentials') || isCredentialed ? 'include' : 'same-origin',
    ...(body !== undefined && !/^(?:GET|HEAD)$/i.test(method) && { body }),
  }
}

async function diagnoseOne(request: SimulatedRequest, given: Arguments): Promise<Diagnosis> {
  const { url, ...rest } = request
  const isInsecure = given.flag('insecure')
  const cookies = await readCookies(url, given)
  const diagnosis = await diagnose(url, {
    ...rest,
    send: await senderOf(given, isInsecure),
    errorPaths: given.list('error-path').map((path) => readPath(path, url)),
    audit: given.flag('audit'),
    engine: readEngine(given),
    ...(cookies !== undefined && { cookies }),
  })
  return isInsecure ? withNote(diagnosis) : diagnosis
}

async function senderOf(given: Arguments, insecure: boolean): Promise<Send> {
  const pasted = given.text('response-headers')
  if (pasted !== undefined) return pastedAnswer(pasted)
  const timeoutSeconds = secondsOf(given.text('timeout'), 10)
  return untilSilent(sendOverNetwork({ timeoutSeconds, insecure }))
}

/** Answers the page's own request with what was pasted, its preflight with the same, and nothing else. */
async function pastedAnswer(path: string): Promise<Send> {
  if (path !== '-' && !existsSync(path)) throw new UsageError(`Cannot read ${path}: no such file.`)
  const text = path === '-' ? await readStandardInput() : readFileSync(path, 'utf8')
  const { status, headers } = readResponseHeaders(harmless(text))
  return ({ url }) => {
    if (url.includes('webcors-doctor'))
      throw new Error('Only the response that was pasted is known')
    return { status, headers }
  }
}

function withNote(diagnosis: Diagnosis): Diagnosis {
  const { simulation } = diagnosis
  const warnings = [...simulation.warnings, 'Certificates were not looked at. Browsers do.']
  return { ...diagnosis, simulation: { ...simulation, warnings } }
}

/** A server that let one exchange time out is not asked again. */
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
  throw new UsageError(`Cannot ask for "${path}": it is not a path.`)
}
