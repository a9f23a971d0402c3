import {
  CONFORMANCE_HEADS,
  CONFORMANCE_POLICIES,
  type ConformanceHead,
  type ConformancePolicy,
  type ConformanceResult,
  type ConformanceServer,
  remoteHost,
  runConformance,
  type ServerProcess,
  startServerProcess,
  summarize,
} from '@webcors/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APP, HOSTS } from './hosts.test-util.ts'
import { viaHttp2, viaTls } from './via.test-util.ts'

interface Way {
  readonly protocol: string
  /**
   * The name of the server in `dist/conformance.js`. Each server counts its requests separately for
   * each head.
   */
  readonly server: 'http' | 'wrapped' | 'https' | 'h2c' | 'h2'
  readonly open: (port: number) => Promise<ConformanceServer>
  readonly head: ConformanceHead
  readonly policies: readonly ConformancePolicy[]
}

const HTTP = {
  protocol: 'http',
  server: 'http',
  open: async (port: number) => ({ url: `http://127.0.0.1:${port}`, close: async () => {} }),
} as const
const WRAPPED = { ...HTTP, protocol: 'http, wrapped by others', server: 'wrapped' } as const
const HTTPS = { protocol: 'https', server: 'https', open: viaTls } as const
const H2C = {
  protocol: 'http2',
  server: 'h2c',
  open: (port: number) => viaHttp2(`http://127.0.0.1:${port}`),
} as const
const H2 = {
  protocol: 'http2 with TLS',
  server: 'h2',
  open: (port: number) => viaHttp2(`https://127.0.0.1:${port}`),
} as const
const H2_AS_HTTP1 = { protocol: 'http2, asked by HTTP/1.1', server: 'h2', open: viaTls } as const

const ALL = CONFORMANCE_POLICIES
// The groups whose requests reach the application and get different responses from it.
const BY_HEAD =
  'any-origin-all-exposed vary-and-upstreams timing answers errors errors-for-anyone by-path by-path-async no-policy'
const SOME = ALL.filter(({ name }) => BY_HEAD.split(' ').includes(name))
// HTTP/2 has its own response object, which has no `setHeaders`.
const HEADS2 = CONFORMANCE_HEADS.filter((head) => head !== 'set-headers')
const SOME_HEADS2 = ['set-header', 'write-head-object', 'write-head-flat', 'mixed'] as const

/**
 * The first host runs the whole table in every way to write a head. The others run it in one way,
 * and parts in all.
 */
function waysOf(isFirst: boolean): readonly Way[] {
  const http = CONFORMANCE_HEADS.map((head) => ({
    ...HTTP,
    head,
    policies: isFirst || head === 'mixed' ? ALL : SOME,
  }))
  const http2 = (isFirst ? HEADS2 : SOME_HEADS2).map((head) => ({
    ...H2C,
    head,
    policies: isFirst && head === 'mixed' ? ALL : SOME,
  }))
  return [
    ...http,
    ...http2,
    { ...WRAPPED, head: 'mixed', policies: SOME },
    { ...WRAPPED, head: 'write-head-flat', policies: SOME },
    { ...HTTPS, head: 'mixed', policies: SOME },
    { ...H2, head: 'mixed', policies: SOME },
    { ...H2_AS_HTTP1, head: 'write-head-flat', policies: SOME },
  ]
}

describe.each(HOSTS.map((host, index) => ({ host, index })))('$host.name', ({ host, index }) => {
  const ways = waysOf(index === 0)
  let server: ServerProcess
  let ports: Readonly<Record<Way['server'], number>>

  beforeAll(async () => {
    const names = new Set(ways.map((way) => way.server))
    server = await startServerProcess({
      command: [...host.command, 'dist/conformance.js', ...names],
      cwd: APP,
    })
    ports = JSON.parse(server.output().split('\n')[0] ?? '') as typeof ports
  })
  afterAll(() => server?.close())

  test.concurrent.each(ways)(
    'the policies conform on $protocol with heads by $head',
    async (way) => {
      const opened = await way.open(ports[way.server])
      const url = `${opened.url}/${way.head}`
      const name = `${host.name}, ${way.protocol}, ${way.head}`
      const remote = remoteHost({ name, url: () => url })
      const results: ConformanceResult[] = []
      try {
        for await (const result of runConformance(remote, way.policies)) results.push(result)
      } finally {
        await opened.close()
      }
      console.log(summarize(remote, results))
      expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([])
      expect(results).toHaveLength(way.policies.flatMap(({ requests }) => requests).length)
    },
  )
})
