import { consoleMessages, PreflightCache, simulate } from '@webcors/doctor'
import { urlOf } from './send.js'
/** @import { Engine, Send, SimulatedRequest } from '@webcors/doctor' */
/** @import { Config, Exchange, Prediction, Step } from './types.ts' */

/**
 * Predicts the verdict of an engine on requests, from the server's responses to this browser.
 *
 * @param {readonly Step[]} steps
 * @param {readonly Exchange[]} exchanges
 * @param {Config} config
 * @param {Engine} engine
 * @returns {Promise<Prediction>} the prediction for the last step
 */
export async function predict(steps, exchanges, config, engine) {
  const cache = new PreflightCache()
  const send = answersOf(exchanges)
  /** @type {Prediction} */
  let last = { allowed: false, cause: null, lines: [] }
  for (const step of steps) {
    const request = requestOf(step, config)
    const simulation = await simulate(request, send, { engine, cache })
    const api = step.via === 'xhr' ? 'XMLHttpRequest' : 'fetch'
    last = {
      allowed: simulation.allowed,
      cause: simulation.reason,
      lines: consoleMessages(request, simulation, engine, api),
    }
  }
  return last
}

/**
 * @param {Step} step
 * @param {Config} config
 * @returns {SimulatedRequest}
 */
function requestOf(step, config) {
  return {
    origin: step.via === 'frame' ? 'null' : config.page,
    url: urlOf(step, config),
    method: step.method,
    headers: Object.entries(step.headers ?? {}),
    ...(step.body !== undefined && { body: step.body }),
    ...(step.credentials && { credentials: step.credentials }),
    useCorsPreflight: step.via === 'xhr',
  }
}

/**
 * Replays the server's responses. A request that the server did not get fails.
 *
 * @param {readonly Exchange[]} exchanges
 * @returns {Send}
 */
function answersOf(exchanges) {
  return ({ method, url }) => {
    const { pathname, searchParams } = new URL(url)
    // A redirect passes on the id that the page put into the query string.
    searchParams.delete('id')
    const path = searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
    const found = exchanges.find((exchange) => exchange.method === method && exchange.path === path)
    if (!found?.response) throw new Error('The server did not get this request')
    return found.response
  }
}
