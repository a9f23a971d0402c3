import { FIX_TARGETS, type Fix } from '@webcors/doctor'
import { nearest } from '../nearest.js'
import type { Style } from '../style.js'
import { UsageError } from '../usage-error.js'
import { wrap } from './wrap.js'

/** Removes case, punctuation and spaces from a name, so that `nextjs` matches `Next.js`. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z\d]/g, '')

/** Other names for fixes. The name of a framework alone means the fix with webcors. */
const ALIASES: Readonly<Record<string, string>> = {
  node: 'node:http',
  nest: 'NestJS',
  express: 'webcors, Express and Connect',
  connect: 'webcors, Express and Connect',
  koa: 'webcors, Koa',
  next: 'webcors, Next.js',
  nextjs: 'webcors, Next.js',
  fastify: 'webcors, Fastify',
  hono: 'webcors, Hono',
  lambda: 'webcors, AWS Lambda',
  cors: 'Express, with the cors package',
  nuxt: 'webcors, h3 and Nitro',
  nitro: 'webcors, h3 and Nitro',
  cra: 'Create React App, while developing',
  dotnet: 'ASP.NET Core',
  rails: 'Rails',
  springboot: 'Spring',
  httpd: 'Apache',
}

/** Finds a target by its name, by the beginning of its name, or by whole words in it. */
function find<T extends { readonly for: string }>(
  all: readonly T[],
  wanted: string,
): T | undefined {
  const name = plain(ALIASES[plain(wanted)] ?? wanted)
  if (name === '') return undefined
  return (
    all.find((one) => plain(one.for) === name) ??
    all.find((one) => plain(one.for).startsWith(name)) ??
    all.find((one) => hasWords(one.for, name))
  )
}

/** Whether words of a text that follow each other are `name`, without the spaces between them. */
function hasWords(text: string, name: string): boolean {
  const words = text.toLowerCase().match(/[a-z\d]+/g) ?? []
  return words.some((_, from) =>
    words.some((_last, to) => words.slice(from, to + 1).join('') === name),
  )
}

/**
 * Checks the value of `--for` before any request is sent.
 *
 * @throws {UsageError} for an unknown server
 */
export function readFixTarget(wanted: string | undefined): string | undefined {
  if (wanted === undefined || find(FIX_TARGETS, wanted) !== undefined) return wanted
  const names = FIX_TARGETS.map((target) => target.for)
  const meant = nearest(wanted, [...Object.keys(ALIASES), ...names])
  const guess = meant === null ? '' : ` Did you mean ${meant}?`
  throw new UsageError(
    `Cannot write a fix for "${wanted}": no such server.${guess} The servers are: ${names.join('; ')}.`,
  )
}

/**
 * Writes the fix for the chosen server, to be pasted. Without a server, asks for one.
 *
 * @param isKnown whether a response revealed the server, so that the first fix is for it
 */
export function writeFixes(
  fixes: readonly Fix[],
  wanted: string | undefined,
  style: Style,
  isKnown = false,
): string {
  const chosen = wanted === undefined ? (isKnown ? fixes[0] : undefined) : find(fixes, wanted)
  const names = fixes.map((fix) => fix.for)
  if (chosen === undefined) {
    return wrap(
      `For the code to paste, say which server it is, such as ${style('bold', '--for nginx')}: ${names.join('; ')}.`,
    )
  }
  const others = names.filter((name) => name !== chosen.for)
  return [
    wrap(`To paste, for ${style('bold', chosen.for)}. ${chosen.where}`),
    '',
    ...(chosen.install === undefined ? [] : [`    ${chosen.install}`, '']),
    ...chosen.code.split('\n').map((line) => `    ${line}`.trimEnd()),
    ...(wanted === undefined
      ? ['', style('dim', wrap(`For others, --for: ${others.join('; ')}.`))]
      : []),
  ].join('\n')
}
