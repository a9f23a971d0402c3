import { describe, expect, test } from 'vitest'
import { createCors } from '../index.ts'
import { decideNow, header, issueOf, issuesOf, preflight, APP } from '../policy/policy.test-util.ts'
import { ORIGIN } from './validate-names.test-util.ts'

describe('a list of names', () => {
  const LISTS = ['methods', 'allowedHeaders', 'exposedHeaders'] as const

  test.each(LISTS)('%s: a string is refused, and the fix has its names as a list', (option) => {
    expect(issueOf({ ...ORIGIN, [option]: 'X-A, X-B  X-C' })).toEqual({
      code: 'list-type',
      path: [option],
      value: 'X-A, X-B  X-C',
      message: `Cannot read ${option} from the string "X-A, X-B  X-C": it must be a list of names. Write ['X-A', 'X-B', 'X-C'], or '*' for any.`,
      fix: "Write ['X-A', 'X-B', 'X-C'], or '*' for any.",
    })
  })

  test.each(LISTS)('%s: a value of another type is refused', (option) => {
    for (const value of [null, 1, true, {}, new Set(['X-A']), Symbol('s'), () => ['X-A'], 1n]) {
      const issue = issueOf({ ...ORIGIN, [option]: value })
      expect(issue).toMatchObject({ code: 'list-type', path: [option], value })
      expect(issue.fix).toMatch(/^Write \['(PUT|X-Token)'\], or '\*' for any\.$/)
    }
  })

  test.each(LISTS)('%s: a wildcard among names is refused', (option) => {
    expect(issueOf({ ...ORIGIN, [option]: ['X-A', '*'] })).toEqual({
      code: 'wildcard-in-list',
      path: [option, 1],
      value: '*',
      message: expect.stringMatching(
        /^Cannot (allow|expose) .* "\*": it allows any name, so the other names mean nothing\. /,
      ) as string,
      fix: `List the names, or write ${option}: '*' without a list to allow any.`,
    })
  })

  test.each(LISTS)('%s: a star inside a name is refused, because it matches nothing', (option) => {
    for (const name of ['Mcp-Param-*', '*-X', '**', 'X*Y']) {
      const issue = issueOf({ ...ORIGIN, [option]: [name] })
      expect(issue.code).toMatch(/-invalid$/)
      expect(issue.message).toContain('the star matches nothing')
      expect(issue.fix).toBe(`List each name, or write ${option}: '*' without a list to allow any.`)
    }
  })

  test("no fix suggests '*' for exposed headers with credentials, because it is refused", () => {
    for (const exposedHeaders of ['ETag, Link', null, ['ETag', '*'], ['X-*']]) {
      const { fix } = issueOf({ ...ORIGIN, credentials: true, exposedHeaders })
      expect(fix).not.toContain("'*'")
    }
    expect(issueOf({ ...ORIGIN, credentials: true, exposedHeaders: 'ETag, Link' }).fix).toBe(
      "Write ['ETag', 'Link'].",
    )
  })

  test.each(LISTS)('%s: every invalid name is reported with its index', (option) => {
    const issues = issuesOf({ ...ORIGIN, [option]: ['A B', 'X-A', '*', 'C D'] })
    expect(issues.map(({ path }) => path)).toEqual([
      [option, 0],
      [option, 2],
      [option, 3],
    ])
  })

  test.each(LISTS)('%s: a hole in the list is refused', (option) => {
    const holed: string[] = ['X-A']
    holed[2] = 'X-B'
    const issue = issueOf({ ...ORIGIN, [option]: holed })
    expect(issue).toMatchObject({ path: [option, 1], value: undefined })
  })

  test('a list that is changed afterwards does not change the policy', () => {
    const methods = ['PUT']
    const policy = createCors({ ...ORIGIN, methods })
    methods.push('DELETE')
    const { headers } = decideNow(policy, preflight(APP, 'DELETE'))
    expect(header(headers, 'Access-Control-Allow-Methods')).not.toContain('DELETE')
  })
})
