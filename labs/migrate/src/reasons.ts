import type { Conclusion, Page } from './conclude.ts'

/** The result of a request, and whether the handler ran for it. */
export interface Outcome extends Conclusion {
  readonly ran: boolean
}

/**
 * Finds the codes of the notices that may announce a difference. They depend on the request, and on
 * whether the page gets more or less than before, so that a notice that always occurs cannot
 * announce other differences.
 *
 * @returns an empty list if nothing differs
 */
export function reasonsFor(page: Page, theirs: Outcome, ours: Outcome): readonly string[] {
  if (isSame(theirs, ours)) return []
  if (page.method === 'OPTIONS') return ['plain-options']
  const names: string[] = []
  const hadError = theirs.reads === 500 || (!theirs.ran && theirs.preflight !== 'failed')
  if (hadError && ours.ran) {
    // A page of another origin can now make the handler run, which was not possible before.
    return page.origin === 'self' ? ['function-stopped-requests'] : ['gate-opens']
  }
  if (page.path === '/own') names.push('headers-set-later')
  if (page.path === '/stacked') names.push('stacked')
  if (isWider(theirs, ours)) {
    if (page.path === '/throws') names.push('errors-readable')
    if (Number(ours.reads) >= 400) names.push('answers-earlier')
    if (page.credentials || page.headers?.includes('Authorization')) names.push('star-for-names')
    return [...names, 'star-matches-now', 'begins-to-work', 'read-per-request']
  }
  if (page.origin === 'null') return [...names, 'null-origin']
  return [...names, 'answer-refused', 'read-per-request']
}

function isSame(theirs: Outcome, ours: Outcome): boolean {
  return (
    theirs.reads === ours.reads &&
    theirs.preflight === ours.preflight &&
    theirs.ran === ours.ran &&
    String(theirs.sees) === String(ours.sees)
  )
}

/**
 * Whether the page gets more than before: past the preflight, the response, or more of its headers.
 */
function isWider(theirs: Outcome, ours: Outcome): boolean {
  const steps = ({ reads, preflight, sees = [] }: Outcome): number =>
    preflight === 'failed' ? 0 : reads === 'blocked' ? 1 : 2 + sees.length
  return steps(ours) > steps(theirs)
}
