import type { AddressInfo } from 'node:net'
import type { Outcome } from '../outcome.js'
import { listenOnLoopback } from '../proxy/listen-on-loopback.js'
import { createDevelopmentListener } from '../proxy/development-listener.js'
import { introduce } from '../proxy/introduction.js'
import { lineOf } from '../proxy/exchange-line.js'
import { readProxyArguments } from '../proxy/read-proxy-arguments.js'
import { createStyle } from '../style.js'

/** Prints a line while the command runs. */
type Print = (line: string) => void

/**
 * Runs a proxy on this computer until it is stopped.
 *
 * @param signal stops the proxy, as Ctrl-C does
 */
export async function proxy(
  args: readonly string[],
  print: Print = (line) => process.stdout.write(`${line}\n`),
  signal: AbortSignal = untilStopped(),
): Promise<Outcome> {
  const given = readProxyArguments(args, process.env)
  const style = createStyle(process.env, process.stdout.isTTY)
  const listener = createDevelopmentListener(given, (exchange) => {
    print(given.json ? JSON.stringify(exchange) : lineOf(exchange, style))
  })
  const servers = await listenOnLoopback(listener.serve, given.port)
  const [server] = servers ?? []
  if (servers === null || server === undefined) {
    const message = `Cannot listen on port ${given.port}: another program uses it. Choose another port with --port.`
    return outcome(3, message)
  }
  const { port } = server.address() as AddressInfo
  listener.allowPort(port)
  print(introduce(given, port, style))
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  for (const one of servers) {
    one.closeAllConnections()
    one.close()
  }
  return outcome(0, '')
}

function outcome(exitCode: 0 | 3, message: string): Outcome {
  return { exitCode, report: () => message, json: message === '' ? [] : { message }, results: [] }
}

function untilStopped(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  return stop.signal
}
