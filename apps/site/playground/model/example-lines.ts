import {
  consoleMessages,
  type Engine,
  type HeaderList,
  type SimulatedRequest,
  simulate,
} from '@webcors/doctor'
import { ENGINES } from './engines.ts'

const ORIGIN = 'https://app.example.com'
const URL = 'https://api.example.com/orders'

type Mistake = readonly [request: Partial<SimulatedRequest>, headers: HeaderList]

/** A mistake for each engine's example: the request of the page, and the response of the server. */
const MISTAKES: Readonly<Record<Engine, Mistake>> = {
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

/** Makes one example of a console message for each engine. */
export function exampleLines(): Promise<readonly (readonly [browser: string, text: string])[]> {
  return Promise.all(
    ENGINES.map(async ([engine, browser]) => {
      const [asked, headers] = MISTAKES[engine]
      const request = { origin: ORIGIN, url: URL, ...asked }
      const simulation = await simulate(request, () => ({ status: 200, headers }), { engine })
      return [browser, consoleMessages(request, simulation, engine).join('\n')] as const
    }),
  )
}
