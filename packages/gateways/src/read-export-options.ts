import { DIFFERENCE_SEVERITIES, type DifferenceCode } from './compare/difference.js'
import type { ExportOptions } from './export-policy.js'
import { createExportIssue, type ExportIssue, quote } from './issue/export-issue.js'
import type { Target } from './targets/target.js'

interface Check {
  readonly pattern: RegExp
  readonly rule: string
  readonly fix: string
}

/** The rules for names and paths in a configuration, so that they contain no syntax. */
const CHECKS: Readonly<Record<'name' | 'directory' | 'path', Check>> = {
  name: {
    pattern: /^[a-z][a-z0-9_]{0,31}$/,
    rule: 'a name begins with a lower-case letter, and has at most 32 lower-case letters, digits and _',
    fix: 'Write name: "api".',
  },
  directory: {
    pattern: /^[A-Za-z0-9._/-]{1,200}$/,
    rule: 'a directory has letters, digits and any of ._/-',
    fix: 'Write directory: "/etc/haproxy".',
  },
  path: {
    pattern: /^\/[A-Za-z0-9._~/-]{0,200}$/,
    rule: 'a path begins with a slash, and has letters, digits and any of ._~/-',
    fix: 'Write path: "/api/".',
  },
}

const KNOWN = ['name', 'accept', 'path', 'directory', 'variant']

/** Returns every mistake in the options of an export. */
export function collectOptionIssues(target: Target, given: ExportOptions): ExportIssue[] {
  const { title } = target.row
  const issues: ExportIssue[] = []
  const wrong = (option: string, value: unknown, why: string, fix: string) =>
    issues.push(
      createExportIssue(
        'export-option-invalid',
        [option],
        value,
        `use ${option} ${quote(value)}: ${why}`,
        fix,
      ),
    )
  for (const [option, value] of Object.entries(given)) {
    if (!KNOWN.includes(option))
      wrong(option, value, 'no such option', `Write one of ${KNOWN.join(', ')}.`)
  }
  for (const [option, { pattern, rule, fix }] of Object.entries(CHECKS)) {
    const value: unknown = given[option as keyof typeof CHECKS]
    if (value === undefined) continue
    const isFine = typeof value === 'string' && pattern.test(value) && !value.includes('..')
    if (!isFine) wrong(option, value, rule, fix)
  }
  if (given.path !== undefined && !target.takesPath) {
    const fix = 'Leave it out, and include the files where the path is configured.'
    wrong('path', given.path, `${title} has a place for paths in its own configuration`, fix)
  }
  const { variants = ['plain'] } = target
  if (given.variant !== undefined && !variants.includes(given.variant)) {
    const fix = `Write one of ${variants.join(', ')}, or leave it out.`
    wrong('variant', given.variant, `${title} has no such variant`, fix)
  }
  return [...issues, ...collectAcceptIssues(given.accept)]
}

function collectAcceptIssues(accept: unknown): ExportIssue[] {
  if (accept === undefined) return []
  if (!Array.isArray(accept)) {
    const fix = "Write a list: accept: ['options-answered']."
    const problem = `accept ${quote(accept)}: it is not a list`
    return [createExportIssue('accept-unknown', ['accept'], accept, problem, fix)]
  }
  return (accept as readonly unknown[]).flatMap((code, index) => {
    const severity =
      typeof code === 'string' && Object.hasOwn(DIFFERENCE_SEVERITIES, code)
        ? DIFFERENCE_SEVERITIES[code as DifferenceCode]
        : null
    if (severity !== null && severity !== 'widens') return []
    const [why, fix] =
      severity === null
        ? ['no difference has this code', 'Write one of the codes that the error names.']
        : [
            'it widens the policy, and is never exported',
            'Remove it, and change the policy or the target.',
          ]
    const problem = `accept ${quote(code)}: ${why}`
    return [createExportIssue('accept-unknown', ['accept', index], code, problem, fix)]
  })
}
