import { compare } from './compare.js'
import { ownEngine } from '@webcors-apps/site/playground/model/engines'
import { predict } from './predict.js'
import { send, urlOf } from './send.js'
/** @import { Case, CaseResult, Config, Exchange, Outcome, Sent, Step } from './types.ts' */

/**
 * Sends the requests of a case one after another, and fetches the server's record of them.
 *
 * @param {Case} meant
 * @param {Config} config
 * @returns {Promise<CaseResult>}
 */
export async function runCase(meant, config) {
  const sent = await sendSteps(meant.steps, config)
  const { outcomes, exchanges, predictions } = sent
  const own = predictions[ownEngine()]
  return { ...sent, differences: compare(meant, outcomes, exchanges, own, config.page) }
}

/**
 * @param {readonly Step[]} steps
 * @param {Config} config
 * @returns {Promise<Sent>}
 */
export async function sendSteps(steps, config) {
  // The id is in the query string, because a custom header would cause preflights.
  const id = crypto.randomUUID()
  /** @type {Outcome[]} */
  const outcomes = []
  for (const step of steps) {
    const url = new URL(urlOf(step, config))
    url.searchParams.set('id', id)
    outcomes.push(await send(step, url.href))
  }
  const response = await fetch(`/wire?id=${id}`)
  const exchanges = /** @type {Exchange[]} */ (await response.json())
  const [chromium, firefox, webkit] = await Promise.all([
    predict(steps, exchanges, config, 'chromium'),
    predict(steps, exchanges, config, 'firefox'),
    predict(steps, exchanges, config, 'webkit'),
  ])
  return { outcomes, exchanges, predictions: { chromium, firefox, webkit } }
}
