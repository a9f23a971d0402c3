import { describe, expect, test } from 'vitest'
import { HOST_KINDS, type HostKind, requestKind } from '../host-kinds.ts'
import { ALLOWED, takesAny } from '../kinds.ts'
import { Exchange } from './exchange.ts'
import { expressSubjects } from './express-subjects.ts'
import { fastifySubjects } from './fastify-subjects.ts'
import { honoOnNodeSubjects } from './hono-on-node-subjects.ts'
import { koaSubjects } from './koa-subjects.ts'
import { nodeHttpSubjects } from './node-http-subjects.ts'
import type { NodeSubjectName } from './node-subject.ts'
import { readHead } from './read-head.test-util.ts'

const HOSTS = {
  'node:http': nodeHttpSubjects,
  Express: expressSubjects,
  Koa: koaSubjects,
  Fastify: fastifySubjects,
  'Hono on Node.js': honoOnNodeSubjects,
} as const

type Said = Readonly<Record<string, string>>

describe.each(Object.entries(HOSTS))('the subjects of %s', (_, create) => {
  describe.each(Object.keys(HOST_KINDS) as HostKind[])('%s', (kind) => {
    test('the code by hand and every form of webcors send the same headers', async () => {
      const { webcors, ...others } = await answersTo(kind)
      const same = Object.entries(others).filter(([name]) =>
        /^(?:webcors|by hand|bytes)/.test(name),
      )
      expect(same.length).toBeGreaterThan(0)
      for (const [, said] of same) expect(said).toEqual(webcors)
    })

    test('the minimum by hand sends the same headers, except a `Vary` that the application replaces', async () => {
      const { minimum, webcors } = await answersTo(kind)
      const { vary, ...least } = { ...minimum }
      // The minimum sends back the requested names, in place of all allowed names.
      if (takesAny(requestKind(kind))) delete least['access-control-allow-methods']
      if (takesAny(requestKind(kind))) delete least['access-control-allow-headers']
      expect(webcors).toEqual(expect.objectContaining(least))
      expect(vary).toBe(kind === 'actual-many-headers' ? 'Accept-Encoding' : webcors['vary'])
    })

    // The times of a peer with another response could not be compared.
    test('the peer sends the same origin and the same names', async () => {
      const answers = await answersTo(kind)
      const peer = Object.entries(answers).find(
        ([name]) => name.endsWith('cors') && name !== 'webcors',
      )
      const [, theirs] = peer ?? []
      const ours = answers.webcors
      expect(theirs?.['access-control-allow-origin']).toBe(ours['access-control-allow-origin'])
      expect(theirs?.['status']).toBe(ours['status'])
      if (kind !== 'preflight') return
      for (const list of ['access-control-allow-methods', 'access-control-allow-headers']) {
        expect(theirs?.[list]).toBe(ours[list])
      }
    })

    test('the allowed origin can read every response, except responses of the bare subject', async () => {
      const { bare, webcors } = await answersTo(kind)
      const isAllowed = kind !== 'no-origin' && kind !== 'denied'
      expect(webcors['access-control-allow-origin']).toBe(isAllowed ? ALLOWED : undefined)
      expect(Object.keys(bare).filter((name) => name.startsWith('access-control-'))).toEqual([])
    })
  })

  async function answersTo(kind: HostKind): Promise<Record<'bare' | 'minimum' | 'webcors', Said>> {
    const answers: Partial<Record<NodeSubjectName, Said>> = {}
    for (const { name, listener } of await create(kind)) {
      const exchange = new Exchange(kind)
      await exchange.run(listener)
      answers[name] = readHead(exchange.head)
    }
    return { bare: {}, minimum: {}, webcors: {}, ...answers }
  }
})
