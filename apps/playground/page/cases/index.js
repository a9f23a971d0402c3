import { allowed } from './allowed.js'
import { kept } from './kept.js'
import { refused } from './refused.js'
/** @import { Case, CaseGroup, HostInfo } from '../types.ts' */

/** What is refused comes first: that is what people come for. */
const groups = [refused, allowed, kept]

/** Hosts whose handlers return a response: there is none on which headers stay when something is thrown. */
const WITHOUT_RESPONSE_OBJECT = ['fetch', 'next', 'lambda']

/**
 * Every case there is, with what is to come of it on a host: for the page, and for the tests that open it.
 *
 * @param {Pick<HostInfo, 'name'>} host
 * @returns {readonly CaseGroup[]}
 */
export function groupsOf({ name }) {
  const hasNone = WITHOUT_RESPONSE_OBJECT.includes(name)
  return groups.map((group) => ({
    ...group,
    cases: group.cases.map(({ onResponseObject, ...meant }) => {
      const there = hasNone ? meant : { ...meant, ...onResponseObject }
      return name === 'lambda' && meant.isUnhandled ? answeredByAws(there) : there
    }),
  }))
}

/**
 * What a function throws, AWS answers with 502.
 *
 * @param {Case} meant
 * @returns {Case}
 */
function answeredByAws(meant) {
  const exchanges = meant.expect.exchanges.map((line) => line.replace('500', '502'))
  return { ...meant, expect: { ...meant.expect, exchanges } }
}
