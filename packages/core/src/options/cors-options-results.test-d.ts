// Only the compiler checks this file: lines under `@ts-expect-error` must not compile, all others
// must.
import { expectTypeOf } from 'vitest'
import {
  type CorsDecision,
  type CorsIssue,
  type CorsIssueCode,
  type CorsOptions,
  type CorsPolicy,
  type CorsReason,
  type CorsRequest,
  createCors,
  type ListedCorsPolicy,
  originsFrom,
  type PredicateCorsPolicy,
  validateCorsOptions,
} from '../index.ts'
import { annotated, flag, predicate, text } from './cors-options.test-util.ts'

// The types of policies.

const listed = createCors({ origin: 'https://app.example.com' })
expectTypeOf(listed).toEqualTypeOf<ListedCorsPolicy>()
expectTypeOf(createCors({ origin: originsFrom(text) })).toEqualTypeOf<ListedCorsPolicy>()
expectTypeOf(listed.allows('')).toEqualTypeOf<boolean>()
// If the type of the origin is not known, the kind of the policy is not known either.
expectTypeOf(createCors(annotated)).toEqualTypeOf<CorsPolicy>()
expectTypeOf(createCors({ origin: JSON.parse(text) })).toEqualTypeOf<CorsPolicy>()
expectTypeOf(createCors(JSON.parse(text))).toEqualTypeOf<CorsPolicy>()
createCors({ origin: [JSON.parse(text)], credentials: JSON.parse(text) })
expectTypeOf(createCors({ origin: flag ? text : predicate })).toEqualTypeOf<CorsPolicy>()
const asked = createCors({ origin: async () => true })
expectTypeOf(asked).toEqualTypeOf<PredicateCorsPolicy>()
expectTypeOf(createCors({ origin: { test: () => true } })).toEqualTypeOf<PredicateCorsPolicy>()
const policy: CorsPolicy = asked
expectTypeOf(policy.allows('')).toEqualTypeOf<boolean | Promise<boolean>>()
expectTypeOf(asked.allows('')).toEqualTypeOf<Promise<boolean>>()
asked.reconfigure({ origin: () => true })
listed.reconfigure({ origin: '*' })
// @ts-expect-error -- reconfigure checks options as createCors does.
listed.reconfigure({ origin: '*', credentials: true })

export async function upgrade(origin: string | null | undefined): Promise<boolean> {
  // oxlint-disable typescript/no-misused-promises -- The compiler reports the same.
  // @ts-expect-error -- A promise is always true in a condition, so it has to be awaited.
  if (asked.allows(origin)) return true
  // @ts-expect-error -- A promise is always true in a conditional operator, too.
  const answer = asked.allows(origin) ? 1 : 2
  // oxlint-enable typescript/no-misused-promises
  return (await asked.allows(origin)) && listed.allows(origin) && answer === 1
}

// The properties of decisions, requests and options cannot be assigned.

declare const decision: CorsDecision
// @ts-expect-error -- A decision is frozen.
decision.allowed = true
// @ts-expect-error -- The list of headers is frozen.
decision.headers.push(['X-A', '1'])
// @ts-expect-error -- Each header is frozen.
decision.headers[0] = ['X-A', '1']
// @ts-expect-error -- The list for Vary is frozen.
decision.vary.push('Origin')
// @ts-expect-error -- Options are read-only.
annotated.maxAge = 1
declare const request: CorsRequest
// @ts-expect-error -- The parts of a request are read-only.
request.origin = null

expectTypeOf(decision.reason).toEqualTypeOf<CorsReason | null>()

/** The type of `code` is the union of all codes. */
export function explain(issue: CorsIssue): string {
  expectTypeOf(issue.code).toEqualTypeOf<CorsIssueCode>()
  // @ts-expect-error -- No issue has this code.
  if (issue.code === 'origin-unheard-of') return ''
  return issue.fix
}

// A validation has a value or issues, never both.
const validation = validateCorsOptions({})
if (validation.issues === undefined) expectTypeOf(validation.value).toEqualTypeOf<CorsOptions>()
else expectTypeOf(validation.value).toEqualTypeOf<undefined>()
