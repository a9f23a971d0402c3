import { sendOverNetwork, UnreachableError } from '@webcors/doctor/node'
import {
  CorsExportError,
  type DriftFinding,
  type DriftOptions,
  type DriftReport,
  findDrift,
  TARGET_NAMES,
  type TargetName,
} from '@webcors/gateways'
import { wrap } from '../report/wrap.js'
import type { Outcome } from '../outcome.js'
import { readArguments, secondsOf } from '../read-arguments.js'
import { readPolicyOptions } from '../read-policy-options.js'
import { readOrigin } from '../read-request.js'
import { escapeControls, type Style } from '../style.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = {
  export: { type: 'string' },
  target: { type: 'string' },
  origin: { type: 'string', multiple: true },
  insecure: { type: 'boolean', short: 'k' },
  timeout: { type: 'string' },
} as const

const LEVELS = { widens: 'error', narrows: 'error', cache: 'warning', wire: 'info' } as const
const COLORS = { widens: 'red', narrows: 'yellow', cache: 'yellow', wire: 'blue' } as const
const VERDICTS = {
  equal: 'Equal: browsers and caches notice no difference from the policy.',
  widens: 'Wider: the server allows more than the policy.',
  narrows: 'Narrower: the server allows less than the policy.',
  cache: 'Not safe to cache: pages get the right responses, but caches may send a wrong one.',
  wire: 'Different only on the wire: neither pages nor caches notice.',
} as const

/** Compares a running server with the policy of a module. */
export async function drift(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const [url, path, other] = given.positionals
  if (url === undefined || path === undefined || other !== undefined) {
    throw new UsageError(
      'Give the URL and the module, and nothing else: npx webcors drift https://api.example.com/ cors-options.mjs.',
    )
  }
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url))
    throw new UsageError(`Cannot request "${url}": it must be an http or https URL.`)
  const timeoutSeconds = secondsOf(given.text('timeout'), 10)
  const options = await readPolicyOptions(path, given.text('export'), timeoutSeconds)
  const target = readTarget(given.text('target'))
  const driftOptions: DriftOptions = {
    origins: given.list('origin').map(readOrigin),
    ...(target === undefined ? {} : { target }),
  }
  try {
    const send = sendOverNetwork({ timeoutSeconds, insecure: given.flag('insecure') })
    return reportOf(await findDrift(options, url, send, driftOptions), url)
  } catch (error) {
    if (error instanceof UnreachableError) {
      const { message, code } = error
      return { exitCode: 3, report: () => message, json: { error: message, code }, results: [] }
    }
    const isRefusal = error instanceof CorsExportError || hasIssues(error)
    if (isRefusal)
      throw new UsageError(`Cannot compare ${path}: ${firstIssue(error)}`, { cause: error })
    throw error
  }
}

function readTarget(name: string | undefined): TargetName | undefined {
  if (name === undefined || (TARGET_NAMES as readonly string[]).includes(name))
    return name as TargetName | undefined
  throw new UsageError(
    `Cannot use target "${name}": no such target. The targets are: ${TARGET_NAMES.join(', ')}.`,
  )
}

function hasIssues(error: unknown): error is { issues: readonly { message: string }[] } {
  return Array.isArray((error as { issues?: unknown } | null)?.issues)
}

function firstIssue(error: unknown): string {
  return hasIssues(error) ? (error.issues[0]?.message ?? '') : String(error)
}

function reportOf({ verdict, findings, requests, notJudged }: DriftReport, url: string): Outcome {
  const isGrave = verdict !== 'equal' && verdict !== 'wire'
  return {
    exitCode: isGrave ? 1 : 0,
    report: (style) =>
      [
        style([isGrave ? 'red' : 'green', 'bold'], VERDICTS[verdict]),
        ...describeAll(findings, style),
        [`${requests} requests were sent to ${url}.`, ...notJudged].join('\n'),
      ].join('\n\n'),
    json: { verdict, findings, requests, notJudged },
    results: findings.map(({ code, severity, message }) => ({
      code,
      severity: LEVELS[severity],
      message,
      location: url,
    })),
  }
}

/**
 * The maximum number of findings with the same code in the report. A server that reflects every
 * origin has many of them.
 */
const MAX_SHOWN = 4

function describeAll(findings: readonly DriftFinding[], style: Style): readonly string[] {
  const codes = [...new Set(findings.map(({ code }) => code))]
  return codes.flatMap((code) => {
    const found = findings.filter((finding) => finding.code === code)
    const shown = found.slice(0, MAX_SHOWN).map((finding) => describe(finding, style))
    const more = found.length - shown.length
    return more > 0 ? [...shown, `${more} more of ${code}: --json has them all.`] : shown
  })
}

function describe(
  { code, severity, message, request, response }: DriftFinding,
  style: Style,
): string {
  const shown = response.headers.filter(([name]) =>
    /^(access-control-.*|vary|timing-allow-origin)$/i.test(name),
  )
  return [
    `${style([COLORS[severity], 'bold'], severity)} ${style('bold', code)}`,
    wrap(message, '  '),
    `  ${request.method} ${request.headers.map(([name, value]) => `${name}: ${value}`).join(', ')}`,
    `  ${response.status} ${shown.map(([name, value]) => `${name}: ${escapeControls(value)}`).join(', ')}`.trimEnd(),
  ].join('\n')
}
