import type { SimulatedRequest, SimulateOptions } from '@webcors/doctor'
import type { Arguments } from './read-arguments.js'
import { UsageError } from './usage-error.js'

/** Options that say what a page asks for. */
export const REQUEST_OPTIONS = {
  origin: { type: 'string' },
  // With the letters that curl has for them.
  method: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H', multiple: true },
  credentials: { type: 'boolean' },
  body: { type: 'string', short: 'd' },
  engine: { type: 'string' },
} as const

const TOKEN = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/

/** @throws {UsageError} for what no page could ask for, however it is written */
export function readRequest(url: string, given: Arguments): SimulatedRequest {
  const body = given.text('body')
  const method = given.text('method') ?? (body === undefined ? 'GET' : 'POST')
  if (!TOKEN.test(method)) throw new UsageError(`"${method}" is no method.`)
  if (body !== undefined && /^(?:GET|HEAD)$/i.test(method)) {
    throw new UsageError(`A ${method} has no body: leave --body out, or write another --method.`)
  }
  return {
    url: readUrl(url),
    origin: readOrigin(given.text('origin')),
    method,
    headers: given.list('header').map(readHeader),
    credentials: given.flag('credentials') ? 'include' : 'same-origin',
    ...(body !== undefined && { body }),
  }
}

/** The engine whose departures from the standard are followed. */
export function readEngine(given: Arguments): NonNullable<SimulateOptions['engine']> {
  const engine = given.text('engine') ?? 'chromium'
  if (engine === 'chromium' || engine === 'firefox' || engine === 'webkit') return engine
  throw new UsageError(`There is no engine "${engine}": write chromium, firefox or webkit.`)
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text
  const hint = looksLikeHost(text) ? `, such as ${withScheme(text)}` : ''
  throw new UsageError(`"${text}" is no URL of http or https: write the whole${hint}.`)
}

/** "localhost:3000" is a URL too, of the scheme "localhost". */
function looksLikeHost(text: string): boolean {
  return /^(?:[\w-]+\.[\w.-]+|localhost)(:\d+)?(\/|$)/.test(text)
}

function withScheme(host: string): string {
  return `${/^(?:localhost|127\.)/.test(host) ? 'http' : 'https'}://${host}`
}

export function readOrigin(text: string | undefined): string {
  if (text === undefined) {
    throw new UsageError('Say which page asks: --origin https://app.example.com.')
  }
  if (text === 'null') return text
  if (text.includes('*')) {
    throw new UsageError(`"${text}" is no origin: a page has one, such as https://app.example.com.`)
  }
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    const example = looksLikeHost(text) ? withScheme(text) : 'https://app.example.com'
    throw new UsageError(`"${text}" is no origin: write a scheme and a host, such as ${example}.`)
  }
  const { origin } = new URL(text)
  if (origin !== text) throw new UsageError(`Browsers write the origin "${text}" as ${origin}.`)
  return text
}

function readHeader(text: string): readonly [string, string] {
  const at = text.indexOf(':')
  const name = text.slice(0, at).trim()
  if (at < 1 || !TOKEN.test(name)) {
    throw new UsageError(`"${text}" is no header: write 'Name: value'.`)
  }
  const value = text.slice(at + 1).trim()
  // oxlint-disable-next-line no-control-regex -- these are what cannot be sent
  if (/[\u0000-\u0008\u000a-\u001f\u007f\u{100}-\u{10ffff}]/u.test(value)) {
    throw new UsageError(`The header ${name} has a character in it that cannot be sent.`)
  }
  return [name, value]
}
