import type { CorsOptions } from '@webcors/core'
import { compare, isExact } from './compare/compare.js'
import type { Difference, DifferenceCode } from './compare/difference.js'
import { listableMethods } from './compare/names.js'
import { whyLeftOut } from './compare/origins.js'
import { CorsExportError } from './issue/cors-export-error.js'
import { createExportIssue, type ExportIssue } from './issue/export-issue.js'
import type { GatewayPolicy } from './policy/gateway-policy.js'
import { resolvePolicy } from './policy/resolve-policy.js'
import { collectOptionIssues } from './read-export-options.js'
import type { Files, PrintContext, Target } from './targets/target.js'
import { findTarget, type TargetName } from './targets/targets.js'

/** Options of an export. */
export interface ExportOptions {
  /**
   * Distinguishes several policies on one server: at most 32 lower-case letters, digits and `_`,
   * beginning with a letter.
   *
   * @default none
   */
  readonly name?: string
  /** Codes of accepted differences that narrow the policy. @default [] */
  readonly accept?: readonly DifferenceCode[]
  /**
   * Limits the policy to paths with this prefix, such as `/api/`. Other spellings that can mean the
   * same path, such as `/%61pi/`, `//api/` and `/API/`, get the policy too. A path with a `..`
   * segment gets the policy without its permissions. Only Apache needs this option: the
   * configurations of other targets have a place for paths.
   *
   * @default none
   */
  readonly path?: string
  /**
   * The folder of the files, for targets whose files name one another.
   *
   * @default the target's configuration folder
   */
  readonly directory?: string
  /** One of the forms of the target, such as `headers-more` for Nginx. @default the plain form */
  readonly variant?: string
}

/** A policy, written as the configuration of a target. */
export interface ExportedPolicy {
  /** The texts of the files, by file name. */
  readonly files: Files
  /** Whether pages and caches notice no difference. Differences on the wire may remain. */
  readonly exact: boolean
  /** Every difference between the target and the policy, the gravest first. */
  readonly differences: readonly Difference[]
}

/**
 * Prints a policy as the configuration of a server or a cloud in front of the application, or of
 * the application's framework.
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
 * @throws {CorsExportError} with every reason why the policy cannot be exported: differences that
 *   widen it, and differences that narrow it and are not accepted
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
  const supported = leaveOut(policy, found)
  const issues = [
    ...collectRefusals(differences, options, exportOptions.accept ?? []),
    ...collectLimitIssues(policy, supported, found),
  ]
  if (issues.length > 0) throw new CorsExportError(found.row.title, issues)
  const files = found.print(supported, contextOf(found, exportOptions, differences))
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

/** Removes the parts of the policy that the target does not support. */
function leaveOut(policy: GatewayPolicy, { row: { capabilities } }: Target): GatewayPolicy {
  const { origins, methods } = policy
  const listable = listableMethods(policy, capabilities)
  return {
    ...policy,
    origins:
      origins === '*' ? '*' : origins.filter((origin) => whyLeftOut(origin, capabilities) === null),
    methods: {
      ...methods,
      names: methods.names.filter((name) => name === '*' || listable.includes(name)),
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
  supported: GatewayPolicy,
  target: Target,
): readonly ExportIssue[] {
  const { title, capabilities } = target.row
  const { limit } = capabilities.origins
  const count = supported.origins === '*' ? 1 : supported.origins.length
  if (count === 0) {
    return [
      createExportIssue(
        'no-origin-left',
        ['origin'],
        policy.origins === '*' ? '*' : policy.origins.map(({ pattern }) => pattern),
        `export the origins: ${title} can list none of them`,
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
            `export ${count} origins: ${title} accepts at most ${limit}`,
            'Use patterns, or a target without a limit.',
          ),
        ]
      : []
  return [...over, ...(target.collectLimitIssues?.(supported) ?? [])]
}
