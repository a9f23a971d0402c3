import type { CorsIssue } from '@webcors/core'
import type { Engine } from '@webcors/doctor'
import { docsUrl } from '../docs-url.ts'
import { flushAddress } from '../model/address.ts'
import { ownEngine } from '../model/engines.ts'
import type { BenchState } from '../model/examples.ts'
import { type Answer, type PageRequest, parseHeaders, problemOf } from '../model/page-request.ts'
import { readPolicy } from '../model/read-policy.ts'
import { type PolicyRun, runPolicy } from '../model/run-policy.ts'
import { announce } from './announce.ts'
import { createBenchForm } from './bench-form.ts'
import { copy } from './code.ts'
import { consoleView } from './console.ts'
import { block, find, h } from './dom.ts'
import { lintView } from './lint-view.ts'
import { scriptView } from './script-view.ts'
import { fillTargets, targetView } from './target-view.ts'
import { verdictView } from './verdict-view.ts'
import { whenVisible } from './when-visible.ts'
import { wireView } from './wire.ts'

/**
 * Creates the form for a policy and a request, with the result below it. Everything runs in this
 * page.
 */
export function createBench(): void {
  const problem = find('#bench-problem', HTMLElement)
  const verdict = find('#bench-verdict', HTMLElement)
  const lint = find('#bench-lint', HTMLElement)
  const code = find('#bench-code', HTMLElement)
  const form = createBenchForm(() => void show())
  /** The number of the latest run. A slower run that began earlier must not replace its result. */
  let turn = 0
  let areBelowShown = false

  const show = async (): Promise<void> => {
    const own = ++turn
    const state = form.read()
    const policy = readPolicy(state.policy)
    const [request, answer] = requestOf(state)
    const wrong = policy.problem ?? problemOf(request, answer)
    const run =
      policy.problem === null && wrong === null
        ? await runPolicy(policy.options, request, answer)
        : null
    if (own !== turn) return
    problem.replaceChildren(...problemView(wrong, run))
    verdict.replaceChildren(...verdictView(run, policy.problem === null && wrong !== null))
    verdict.dataset['state'] = stateOf(run)
    showEvidence(request, run)
    const options = policy.problem === null ? policy.options : null
    if (areBelowShown) await showBelow(options, run, own)
  }

  /** Shows the parts further down the page, which need large tables. */
  const showBelow = async (options: unknown, run: PolicyRun | null, own: number): Promise<void> => {
    const isValid = run !== null && run.issues === null
    const found = isValid ? await lintView(options) : waiting()
    const written = isValid ? await targetView(options, form.target.value) : [waiting()]
    if (own !== turn) return
    lint.replaceChildren(found)
    code.replaceChildren(...written)
  }

  const openBelow = async (): Promise<void> => {
    if (areBelowShown) return
    areBelowShown = true
    await fillTargets(form.target, form.target.value)
    await show()
  }
  whenVisible([lint, code], () => void openBelow())

  const share = find('#bench-share', HTMLButtonElement)
  share.addEventListener('click', () => {
    flushAddress()
    void copy(location.href).then((isCopied) => {
      announce(isCopied ? 'Copied the link.' : 'The link is in the address bar.')
      share.textContent = isCopied ? 'Copied' : 'It is in the address bar'
      setTimeout(() => (share.textContent = 'Copy link'), 2000)
    })
  })
  void show()
}

function requestOf(state: BenchState): readonly [PageRequest, Answer] {
  return [
    {
      origin: state.origin.trim(),
      url: state.url.trim(),
      method: state.method.trim() || 'GET',
      headers: parseHeaders(state.headers),
      credentials: state.credentials as PageRequest['credentials'],
    },
    { status: Number(state.status), headers: parseHeaders(state.answer) },
  ]
}

function stateOf(run: PolicyRun | null): 'refused' | 'read' | 'blocked' {
  if (run === null || run.issues !== null) return 'refused'
  return run.predictions[ownEngine()].allowed ? 'read' : 'blocked'
}

function problemView(wrong: string | null, run: PolicyRun | null): readonly HTMLElement[] {
  if (wrong !== null) return [h('p', { class: 'problem' }, wrong)]
  return run === null ? [] : (run.issues ?? []).map(issueView)
}

function issueView({ code, message }: CorsIssue): HTMLElement {
  const link = h('a', { href: docsUrl(`errors/${code}.html`) }, h('code', {}, code))
  return h('p', { class: 'problem' }, link, h('span', {}, message))
}

function showEvidence(request: PageRequest, run: PolicyRun | null): void {
  const isRun = run !== null && run.issues === null
  const engine: Engine = ownEngine()
  put('#bench-wire', isRun ? wireView(run.exchanges[engine]) : null)
  put('#bench-script', isRun ? scriptView(request, run.simulations[engine], engine) : null)
  put('#bench-console', isRun ? (consoleView(run.predictions) ?? quiet()) : null)
}

function put(selector: string, content: HTMLElement | null): void {
  find(selector, HTMLElement).replaceChildren(...(content === null ? [] : [content]))
}

function quiet(): HTMLElement {
  return block('What the console says', h('p', {}, 'Nothing, in any of the three engines.'))
}

function waiting(): HTMLElement {
  return h('p', {}, 'Nothing, as long as something above is wrong.')
}
