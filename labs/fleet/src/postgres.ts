import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '@webcors-labs/testing'
import { Client } from 'pg'
import { serverProgram } from './server-program.ts'
import type { Store } from './store.ts'

/** Debian's folder with the programs of the newest PostgreSQL, or `null`. */
export const POSTGRES: string | null = findPrograms('/usr/lib/postgresql')

/** PostgreSQL does not run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
const USER = 'app'
const CONNECTS_WITHIN_MS = 10_000

/** @param schema the SQL with which the recipe creates its tables */
export async function startPostgres(programs: string, schema: string): Promise<Store> {
  const data = mkdtempSync(join(tmpdir(), 'webcors-postgres-'))
  if (NOBODY.uid !== undefined) chownSync(data, NOBODY.uid, NOBODY.gid)
  // There is no log file, because PostgreSQL could not write it into root's folders.
  const options = { ...NOBODY, cwd: data, env: { LC_ALL: 'C' } }
  const initial = ['-D', data, '-A', 'trust', '-U', USER, '--no-sync', '--no-instructions']
  execFileSync(join(programs, 'initdb'), initial, { ...options, stdio: 'pipe' })
  const port = await freePort()
  const settings = [
    `listen_addresses=127.0.0.1`,
    `port=${port}`,
    'unix_socket_directories=',
    'fsync=off',
  ].flatMap((setting) => ['-c', setting])
  const server = serverProgram([join(programs, 'postgres'), '-D', data, ...settings], port, options)
  await server.start()
  await query(port, schema)

  return {
    port,
    env: (at) => ({ DATABASE_URL: `postgres://${USER}@127.0.0.1:${at}/postgres` }),
    start: () => server.start(),
    // This signal ends all connections immediately.
    stop: () => server.stop('SIGINT'),
    set(origins) {
      const tenants = Object.keys(origins)
      const rows = tenants.flatMap((tenant) =>
        (origins[tenant] ?? []).map((origin) => ({ tenant, origin })),
      )
      return query(
        port,
        `WITH removed AS (DELETE FROM allowed_origins WHERE tenant = ANY($1) AND NOT EXISTS
           (SELECT FROM json_to_recordset($2) AS given(tenant text, origin text)
            WHERE given.tenant = allowed_origins.tenant AND given.origin = allowed_origins.origin))
         INSERT INTO allowed_origins SELECT * FROM json_to_recordset($2) AS given(tenant text, origin text)
         ON CONFLICT DO NOTHING`,
        [tenants, JSON.stringify(rows)],
      )
    },
    async close() {
      await server.stop('SIGINT')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/**
 * Sends a query as soon as the server answers queries, which is a little later than it accepts
 * connections.
 *
 * @returns the time of the answer
 */
async function query(port: number, text: string, values?: unknown[]): Promise<number> {
  const limit = performance.now() + CONNECTS_WITHIN_MS
  for (;;) {
    const client = new Client({ host: '127.0.0.1', port, user: USER, database: 'postgres' })
    client.on('error', () => undefined)
    try {
      await client.connect()
    } catch (error) {
      if (performance.now() > limit) throw error
      await setTimeout(20)
      continue
    }
    await client.query(text, values)
    const doneAt = performance.now()
    await client.end()
    return doneAt
  }
}

function findPrograms(folder: string): string | null {
  const versions = existsSync(folder) ? readdirSync(folder).map(Number) : []
  const [newest] = versions.toSorted((one, other) => other - one)
  const programs = join(folder, String(newest), 'bin')
  return existsSync(join(programs, 'initdb')) ? programs : null
}
