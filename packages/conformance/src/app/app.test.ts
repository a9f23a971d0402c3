import { expect, test } from 'vitest'
import { answerError, createConformanceApp } from './app.js'
import { conformanceHandler } from './handler.js'
import { CONFORMANCE_ROUTES, findRoute, NOT_FOUND } from './routes.js'

const ask = (path: string, method = 'GET') =>
  new Request(`http://localhost/a-prefix${path}`, { method })

/** Runs the application, and returns its response or the response to its error. */
async function settle(
  app: ReturnType<typeof createConformanceApp>,
  request: Request,
): Promise<Response> {
  try {
    return await app(request)
  } catch (error) {
    return error instanceof Response ? error : answerError(error)
  }
}

test.each(CONFORMANCE_ROUTES.filter(({ kind }) => !['echo', 'break'].includes(kind)))(
  'the response of the application on $path has the status, the headers and the body of the route',
  async ({ path, methods, status, headers, body }) => {
    const [method = 'GET'] = methods === '*' ? [] : methods
    const response = await settle(createConformanceApp(), ask(path, method))
    expect(response.status).toBe(status)
    expect(await response.text()).toBe(body)
    for (const [name] of headers) {
      const values = headers
        .filter(([other]) => other.toLowerCase() === name.toLowerCase())
        .map(([, value]) => value)
      expect(response.headers.get(name)).toBe(values.join(', '))
    }
  },
)

test('the application answers 404 on a path without a route, and for a method without one', async () => {
  for (const request of [ask('/elsewhere'), ask('/get-only', 'PUT')]) {
    expect((await settle(createConformanceApp(), request)).status).toBe(404)
  }
  expect(findRoute('PUT', '/get-only')).toBe(NOT_FOUND)
})

test('the application counts requests, except those for the count', async () => {
  const app = createConformanceApp()
  for (const path of ['/ok', '/runs', '/throw', '/missing', '/runs']) await settle(app, ask(path))
  expect(await (await app(ask('/runs'))).text()).toBe('3')
})

test('the application returns the body of the request on /echo', async () => {
  const request = new Request('http://localhost/echo', { method: 'POST', body: 'hello' })
  expect(await (await createConformanceApp()(request)).text()).toBe('hello')
})

test('the application returns the same object for each request on /shared', async () => {
  const app = createConformanceApp()
  expect(await app(ask('/shared'))).toBe(await app(ask('/shared')))
})

test('the application fails while it writes the body on /break', async () => {
  const response = await createConformanceApp()(ask('/break'))
  await expect(response.text()).rejects.toThrow('The application fails while it writes')
})

test('a handler serves each policy under its name', async () => {
  const handler = conformanceHandler((app, policy) => async (request) => {
    const response = await app(request)
    return new Response(`${policy.name}: ${await response.text()}`)
  })
  const answer = async (path: string) => {
    const response = await handler(new Request(`http://localhost${path}`))
    return `${response.status} ${await response.text()}`
  }
  expect(await answer('/timing/ok')).toBe('200 timing: ok')
  expect(await answer('/exact-origins/runs')).toBe('200 exact-origins: 1')
  expect(await answer('/nobody/ok')).toBe('404 No such policy')
})
