import { describe, expect, test } from 'vitest'
import { minimumByHand } from './by-hand-minimum.ts'
import { sameGuaranteesByHand } from './by-hand-same-guarantees.ts'
import { tunedByHand } from './by-hand-tuned.ts'
import { h3Subjects } from './h3-subjects.ts'
import { honoSubjects } from './hono-subjects.ts'
import { type HostKind, requestKind } from './host-kinds.ts'
import { ALLOWED, createHandler, createRequests, KINDS, type Kind, takesAny } from './kinds.ts'
import { normalize } from './node/read-head.test-util.ts'
import type { Fetch, Handler, SubjectName } from './subject.ts'
import { createSubjects, withWebcors } from './subjects.ts'

const ALL = Object.keys(KINDS) as Kind[]

describe('subjects that the tables compare', () => {
  describe.each(ALL)('%s', (kind) => {
    test.each(['by hand', 'tuned'] as const)(
      '%s sends the same headers as webcors',
      async (name) => {
        expect(await answerOf(name, kind)).toEqual(await answerOf('webcors', kind))
      },
    )

    test('the minimum by hand sends the same headers, if the handler sets no CORS header', async () => {
      const least = await answerOf('minimum', kind)
      const ours = await answerOf('webcors', kind)
      // The minimum sends back the requested names, in place of all allowed names.
      if (takesAny(kind)) delete least['access-control-allow-methods']
      if (takesAny(kind)) delete least['access-control-allow-headers']
      expect(ours).toEqual(expect.objectContaining(least))
    })

    // A peer with another response would be timed at other work.
    test.each(['Hono', 'h3', 'itty-router'] as const)(
      '%s allows the same origin as webcors',
      async (name) => {
        const theirs = await answerOf(name, kind)
        const ours = await answerOf('webcors', kind)
        expect(theirs['access-control-allow-origin']).toBe(ours['access-control-allow-origin'])
        expect(theirs['status']).toBe(ours['status'])
        if (kind !== 'preflight' || name === 'itty-router') return
        for (const header of ['methods', 'headers']) {
          const field = `access-control-allow-${header}`
          expect(theirs[field]).toBe(ours[field])
        }
      },
    )
  })

  test.each(ALL)('h3 by hand and with its own package sends the same headers: %s', async (kind) => {
    const answers: Record<string, Record<string, string>> = {}
    for (const { name, fetch } of h3Subjects(kind)) {
      answers[name] = await read(await fetch(requestOf(kind)))
    }
    const ours = await answerOf('webcors', kind)
    for (const name of ['webcors', 'webcors, one route', 'by hand']) {
      expect(answers[name]).toEqual(ours)
    }
    expect(answers['h3']).toEqual(await answerOf('h3', kind))
    expect(answers['bare h3']).not.toHaveProperty('access-control-allow-origin')
  })

  test.each<HostKind>([...ALL, 'actual-response'])(
    'Hono by hand and with its own package sends the same headers: %s',
    async (given) => {
      const kind = requestKind(given)
      const answers: Record<string, Record<string, string>> = {}
      for (const { name, fetch } of honoSubjects(given)) {
        answers[name] = await read(await fetch(requestOf(kind)))
      }
      const ours = await answerOf('webcors', kind)
      for (const name of ['webcors', 'by hand']) expect(answers[name]).toEqual(ours)
      expect(answers['Hono']).toEqual(await answerOf('Hono', kind))
      expect(answers['bare Hono']).not.toHaveProperty('access-control-allow-origin')
    },
  )

  test('subjects with asynchronous handlers send the same headers', async () => {
    for (const kind of ALL) {
      const answer = createHandler(kind)
      for (const { name, fetch } of createSubjects(async () => answer(), takesAny(kind))) {
        expect(await read(await fetch(requestOf(kind)))).toEqual(await answerOf(name, kind))
      }
    }
  })
})

describe('the floors keep the guarantees in their names', () => {
  const floors = { 'by hand': sameGuaranteesByHand, tuned: tunedByHand } as const
  const ours: Record<string, (handler: Handler) => Fetch> = {
    'by hand': (handler) => floors['by hand'](handler, false),
    tuned: (handler) => floors.tuned(handler, false),
    webcors: (handler) => withWebcors(handler, {}),
  }
  const stray = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': '*',
    'Access-Control-Allow-Methods': '*',
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Max-Age': '1',
  }

  describe.each(Object.entries(ours))('%s', (_, wrap) => {
    test('CORS headers of an upstream are replaced or removed', async () => {
      const fetch = wrap(() => new Response(null, { headers: stray }))
      expect(await read(await fetch(requestOf('actual')))).toEqual(
        await answerOf('webcors', 'actual', {}),
      )
      expect(await read(await fetch(requestOf('denied')))).toEqual({
        status: '200',
        vary: 'Origin',
      })
      expect(await read(await fetch(requestOf('no-origin')))).toEqual({
        status: '200',
        vary: 'Origin',
      })
    })

    test.each([
      ['Accept-Encoding', 'Accept-Encoding, Origin'],
      ['accept-encoding, origin', 'accept-encoding, origin'],
      ['*', '*'],
    ])('Vary: %s becomes %s', async (before, after) => {
      const fetch = wrap(() => new Response(null, { headers: { Vary: before } }))
      expect((await fetch(requestOf('actual'))).headers.get('Vary')).toBe(after)
    })

    test('a redirect, whose headers cannot be changed, is copied', async () => {
      const fetch = wrap(() => Response.redirect('https://example.com/', 303))
      const response = await fetch(requestOf('actual'))
      expect(response.status).toBe(303)
      expect(response.headers.get('Location')).toBe('https://example.com/')
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(ALLOWED)
    })

    test('a preflight from an origin that is not allowed is refused', async () => {
      const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' }
      const request = new Request('http://localhost/items', { method: 'OPTIONS', headers })
      expect(await read(await wrap(createHandler('preflight'))(request))).toEqual({
        status: '403',
        vary: 'Origin',
      })
    })
  })

  test('the minimum by hand has none of the guarantees', async () => {
    const fetch = minimumByHand(() => new Response(null, { headers: stray }), false)
    const response = await fetch(requestOf('denied'))
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })
})

function requestOf(kind: Kind): Request {
  return createRequests(kind, 1)[0] as Request
}

async function answerOf(
  name: SubjectName,
  kind: Kind,
  headers?: HeadersInit,
): Promise<Record<string, string>> {
  const handler =
    headers === undefined ? createHandler(kind) : () => new Response(null, { headers })
  const subject = createSubjects(handler, takesAny(kind)).find((one) => one.name === name)
  return read((await subject?.fetch(requestOf(kind))) as Response)
}

/** Picks the CORS headers of a response. */
async function read(response: Response): Promise<Record<string, string>> {
  const headers = [...response.headers].filter(
    ([name]) => name === 'vary' || name.startsWith('access-control-'),
  )
  const normalized = headers.map(([name, value]) => [name, normalize(name, value)])
  return { status: String(response.status), ...Object.fromEntries(normalized) }
}
