import { consoleMessages, simulate } from '@webcors/doctor'
import { ENGINES } from './engines.js'
/** @import { Engine, HeaderList, SimulatedRequest } from '@webcors/doctor' */

const ORIGIN = 'https://app.example.com'
const URL = 'https://api.example.com/orders'

/**
 * A mistake in each engine's words: what the page asks, and what the server answers.
 *
 * @type {Readonly<Record<Engine, readonly [request: Partial<SimulatedRequest>, headers: HeaderList]>>}
 */
const MISTAKES = {
  chromium: [
    { headers: [['X-Cart', '1']] },
    [
      ['Access-Control-Allow-Origin', ORIGIN],
      ['Access-Control-Allow-Headers', 'Content-Type'],
    ],
  ],
  firefox: [{ credentials: 'include' }, [['Access-Control-Allow-Origin', '*']]],
  webkit: [{}, [['Access-Control-Allow-Origin', 'https://www.example.com']]],
}

/**
 * What a console may say, one example of each engine.
 *
 * @returns {Promise<readonly (readonly [browser: string, text: string])[]>}
 */
export function exampleLines() {
  return Promise.all(
    ENGINES.map(async ([engine, browser]) => {
      const [asked, headers] = MISTAKES[engine]
      const request = { origin: ORIGIN, url: URL, ...asked }
      const simulation = await simulate(request, () => ({ status: 200, headers }), { engine })
      const lines = consoleMessages(request, simulation, engine)
      return /** @type {const} */ ([browser, lines.join('\n')])
    }),
  )
}
