import { execFileSync } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { runServer } from 'verdaccio'
import { run } from './run.ts'

/** A registry on loopback that has our packages, and takes the packages of others from the registry of this machine. */
export interface Registry {
  readonly url: string
  /** Publishes a tarball as `npm publish` does. */
  publish(tarball: string): Promise<void>
  close(): void
}

/** @param folder where it keeps what it has */
export async function startRegistry(folder: string): Promise<Registry> {
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim()
  // Ours are never looked up elsewhere, so that what is tried is what was built.
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
      // npm publishes nothing without a token. This registry accepts any.
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
