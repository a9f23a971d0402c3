import {
  type App,
  type AppOptions,
  appendResponseHeader,
  createApp,
  createError,
  createEventStream,
  eventHandler,
  sendNoContent,
  sendRedirect,
  setResponseHeader,
  setResponseStatus,
} from 'h3-v1'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, EVIL, ownAnswer, pageRequest } from '../ask.test-util.ts'
import { ALLOWED, DENIED, POLICY } from '../policy.test-util.ts'
import { cors } from '../v1.ts'
import { type Handler, startNode, TARGETS } from './targets.test-util.ts'

// h3 logs errors that it does not handle.
const log = vi.spyOn(console, 'error')
beforeEach(() => void log.mockReset().mockImplementation(() => {}))

function serve(handler: Handler, behind = true, options: AppOptions = {}): App {
  const app = createApp(options)
  if (behind) app.use(cors(POLICY))
  return app.use('/', eventHandler(handler))
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  'a string': () => 'text',
  'an object': () => ({ a: 1 }),
  null: () => null,
  'a Uint8Array': () => Buffer.from('bytes'),
  'a Blob': () => new Blob(['blob'], { type: 'text/csv' }),
  'a stream': () => new Blob(['stream']).stream(),
  'a Response': () => new Response('text', { status: 418, headers: { 'X-Own': '1' } }),
  'an immutable Response': () => Response.redirect('https://api.example.com/b', 303),
  'a redirect': (event) => sendRedirect(event, '/b', 307),
  'the result of sendNoContent()': (event) => sendNoContent(event),
  'status and headers': (event) => {
    setResponseStatus(event, 201, 'Made')
    setResponseHeader(event, 'X-Own', '1')
    appendResponseHeader(event, 'Set-Cookie', 'a=1')
    appendResponseHeader(event, 'Set-Cookie', 'b=2')
    return 'made'
  },
  'setHeader and end of Node.js': ({ node: { res } }) => {
    res.setHeader('X-Own', '1')
    res.end('raw')
  },
  'writeHead of Node.js': ({ node: { res } }) => {
    res.writeHead(202, { 'X-Own': '1' })
    res.end('raw')
  },
  'an error': () => {
    throw createError({ statusCode: 409, statusMessage: 'Conflict', data: { a: 1 } })
  },
  'an error that is returned': () => createError({ statusCode: 422 }),
  'an error of another kind': () => Promise.reject(new Error('no')),
  'a string that is thrown': () => {
    throw 'no'
  },
  'no result': () => {},
}

describe.each(TARGETS)('%s', (_target, start) => {
  const send = start()

  test.each(Object.entries(HANDLERS))(
    'known defects 21, 31, 32, 33: the response has the policy’s headers (%s)',
    async (_, handler) => {
      for (const method of ['GET', 'HEAD', 'POST']) {
        for (const [origin, headers] of [
          [APP, ALLOWED],
          [EVIL, DENIED],
          [null, DENIED],
        ] as const) {
          const ask = (behind: boolean) =>
            send(serve(handler, behind), pageRequest(origin, '/', { method }))
          const response = await ask(true)
          expect(corsHeaders(response)).toEqual(headers)
          expect(await ownAnswer(response)).toEqual(await ownAnswer(await ask(false)))
        }
      }
    },
  )

  test.each<[string, Handler, string]>([
    ['of the event', (event) => setResponseHeader(event, 'Vary', 'Cookie'), 'Cookie, Origin'],
    [
      'of a Response',
      () => new Response('', { headers: { Vary: 'Accept-Encoding' } }),
      'Accept-Encoding, Origin',
    ],
    [
      'of an error',
      (event) => {
        setResponseHeader(event, 'Vary', 'Cookie')
        throw createError({ statusCode: 401 })
      },
      'Cookie, Origin',
    ],
    [
      'passed to writeHead',
      ({ node: { res } }) => {
        res.writeHead(200, { vary: 'Accept' })
        res.end()
      },
      'Accept, Origin',
    ],
  ])(
    'known defects 23, 24: a response keeps its Vary and has Origin in it (Vary %s)',
    async (_, handler, vary) => {
      const app = serve((event) => handler(event) ?? 'text')
      for (const origin of [APP, EVIL, null]) {
        const response = await send(app, pageRequest(origin))
        expect(response.headers.get('Vary')).toBe(vary)
      }
    },
  )

  test('known defects 28, 29: the policy replaces the CORS headers of an upstream and of a handler', async () => {
    const app = serve((event) => {
      setResponseHeader(event, 'Access-Control-Allow-Origin', '*')
      return new Response('', { headers: { 'Access-Control-Allow-Methods': 'TRACE' } })
    })
    expect(corsHeaders(await send(app, pageRequest(APP)))).toEqual(ALLOWED)
    expect(corsHeaders(await send(app, pageRequest(EVIL)))).toEqual(DENIED)
  })

  test('known defect 21: an error that the app’s onError answers has the policy’s headers', async () => {
    const onError: AppOptions['onError'] = ({ statusCode }, event) => {
      setResponseStatus(event, statusCode)
      event.node.res.end('mine')
    }
    const app = serve(() => Promise.reject(createError({ statusCode: 409 })), true, { onError })
    const response = await send(app, pageRequest(APP))
    expect([response.status, corsHeaders(response)]).toEqual([409, ALLOWED])
  })
})

describe('on Node.js', () => {
  const send = startNode()

  test('known defect 33: server-sent events arrive as they are pushed', async () => {
    const app = serve(async (event) => {
      const stream = createEventStream(event)
      void stream.push('one').then(() => stream.close())
      return stream.send()
    })
    const response = await send(app, pageRequest(APP))
    expect([corsHeaders(response), await response.text()]).toEqual([ALLOWED, 'data: one\n\n'])
  })
})
