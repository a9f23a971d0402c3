import type { AddIssue } from './proxy-issue.js'
import type { ProxyOptions, RateLimit } from './proxy-options.js'
import { checkKnown, isRecord, readFunction } from './read-values.js'

/**
 * Reads the limit of requests. There is no default, because an unlimited proxy can cause high
 * costs.
 */
export function readLimit(value: unknown, add: AddIssue): ProxyOptions['limit'] {
  const path = ['limit']
  const fix =
    "Write limit: { perMinute: 60 }, or limit: 'none' if a server in front of the proxy limits requests."
  if (value === undefined) {
    add('limit-missing', path, value, 'make a proxy without a limit', fix)
    return 'none'
  }
  if (value === 'none' || typeof value === 'function') return value as ProxyOptions['limit']
  if (!isRecord(value)) {
    const problem = 'read limit from $: it must be an object, a function or "none"'
    add('limit-invalid', path, value, problem, fix)
    return 'none'
  }
  checkKnown(value, ['perMinute', 'key'], path, add)
  const { perMinute } = value
  if (typeof perMinute !== 'number' || !(perMinute >= 1 && perMinute <= 1e9)) {
    const problem = 'set perMinute to $: it must be a number of requests, 1 or more'
    add('limit-invalid', [...path, 'perMinute'], perMinute, problem, 'Write perMinute: 60.')
    return 'none'
  }
  const key = readFunction(value['key'], [...path, 'key'], add) as RateLimit['key']
  return key ? { perMinute, key } : { perMinute }
}
