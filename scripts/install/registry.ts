import { execFileSync } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runServer } from 'verdaccio'
import { run } from './run.ts'

/**
 * A registry on loopback with our packages, which passes requests for other packages to the
 * registry of this machine.
 */
export interface Registry {
  readonly url: string
  /** Publishes a tarball as `npm publish` does. */
  publish(tarball: string): Promise<void>
  close(): void
}

/** @param folder the storage of the registry */
export async function startRegistry(folder: string): Promise<Registry> {
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
  // The registry never looks up our packages elsewhere, so that the tests use the built ones.
  const ours = { access: '$all', publish: '$all' }
  const config = {
    configPath: join(folder, 'config.yaml'),
    storage: join(folder, 'storage'),
    uplinks: { upstream: { url: upstream } },
    packages: { '@webcors/*': ours, webcors: ours, '**': { access: '$all', proxy: 'upstream' } },
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
    web: { enable: false },
  }
  const server = (await runServer(config)) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/`
  return {
    url,
    async publish(tarball) {
      // npm does not publish without a token. This registry accepts any token.
      const token = `--//127.0.0.1:${port}/:_authToken=any`
      const command = ['npm', 'publish', tarball, '--registry', url, token]
      await run(command, folder, { npm_config_update_notifier: 'false' })
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
