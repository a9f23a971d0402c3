import { allowed } from './allowed.js'
import { kept } from './kept.js'
import { refused } from './refused.js'
/** @import { CaseGroup, HostInfo } from '../types.ts' */

/** What is refused comes first: that is what people come for. */
const groups = [refused, allowed, kept]

/**
 * Every case there is, with what is to come of it on a host: for the page, and for the tests that open it.
 *
 * @param {Pick<HostInfo, 'name'>} host
 * @returns {readonly CaseGroup[]}
 */
export function groupsOf({ name }) {
  if (name === 'fetch') return groups
  return groups.map((group) => ({
    ...group,
    cases: group.cases.map(({ onResponseObject, ...meant }) => ({ ...meant, ...onResponseObject })),
  }))
}
