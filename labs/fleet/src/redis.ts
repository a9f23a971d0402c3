import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@webcors-labs/testing'
import { createClient } from 'redis'
import { serverProgram } from './server-program.ts'
import type { Store } from './store.ts'

export const hasRedis: boolean = spawnSync('redis-server', ['--version']).status === 0

const KEY = 'allowed-origins'

export async function startRedis(): Promise<Store> {
  const data = mkdtempSync(join(tmpdir(), 'webcors-redis-'))
  const port = await freePort()
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'yes',
  ]
  const server = serverProgram(['redis-server', ...settings], port, { cwd: data })
  await server.start()

  return {
    port,
    env: (at) => ({ REDIS_URL: `redis://127.0.0.1:${at}` }),
    start: () => server.start(),
    stop: () => server.stop('SIGTERM'),
    async set(origins) {
      const client = createClient({ url: `redis://127.0.0.1:${port}` })
      client.on('error', () => undefined)
      await client.connect()
      const change = client.multi()
      for (const [tenant, list] of Object.entries(origins)) {
        if (list.length === 0) change.hDel(KEY, tenant)
        else change.hSet(KEY, tenant, list.join(' '))
        change.publish(KEY, tenant)
      }
      await change.exec()
      const doneAt = performance.now()
      client.destroy()
      return doneAt
    },
    async close() {
      await server.stop('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}
