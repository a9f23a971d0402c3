import { expect, test, vi } from 'vitest'
import { cors } from './cors.js'
import { exchangeAll, request } from './exchange.test-util.js'
import { allowed, APP, decided, EVIL, hi, type Listener, mount } from './served.test-util.js'

const middleware = cors({ origin: APP, crossOriginProtection: true })

test('known defect 37: cross-origin protection refuses other sites, and allows the site itself', async () => {
  const handler = vi.fn<Listener>(hi)
  const { send } = await mount(middleware, handler)
  const post = (lines: readonly string[]) => send('POST /', [...lines, 'Content-Length: 4'], 'body')
  expect((await post([`Origin: ${EVIL}`, 'Sec-Fetch-Site: cross-site'])).status).toBe(403)
  expect((await post([`Origin: ${EVIL}`])).status).toBe(403)
  expect(handler).not.toHaveBeenCalled()
  expect((await post([`Origin: ${APP}`, 'Sec-Fetch-Site: cross-site'])).status).toBe(200)
  expect((await post([`Origin: ${EVIL}`, 'Sec-Fetch-Site: same-origin'])).status).toBe(200)
  expect((await post(['Host: api.example.com', 'Origin: https://api.example.com'])).status).toBe(
    200,
  )
  expect((await post([])).status).toBe(200)
  expect(handler).toHaveBeenCalledTimes(4)
})

test('the body of a refused request does not disturb the next request on its connection', async () => {
  const { port } = await mount(middleware)
  const body = 'x'.repeat(50_000)
  const refused = request('POST /', [`Origin: ${EVIL}`, `Content-Length: ${body.length}`], body)
  const answers = await exchangeAll(port, refused + request('GET /', [`Origin: ${APP}`]), 2)
  expect(answers.map(decided)).toEqual([
    { status: 403, cors: [], vary: ['Origin'] },
    { status: 200, cors: allowed(), vary: ['Origin'] },
  ])
})
