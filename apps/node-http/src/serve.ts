import type { AddressInfo, Server } from 'node:net'

/**
 * Starts the servers that the command line names. Prints their ports, `{"http":40123,"h2c":40124}`,
 * and then a URL for programs that wait for one.
 */
export async function serve(create: Readonly<Record<string, () => Server>>): Promise<void> {
  const ports: Record<string, number> = {}
  for (const name of process.argv.slice(2)) {
    const server = create[name]?.()
    if (server === undefined) throw new TypeError(`Cannot serve "${name}": no such protocol`)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    ports[name] = (server.address() as AddressInfo).port
  }
  console.log(`${JSON.stringify(ports)}\nListening on http://127.0.0.1:${ports['http']}`)
}
