import { setTimeout } from 'node:timers/promises'
import { askAt, folderOf, type ServerProcess, startPageProgram } from '@webcors-labs/testing'

/** Instances of the recipe's program, each in its own process. */
export interface Fleet {
  readonly instances: readonly ServerProcess[]
  /** The origin that each instance allows to read for this tenant, or `null`. */
  allowed(tenant: string, origin: string): Promise<(string | null)[]>
  /**
   * Sends requests until all instances allow the origin, or none does.
   *
   * @param since the time of the change. @default now
   * @returns the milliseconds until the last instance followed
   */
  settle(tenant: string, origin: string, isAllowed: boolean, since?: number): Promise<number>
  close(): Promise<void>
}

const SIZE = 3
const SETTLES_WITHIN_MS = 20_000

export async function startFleet(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<Fleet> {
  const start = (): Promise<ServerProcess> =>
    startPageProgram({ page: 'recipes/fleet.md', file, folder: folderOf(import.meta.url), env })
  const instances = await Promise.all(Array.from({ length: SIZE }, start))

  async function allowedBy({ url }: ServerProcess, tenant: string, origin: string) {
    const { headers } = await askAt(() => url)('GET /', origin, { headers: [['Host', tenant]] })
    return (
      headers.find(([name]) => name.toLowerCase() === 'access-control-allow-origin')?.[1] ?? null
    )
  }

  return {
    instances,
    allowed: (tenant, origin) =>
      Promise.all(instances.map((instance) => allowedBy(instance, tenant, origin))),
    async settle(tenant, origin, isAllowed, since = performance.now()) {
      await Promise.all(
        instances.map(async (instance) => {
          while ((await allowedBy(instance, tenant, origin)) !== (isAllowed ? origin : null)) {
            if (performance.now() - since > SETTLES_WITHIN_MS) {
              throw new Error(
                `The instances do not follow the change of ${tenant}:\n${instance.output()}`,
              )
            }
            await setTimeout(1)
          }
        }),
      )
      return performance.now() - since
    },
    async close() {
      await Promise.all(instances.map((instance) => instance.close()))
    },
  }
}
