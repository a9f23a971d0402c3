import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as GuardedModule from '../src/guard/guarded-agent.js'
import type * as TransportModule from '../src/node/transport.js'
import { isPublic, resolve } from './rig/names.ts'
import { importSource } from './rig/seeds.ts'
import { Upstream } from './rig/upstream.ts'

type Guarded = typeof GuardedModule
type Transports = typeof TransportModule

let inside: Upstream
let agent: InstanceType<Guarded['GuardedHttpAgent']>
let transport: ReturnType<Transports['createTransport']>

beforeAll(async () => {
  inside = await new Upstream().listen('127.0.0.1')
  const { GuardedHttpAgent } = await importSource<Guarded>('guard/guarded-agent.ts')
  const { createTransport } = await importSource<Transports>('node/transport.ts')
  agent = new GuardedHttpAgent(
    { resolve, isAllowed: isPublic, connectMilliseconds: 500 },
    { keepAlive: true },
  )
  transport = createTransport({ connectMilliseconds: 500 })
})
afterAll(async () => {
  agent.destroy()
  await inside.close()
})

const ask = (host: string) =>
  new Promise<string>((done) => {
    try {
      const { port } = inside
      const sent = request({ agent, host, port }, ({ statusCode }) => done(`status ${statusCode}`))
      sent.on('error', (error) => done((error as { code?: string }).code ?? ''))
      sent.end()
    } catch (error) {
      done((error as { code: string }).code)
    }
  })

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1', '::ffff:7f00:1'])(
  'the agent refuses the literal address %s, which needs no look-up',
  async (host) => {
    expect(await ask(host)).toBe('address-not-public')
    expect(inside.connections).toBe(0)
  },
)

test('the agent refuses a socket in the file system', () => {
  const sent = () => request({ agent, socketPath: '/nothing.sock', host: 'a.pub.test' })
  expect(sent).toThrow('address-not-public')
})

test.each(['localhost.', 'foo.localhost', 'intranet', 'printer.local', '10.0.0.1', '::1'])(
  'the transport refuses the host %s before the name is resolved',
  (host) => {
    expect(transport.allowsHost({ privateNetwork: false, base: null } as never, host)).toBe(false)
  },
)

test.each(['169.254.169.254', 'metadata.google.internal', 'fd00:ec2::254'])(
  'the transport refuses the metadata host %s even if private networks are allowed',
  (host) => {
    expect(transport.allowsHost({ privateNetwork: true, base: null } as never, host)).toBe(false)
  },
)
