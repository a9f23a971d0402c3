import type { CorsOptions } from '@webcors/core'
import { compare, isExact } from './compare/compare.js'
import type { Difference, DifferenceCode } from './compare/difference.js'
import { sayableMethods } from './compare/names.js'
import { whyLeftOut } from './compare/origins.js'
import { CorsExportError } from './issue/cors-export-error.js'
import { createExportIssue, type ExportIssue } from './issue/export-issue.js'
import type { GatewayPolicy } from './policy/gateway-policy.js'
import { resolvePolicy } from './policy/resolve-policy.js'
import { collectOptionIssues } from './read-export-options.js'
import type { Files, PrintContext, Target } from './targets/target.js'
import { findTarget, type TargetName } from './targets/targets.js'

/** How to export. */
export interface ExportOptions {
  /** Distinguishes policies that stand side by side: lower-case letters, digits and `_`, up to 32, beginning with a letter. Default none. */
  readonly name?: string
  /** Codes of differences that narrow the policy and are accepted. Default none. */
  readonly accept?: readonly DifferenceCode[]
  /** Limits the policy to paths that begin so, such as `/api/`: for Apache alone; other targets have a place for it. */
  readonly path?: string
  /** Where the files will stand, for targets whose files name one another. Default: where the target keeps its configuration. */
  readonly directory?: string
  /** One of the forms that the target has, such as `headers-more` for Nginx. Default: the plain one. */
  readonly variant?: string
}

/** A policy as the configuration of a target. */
export interface ExportedPolicy {
  /** Texts by the names of their files. */
  readonly files: Files
  /** Whether nothing differs that pages or caches notice. Differences on the wire may remain. */
  readonly exact: boolean
  /** Everything in which the target differs from the policy, the gravest first. */
  readonly differences: readonly Difference[]
}

/**
 * Prints a policy as the configuration of a server, a cloud or a framework that stands in front of the application, or is it.
 *
 * @example
 * ```ts
 * import { exportPolicy } from '@webcors/gateways'
 *
 * const { files } = exportPolicy({ origin: 'https://app.example.com', credentials: true }, 'nginx')
 * for (const [name, text] of Object.entries(files)) console.log(name, text.length > 0)
 * ```
 *
 * @param options the options of a policy, as `createCors` takes them
 * @throws {CorsOptionsError} for options that core refuses
 * @throws {CorsExportError} with every reason why the target cannot have the policy: what widens it, and what narrows it and is
 *   not accepted
 */
export function exportPolicy(
  options: CorsOptions,
  target: TargetName,
  exportOptions: ExportOptions = {},
): ExportedPolicy {
  const found = findTarget(target)
  const given = collectOptionIssues(found, exportOptions)
  if (given.length > 0) throw new CorsExportError(found.row.title, given)
  const resolved = resolvePolicy(options)
  if ('issues' in resolved) throw new CorsExportError(found.row.title, resolved.issues)
  const { policy } = resolved
  const differences = compare(policy, found.row)
  const sayable = leaveOut(policy, found)
  const issues = [
    ...collectRefusals(differences, options, exportOptions.accept ?? []),
    ...collectLimitIssues(policy, sayable, found),
  ]
  if (issues.length > 0) throw new CorsExportError(found.row.title, issues)
  const files = found.print(sayable, contextOf(found, exportOptions, differences))
  return { files, exact: isExact(differences), differences }
}

function contextOf(
  target: Target,
  { name, directory, path, variant }: ExportOptions,
  differences: readonly Difference[],
): PrintContext {
  return {
    prefix: name === undefined ? 'cors' : `cors_${name}`,
    differences,
    directory: (directory ?? target.directory ?? '').replace(/\/$/, ''),
    path: path ?? null,
    variant: variant ?? target.variants?.[0] ?? 'plain',
  }
}

/** What the target cannot have, taken out. */
function leaveOut(policy: GatewayPolicy, { row: { capabilities } }: Target): GatewayPolicy {
  const { origins, methods } = policy
  const sayable = sayableMethods(policy, capabilities)
  return {
    ...policy,
    origins:
      origins === '*' ? '*' : origins.filter((origin) => whyLeftOut(origin, capabilities) === null),
    methods: {
      ...methods,
      names: methods.names.filter((name) => name === '*' || sayable.includes(name)),
    },
  }
}

function collectRefusals(
  differences: readonly Difference[],
  options: CorsOptions,
  accept: readonly DifferenceCode[],
): ExportIssue[] {
  const given: Readonly<Record<PropertyKey, unknown>> = { ...options }
  return differences
    .filter(({ code, severity }) =>
      severity === 'narrows' ? !accept.includes(code) : severity === 'widens',
    )
    .map(({ code, severity, path, message, fix }) => {
      const value = path.length === 0 ? undefined : given[path[0] as PropertyKey]
      const shown = path.length > 1 && Array.isArray(value) ? value[path[1] as number] : value
      const way = severity === 'narrows' ? ` To accept it, write accept: ['${code}'].` : ''
      return { code, path, value: shown, message: `${message} ${fix}${way}`, fix: `${fix}${way}` }
    })
}

function collectLimitIssues(
  policy: GatewayPolicy,
  sayable: GatewayPolicy,
  target: Target,
): readonly ExportIssue[] {
  const { title, capabilities } = target.row
  const { limit } = capabilities.origins
  const count = sayable.origins === '*' ? 1 : sayable.origins.length
  if (count === 0) {
    return [
      createExportIssue(
        'no-origin-left',
        ['origin'],
        policy.origins === '*' ? '*' : policy.origins.map(({ pattern }) => pattern),
        `print the origins: ${title} can have no entry of this list`,
        'Use a target that has patterns, such as Nginx.',
      ),
    ]
  }
  const over =
    limit !== undefined && count > limit
      ? [
          createExportIssue(
            'limit-exceeded',
            ['origin'],
            count,
            `print ${count} origins: ${title} takes ${limit} at most`,
            'Use patterns, or a target without a limit.',
          ),
        ]
      : []
  return [...over, ...(target.collectLimitIssues?.(sayable) ?? [])]
}
