import { type ClientRequest, request } from 'node:http'
import { start } from './start.ts'
import { ORIGIN } from './subjects.ts'

export interface Streams {
  /** The number of streams that are open at the API. */
  readonly open: number
  /** The memory for each stream, in bytes. */
  readonly each: number
  /** The seconds from the time when all pages leave until the API has no stream left. */
  readonly gone: number
}

/** Opens a number of event streams, and closes all of them at once. */
export async function measureStreams(
  name: string,
  api: string,
  count: number,
  openAtApi: () => Promise<number>,
): Promise<Streams> {
  const subject = await start(name, api)
  const before = (await subject.usage(true)).rss
  const pages: ClientRequest[] = []
  await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<void>((resolve, reject) => {
          const page = request(
            {
              agent: false,
              host: '127.0.0.1',
              port: subject.port,
              path: '/up/events',
              headers: { Origin: ORIGIN },
            },
            (message) => {
              message.once('data', () => resolve())
              message.on('error', () => undefined)
            },
          )
          page.on('error', reject)
          page.end()
          pages.push(page)
        }),
    ),
  )
  const open = await openAtApi()
  const after = (await subject.usage(true)).rss
  const begin = performance.now()
  for (const page of pages) {
    page.removeAllListeners('error')
    page.on('error', () => undefined)
    page.destroy()
  }
  while ((await openAtApi()) > 0 && performance.now() - begin < 10_000) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const gone = (performance.now() - begin) / 1000
  const left = await openAtApi()
  subject.stop()
  if (left > 0) throw new Error(`${left} streams are left`)
  return { open, each: (after - before) / count, gone }
}
