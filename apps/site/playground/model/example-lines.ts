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

/** A mistake in each engine's words: what the page asks, and what the server answers. */
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

/** What a console may say, one example of each engine. */
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
