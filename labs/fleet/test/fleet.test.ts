// The programs of docs/recipes/fleet.md: three processes that follow a list in a real PostgreSQL
// and a real Redis.
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { askAt } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Fleet, startFleet } from '../src/fleet.ts'
import { type Link, openLink } from '../src/link.ts'
import { POSTGRES, startPostgres } from '../src/postgres.ts'
import { hasRedis, startRedis } from '../src/redis.ts'
import type { Store } from '../src/store.ts'

const STALE_MS = 1500
const CHANGES = 20
const [ACME, ACME_ORIGIN] = ['acme.example', 'https://app.acme.example']
const [UMBRELLA, UMBRELLA_ORIGIN] = ['umbrella.example', 'https://app.umbrella.example']
const NEW_ORIGIN = 'https://new.acme.example'
const NONE = [null, null, null]

const page = readFileSync(new URL('../../../docs/recipes/fleet.md', import.meta.url), 'utf8')
const blocksOf = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, is]) => is === language)
    .map(([, , text = '']) => text)

const STORES = [
  {
    name: 'PostgreSQL',
    file: 'server.mjs',
    missing: POSTGRES === null ? 'there is no PostgreSQL in /usr/lib/postgresql' : '',
    start: () => startPostgres(POSTGRES ?? '', blocksOf('sql').join('\n')),
  },
  {
    name: 'Redis',
    file: 'server-redis.mjs',
    missing: hasRedis ? '' : 'there is no redis-server',
    start: startRedis,
  },
].map((store) => ({
  ...store,
  title: store.name + (store.missing && ` (skipped: ${store.missing})`),
}))

for (const { name, title, file, missing, start } of STORES) {
  // The tests use the machine's servers and are skipped where they are missing.
  describe.skipIf(missing !== '')(`three instances that follow ${title}`, () => {
    let store: Store
    let link: Link
    let fleet: Fleet
    beforeAll(async () => {
      store = await start()
      await store.set({ [ACME]: [ACME_ORIGIN], [UMBRELLA]: [UMBRELLA_ORIGIN] })
      link = await openLink(store.port)
      fleet = await startFleet(file, { ...store.env(link.port), STALE_MS: String(STALE_MS) })
      await fleet.settle(ACME, ACME_ORIGIN, true)
    })
    afterAll(async () => {
      await fleet?.close()
      link?.close()
      await store?.close()
    })

    test('each instance answers as the page shows', async () => {
      const shown = blocksOf('text')[0]
        ?.split('\n')
        .filter((line) => /^(?!HTTP)[A-Z]/.test(line))
      expect(shown).toHaveLength(4)
      for (const { url } of fleet.instances) {
        const answer = await askAt(() => url)('GET /', ACME_ORIGIN, { headers: [['Host', ACME]] })
        const lines = answer.headers.map(([name, value]) => `${name}: ${value}`)
        expect([...lines, answer.body.trim()]).toEqual(expect.arrayContaining(shown ?? []))
      }
    })

    test('each tenant has its own origins, and an unknown one has none', async () => {
      expect(await fleet.allowed(ACME, ACME_ORIGIN)).toEqual([
        ACME_ORIGIN,
        ACME_ORIGIN,
        ACME_ORIGIN,
      ])
      expect(await fleet.allowed(ACME, UMBRELLA_ORIGIN)).toEqual(NONE)
      expect(await fleet.allowed('other.example', ACME_ORIGIN)).toEqual(NONE)
    })

    test('a change takes effect on all instances within moments', async () => {
      const times: number[] = []
      for (let n = 0; n < CHANGES; n++) {
        const isAdded = n % 2 === 0
        const origins = isAdded ? [ACME_ORIGIN, NEW_ORIGIN] : [ACME_ORIGIN]
        const since = await store.set({ [ACME]: origins })
        times.push(await fleet.settle(ACME, NEW_ORIGIN, isAdded, since))
      }
      times.sort((one, other) => one - other)
      const [median, last] = [times[CHANGES / 2], times.at(-1)].map((time) => time?.toFixed(1))
      console.log(
        `${name}: ${CHANGES} changes reached all three after ${median} ms (median), ${last} ms (last)`,
      )
      expect(times[CHANGES / 2]).toBeLessThan(STALE_MS / 4)
    })

    test('changes of thousands of tenants in one transaction all take effect', async () => {
      const tenants = Array.from({ length: 2000 }, (_, n) => `t${n}.example`)
      await store.set(Object.fromEntries(tenants.map((tenant) => [tenant, [ACME_ORIGIN]])))
      const settle = (tenant: string, isAllowed: boolean): Promise<number> =>
        fleet.settle(tenant, ACME_ORIGIN, isAllowed)
      for (const tenant of tenants.slice(-3)) expect(await settle(tenant, true)).toBeGreaterThan(0)
      await store.set(Object.fromEntries(tenants.map((tenant) => [tenant, []])))
      for (const tenant of tenants.slice(0, 3))
        expect(await settle(tenant, false)).toBeGreaterThan(0)
    })

    test('an invalid origin is left out and reported, and the other origins take effect', async () => {
      await store.set({ [ACME]: [ACME_ORIGIN, 'https://slash.example/', NEW_ORIGIN] })
      await fleet.settle(ACME, NEW_ORIGIN, true)
      expect(await fleet.allowed(ACME, 'https://slash.example')).toEqual(NONE)
      for (const instance of fleet.instances) {
        expect(instance.output()).toContain(`${ACME}: Cannot allow origin "https://slash.example/"`)
      }
      await store.set({ [ACME]: [ACME_ORIGIN] })
      await fleet.settle(ACME, NEW_ORIGIN, false)
    })

    test('no origin is allowed while the list is too old, and the newest list takes effect afterwards', async () => {
      link.freeze()
      await setTimeout(STALE_MS)
      expect(await fleet.allowed(ACME, ACME_ORIGIN)).toEqual(NONE)
      await store.set({ [ACME]: [NEW_ORIGIN] })
      link.thaw()
      await fleet.settle(ACME, NEW_ORIGIN, true)
      expect(await fleet.allowed(ACME, ACME_ORIGIN)).toEqual(NONE)
      await store.set({ [ACME]: [ACME_ORIGIN] })
      await fleet.settle(ACME, ACME_ORIGIN, true)
    })

    test('no origin is allowed while the server is down, and the list takes effect again afterwards', async () => {
      await store.stop()
      const ended = await fleet.settle(ACME, ACME_ORIGIN, false)
      expect(ended).toBeLessThan(STALE_MS * 2)
      await store.start()
      await fleet.settle(ACME, ACME_ORIGIN, true)
      expect(await fleet.allowed(UMBRELLA, UMBRELLA_ORIGIN)).not.toContain(null)
    })
  })
}
