import type { CorsDecision, CorsPolicy } from '@webcors/core'
import { optionsOfPolicy } from '@webcors/core/adapter'
import { lint as lintOptions, type LintIssue } from '@webcors/doctor/lint'
import { moreAbout, writeHead } from '../report/findings.js'
import { wrap } from '../report/wrap.js'
import { type Loaded, loadModule } from '../load-module.js'
import { exitCodeFor, type Outcome } from '../outcome.js'
import { readArguments, readOne, secondsOf } from '../read-arguments.js'
import { readOrigin } from '../read-request.js'
import { UsageError } from '../usage-error.js'
import { withoutDenials } from '../without-denials.js'

export const OPTIONS = {
  export: { type: 'string' },
  origin: { type: 'string', multiple: true },
  timeout: { type: 'string' },
} as const

/** Checks the options of a module, or tests its policy. */
export async function lint(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const path = readOne(given, 'module to lint', 'npx webcors lint cors-options.mjs')
  const origins = given.list('origin').map(readOrigin)
  const loaded = await loadModule(path, given.text('export'), secondsOf(given.text('timeout'), 10))
  const issues = await lintLoaded(loaded, path, origins)
  return {
    exitCode: exitCodeFor(issues),
    report: (style) =>
      issues.length === 0
        ? `${style(['green', 'bold'], 'Clean')}: nothing was found in ${path}.`
        : issues
            .map(
              (issue) =>
                `${writeHead(issue.severity, issue.code, style)} ${style('dim', placeOf(issue))}\n${wrap(issue.message, '  ')}\n  ${moreAbout(issue.code, style)}`,
            )
            .join('\n\n'),
    json: issues,
    results: issues.map((issue) => {
      const { code, severity, message } = issue
      return { code, severity, message, location: path, place: placeOf(issue) }
    }),
  }
}

async function lintLoaded(
  loaded: Loaded,
  path: string,
  origins: readonly string[],
): Promise<readonly LintIssue[]> {
  if (loaded.kind === 'options') return lintOptions(loaded.value, { origins })
  if (loaded.kind === 'handler') {
    throw new UsageError(
      `Cannot lint ${path}: it exports a handler, which does not show its options. Export the options, or the policy.`,
    )
  }
  const options = optionsOfPolicy(loaded.value)
  return options === undefined
    ? withoutDenials(() => lintPolicy(loaded.value, origins))
    : lintOptions(options, { origins })
}

/** Tests a policy without options by its decisions, because `createCors` did not create it. */
async function lintPolicy(
  policy: CorsPolicy,
  origins: readonly string[],
): Promise<readonly LintIssue[]> {
  const ask = async (origin: string): Promise<CorsDecision['headers']> => {
    const request = { method: 'GET', origin, requestMethod: null, requestHeaders: null }
    return (await policy.decide(request)).headers
  }
  const forOthers = await ask('https://webcors-doctor.example')
  const isForAll = forOthers.some(([, value]) => value === '*')
  if (isForAll) return []
  const [known = 'null'] = origins
  const forPages = [...forOthers, ...(await ask(known))]
  const credentials = forPages.some(([name]) => /-allow-credentials$/i.test(name))
  const origin = async (one: string): Promise<boolean> => policy.allows(one)
  return lintOptions({ origin, credentials }, { origins })
}

/** Formats the path of an issue: `origin[2]`. */
function placeOf({ path }: LintIssue): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`,
    )
    .join('')
}
