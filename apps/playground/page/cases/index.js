import { allowed } from './allowed.js'
import { kept } from './kept.js'
import { refused } from './refused.js'
/** @import { Case, CaseGroup, HostInfo } from '../types.ts' */

/** The refused cases come first, because readers look for them. */
const groups = [refused, allowed, kept]

/**
 * Hosts without a response object: their handlers return a response, so headers are lost when a
 * handler throws.
 */
const WITHOUT_RESPONSE_OBJECT = ['fetch', 'next', 'lambda']

/**
 * Returns every case with its expectation on a host, for the page and for its tests.
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
 * Changes the expectation for AWS, which answers an error of a function with 502.
 *
 * @param {Case} meant
 * @returns {Case}
 */
function answeredByAws(meant) {
  const exchanges = meant.expect.exchanges.map((line) => line.replace('500', '502'))
  return { ...meant, expect: { ...meant.expect, exchanges } }
}
