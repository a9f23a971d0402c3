import { docsUrl } from '../docs-url.ts'
import { ENGINES, ownEngine } from '../model/engines.ts'
import type { PolicyRun } from '../model/run-policy.ts'
import { h } from './dom.ts'

/**
 * Shows the result of the request in a sentence, and the results of other engines that differ.
 *
 * @param run the result; `null` if the policy or the request cannot be read
 * @param isRequestWrong whether the request is the part that cannot be read
 */
export function verdictView(
  run: PolicyRun | null,
  isRequestWrong: boolean,
): readonly HTMLElement[] {
  if (isRequestWrong)
    return [h('p', {}, h('b', {}, 'Nothing is sent.'), ' The request is invalid:')]
  if (run === null || run.issues !== null) {
    return [h('p', {}, h('b', {}, 'The server does not start.'), ' Its error says what to write:')]
  }
  const own = ownEngine()
  const { allowed, cause } = run.predictions[own]
  const others = ENGINES.filter(([engine]) => run.predictions[engine].allowed !== allowed)
  const refused = run.exchanges[own].at(-1)?.decisions.find((decision) => !decision.allowed)
  return [
    h(
      'p',
      {},
      h('b', {}, allowed ? 'The page may read the response.' : 'Blocked by the browser.'),
      ...(cause === null ? [] : [' ', codeLink(cause)]),
      ...(refused?.reason ? [' The policy refused it: ', codeLink(refused.reason), '.'] : []),
    ),
    ...others.map(([, title]) =>
      h('p', {}, `${title}: ${allowed ? 'blocked' : 'the page may read it'}.`),
    ),
  ]
}

function codeLink(code: string): HTMLElement {
  return h('a', { href: docsUrl(`errors/${code}.html`) }, h('code', {}, code))
}
