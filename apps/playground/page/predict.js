import { consoleMessages, PreflightCache, simulate } from '@webcors/doctor'
import { urlOf } from './send.js'
/** @import { Engine, Send, SimulatedRequest } from '@webcors/doctor' */
/** @import { Config, Exchange, Prediction, Step } from './types.ts' */

/**
 * What an engine makes of requests, judged by what the server answered to this browser's.
 *
 * @param {readonly Step[]} steps
 * @param {readonly Exchange[]} exchanges
 * @param {Config} config
 * @param {Engine} engine
 * @returns {Promise<Prediction>} of the last
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
 * Answers as the server has answered; what it was not asked, nobody answers.
 *
 * @param {readonly Exchange[]} exchanges
 * @returns {Send}
 */
function answersOf(exchanges) {
  return ({ method, url }) => {
    const { pathname, searchParams } = new URL(url)
    // A redirect passes on the id that the page has put there.
    searchParams.delete('id')
    const path = searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
    const found = exchanges.find((exchange) => exchange.method === method && exchange.path === path)
    if (!found?.response) throw new Error('There was no answer')
    return found.response
  }
}
