import { existsSync } from 'node:fs'
import { diagnose, type Diagnosis, type Send, type SimulatedRequest } from '@webcors/doctor'
import { sendOverNetwork, UnreachableError } from '@webcors/doctor/node'
import { readCopiedRequest } from '../input/copied-request.js'
import { readHar } from '../input/har.js'
import { readResponseHeaders } from '../input/response-headers.js'
import type { Outcome } from '../outcome.js'
import { type Arguments, readArguments, readOne, secondsOf } from '../read-arguments.js'
import { readCookies } from '../read-cookies.js'
import { looksLikeHost, readEngine, readRequest, REQUEST_OPTIONS } from '../read-request.js'
import { readStandardInput } from '../read-standard-input.js'
import { readText } from '../read-text.js'
import { outcomeOf } from '../report/diagnosis.js'
import { readFixTarget } from '../report/fixes.js'
import { summaryOf } from '../report/summary.js'
import { escapeControls } from '../style.js'
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

/** The maximum number of URLs in one run. */
const MAX_URLS = 100

/** Sends the request of a page to a server, and finds mistakes. */
export async function check(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const wanted = readFixTarget(given.text('for'))
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

/** Prints progress to standard error, if it is a terminal. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`)
}

function readRequests(what: string, given: Arguments): readonly SimulatedRequest[] {
  const copied = readCopiedRequest(what)
  if (copied) return [readRequest(copied.url, given, copied)]
  if (isFile(what, '.har')) {
    return readHar(what)
      .slice(0, MAX_URLS)
      .map((one) => readRequest(one.url, given, one))
  }
  if (isFile(what, '.txt')) {
    const urls = readText(what)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
    if (urls.length === 0) throw new UsageError(`Cannot use ${what}: it has no URL.`)
    if (urls.length > MAX_URLS) {
      throw new UsageError(`Cannot check ${urls.length} URLs at once: give up to ${MAX_URLS}.`)
    }
    return urls.map((url) => readRequest(url, given))
  }
  return [readRequest(what, given)]
}

/**
 * Whether an argument names a file, which may be missing. No host has such an extension, so only a
 * text with a host and a path is a URL: `example.com/robots.txt`.
 */
function isFile(what: string, extension: string): boolean {
  if (!what.endsWith(extension)) return false
  const isUrl = what.includes('://') || (what.includes('/') && looksLikeHost(what))
  return !isUrl || existsSync(what)
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
  return stopAfterTimeout(sendOverNetwork({ timeoutSeconds, insecure }))
}

/**
 * Answers the page's own request and its preflight with the pasted response. The other requests of
 * the check get no response.
 */
async function pastedAnswer(path: string): Promise<Send> {
  const text = path === '-' ? await readStandardInput() : readText(path)
  const { status, headers } = readResponseHeaders(escapeControls(text))
  return ({ url }) => {
    if (url.includes('webcors-doctor')) throw new Error('Only the pasted response is known')
    return { status, headers }
  }
}

function withNote(diagnosis: Diagnosis): Diagnosis {
  const { simulation } = diagnosis
  const warnings = [...simulation.warnings, 'Certificates were not checked. Browsers check them.']
  return { ...diagnosis, simulation: { ...simulation, warnings } }
}

/** Sends no further requests after a time-out. */
function stopAfterTimeout(send: ReturnType<typeof sendOverNetwork>): Send {
  let timeout: UnreachableError | undefined
  return async (message) => {
    if (timeout) throw timeout
    try {
      const { status, headers } = await send(message)
      return {
        status,
        headers: headers.map(([name, value]) => [name, escapeControls(value)] as const),
      }
    } catch (error) {
      if (error instanceof UnreachableError && error.code === 'TIMEOUT') timeout = error
      throw error
    }
  }
}

function readPath(path: string, url: string): string {
  if (URL.canParse(path, url)) return path
  throw new UsageError(
    `Cannot request the error path "${path}": it is not a path. Write one such as /fails.`,
  )
}
