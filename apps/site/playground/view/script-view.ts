import { type Engine, type Simulation, scriptError } from '@webcors/doctor'
import { fetchCode } from '../model/fetch-code.ts'
import { canonical } from '../model/header-names.ts'
import type { PageRequest } from '../model/page-request.ts'
import { code } from './code.ts'
import { block, h } from './dom.ts'

/** Shows the code of the page's script, and the part of the response that it can read. */
export function scriptView(
  request: PageRequest,
  simulation: Simulation,
  engine: Engine,
): HTMLElement {
  return block(
    'What the script can read',
    code(fetchCode({ ...request, headers: Object.fromEntries(request.headers) })),
    ...outcomeView(simulation, engine),
  )
}

function outcomeView(simulation: Simulation, engine: Engine): readonly HTMLElement[] {
  const { allowed, readableHeaders, exchanges, status } = simulation
  if (!allowed) {
    return [
      code(scriptError(engine)),
      h(
        'p',
        {},
        'No status, no header, no body: only that it failed. The cause is in the console.',
      ),
    ]
  }
  const headers = exchanges.at(-1)?.response?.headers ?? []
  const readable = headers.filter(([name]) => readableHeaders.includes(name.toLowerCase()))
  const hidden = headers
    .map(([name]) => name.toLowerCase())
    .filter((name) => !readableHeaders.includes(name) && !/^(access-control-|vary$)/.test(name))
  const lines = readable.map(([name, value]) => `${canonical(name)}: ${value}`)
  return [
    code([`response.status  // ${status}`, ...lines, '', '(and the body)'].join('\n')),
    ...(hidden.length > 0
      ? [
          h(
            'p',
            {},
            'Not readable: ',
            ...hidden.flatMap((name, index) => [
              index > 0 ? ', ' : '',
              h('code', {}, canonical(name)),
            ]),
            '. List it in ',
            h('code', {}, 'exposedHeaders'),
            '.',
          ),
        ]
      : []),
  ]
}
