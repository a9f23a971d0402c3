import type { Template } from '../host.js'

const REQUEST = 'method«: string», headers«: Record<string, string>»'

/** Asks an application that listens, on a free port of loopback. @param listen makes and starts a `server` */
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

/** Asks what takes a `Request`, without a network. @param call the code that answers `request` */
export function askFetch(call: string): Template {
  return `async function ask(${REQUEST}) {
  const request = new Request('http://localhost/', { method, headers })
  return ${call}
}
`
}

/** Asks by the test function of the framework. @param lines return the response */
export function askBy(lines: string): Template {
  return `async function ask(${REQUEST}) {
${lines}
}
`
}

/** The command that runs a file by Node.js, which reads .env if it is named. */
export const byNode = (file: string, hasVariables: boolean): string =>
  `node ${hasVariables ? '--env-file=.env ' : ''}${file}`
