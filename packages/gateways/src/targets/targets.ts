import { CorsExportError } from '../issue/cors-export-error.js'
import { createExportIssue, quote } from '../issue/export-issue.js'
import type { TargetRow } from '../compare/capabilities.js'
import { apache } from './apache.js'
import { caddy } from './caddy.js'
import { haproxy } from './haproxy.js'
import { nginx } from './nginx.js'
import type { Target } from './target.js'
import { varnish } from './varnish.js'

/** What `exportPolicy` prints for. */
export type TargetName = 'nginx' | 'apache' | 'haproxy' | 'caddy' | 'varnish'

const TARGETS: Readonly<Record<TargetName, Target>> = {
  nginx,
  apache,
  haproxy,
  caddy,
  varnish,
}

/** Every target, the exact ones first. */
export const TARGET_NAMES: readonly TargetName[] = Object.keys(TARGETS) as TargetName[]

/** @throws {CorsExportError} where there is no such target */
export function findTarget(name: string): Target {
  if (Object.hasOwn(TARGETS, name)) return TARGETS[name as TargetName]
  const problem = `export to ${quote(name)}: no such target`
  const fix = `Write one of ${TARGET_NAMES.join(', ')}.`
  throw new CorsExportError(quote(name), [createExportIssue('target-unknown', [], name, problem, fix)])
}

/**
 * What is known of a target: what it can say, how that was found out, and where.
 *
 * @throws {CorsExportError} where there is no such target
 */
export function targetRow(name: TargetName): TargetRow {
  return findTarget(name).row
}
