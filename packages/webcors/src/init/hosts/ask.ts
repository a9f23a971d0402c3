import type { Template } from '../host.js'

const REQUEST = 'method«: string», headers«: Record<string, string>»'

/**
 * Writes the function `ask` for an application that listens. The test uses a free port on loopback.
 *
 * @param listen code that creates a `server` and starts it
 */
export function askServer(listen: string, imports = ''): Template {
  return `${imports}import { once } from 'node:events'
«import type { AddressInfo } from 'node:net'
»
async function ask(${REQUEST}) {
${listen}
  await once(server, 'listening')
  try {
    const { port } = server.address()« as AddressInfo»
    return await fetch(\`http://127.0.0.1:\${port}/\`, { method, headers })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
`
}

/**
 * Writes the function `ask` for a fetch handler, without a network.
 *
 * @param call code that returns the response to `request`
 */
export function askFetch(call: string): Template {
  return `async function ask(${REQUEST}) {
  const request = new Request('http://localhost/', { method, headers })
  return ${call}
}
`
}

/**
 * Writes the function `ask` for a framework with a test function.
 *
 * @param lines code that returns the response
 */
export function askBy(lines: string): Template {
  return `async function ask(${REQUEST}) {
${lines}
}
`
}
