import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CorsOptions } from '@webcors/core'
import { exportPolicy } from '@webcors/gateways'
import { freePort } from './free-port.ts'
import type { Gateway } from './gateway.ts'
import { type GatewayProcess, startGateway } from './gateway-process.ts'

export interface RunningGateway extends GatewayProcess {
  readonly url: string
  readonly folder: string
}

/**
 * Exports a policy, puts it into a configuration of the server, and starts the server in front of
 * an upstream.
 *
 * @param change seeds a bug in the printed files before they are written
 */
export async function startExported(
  gateway: Gateway,
  options: CorsOptions,
  upstreamPort: number,
  change: (text: string, file: string) => string = (text) => text,
): Promise<RunningGateway> {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-gateway-'))
  // Workers of Nginx and Varnish run as other users.
  chmodSync(folder, 0o755)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const { files } = exportPolicy(options, gateway.target, {
      ...gateway.exportOptions,
      ...(gateway.target === 'haproxy' ? { directory: folder } : {}),
    })
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), change(text, name))
    }
    const port = await freePort()
    const start = gateway.arrange({ folder, files: Object.keys(files), port, upstreamPort })
    for (const [name, text] of Object.entries(start.files)) writeFileSync(join(folder, name), text)
    const running = await startGateway(start.command, [port], start.env, folder)
    return {
      ...running,
      folder,
      url: `http://127.0.0.1:${port}`,
      close: async () => {
        await running.close()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}
