import { createServer, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { proxy } from '../src/commands/proxy.js'
import { main } from '../src/main.js'

const PAGE = 'http://localhost:3000'

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => stop(server))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function stop(server: Server): void {
  server.closeAllConnections()
  server.close()
}

const echo: RequestListener = ({ method, url, headers }, response) => {
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify({ method, url, authorization: headers.authorization ?? null }))
}

/** Runs the command until the test ends. */
async function start(...args: string[]) {
  const lines: string[] = []
  const controller = new AbortController()
  let ready: () => void = () => undefined
  const started = new Promise<void>((resolve) => {
    ready = resolve
  })
  const print = (line: string) => {
    lines.push(line)
    ready()
  }
  const ended = proxy(['--port', '0', ...args], print, controller.signal)
  await Promise.race([started, ended])
  onTestFinished(async () => {
    controller.abort()
    expect((await ended).exitCode).toBe(0)
  })
  const url = /http:\/\/localhost:\d+/.exec(lines[0] ?? '')?.[0] ?? ''
  const ask = (path: string, init: { method?: string; body?: string } = {}, origin = PAGE) =>
    fetch(url.replace('localhost', '127.0.0.1') + path, {
      ...init,
      headers: { Origin: origin },
    })
  return { url, lines, ask }
}

test('forwards the requests of the page, and prints a line for each', async () => {
  const api = await listen(echo)
  const { lines, ask, url } = await start('--target', `${api}/v1`, '--origin', PAGE)
  const response = await ask('/users?page=2')
  expect(response.headers.get('access-control-allow-origin')).toBe(PAGE)
  expect(await response.json()).toEqual({
    method: 'GET',
    url: '/v1/users?page=2',
    authorization: null,
  })
  expect((await ask('/users', {}, 'https://other.example')).status).toBe(403)
  expect(lines[0]).toContain(`await fetch('${url}/...')`)
  expect(lines[1]).toMatch(/^GET \/users 200 \d+ B \d+ ms$/)
  expect(lines[2]).toMatch(/^GET \/users 403 origin-not-allowed /)
})

test('prints the same proxy as a program, without the value of a secret', async () => {
  process.env['WEBCORS_TEST_TOKEN'] = 'Bearer s3cret'
  const api = await listen(echo)
  const { lines, ask } = await start(
    '--target',
    `/gh=${api}`,
    '--target',
    '/x=https://api.example.com',
    '--origin',
    PAGE,
    '--header-env',
    '/gh:Authorization=WEBCORS_TEST_TOKEN',
    '--method',
    'PUT',
  )
  expect(await (await ask('/gh/me', { method: 'PUT', body: 'x' })).json()).toEqual({
    method: 'PUT',
    url: '/me',
    authorization: 'Bearer s3cret',
  })
  expect(
    lines[0]?.slice(lines[0].indexOf('  import')),
  ).toBe(`  import { createProxy } from '@webcors/proxy'

  export const fetch = createProxy(
    {
      targets: {
        '/gh': {
          url: '${api}',
          methods: ["GET","HEAD","PUT"],
          privateNetwork: true,
          headers: { 'Authorization': process.env.WEBCORS_TEST_TOKEN },
          dangerouslyAllowAnyCaller: true,
        },
        '/x': {
          url: 'https://api.example.com',
          methods: ["GET","HEAD","PUT"],
        },
      },
      limit: { perMinute: 600 },
    },
    { origin: 'http://localhost:3000' },
  )
`)
  expect(lines.join('\n')).not.toContain('s3cret')
})

test('listens on IPv4 and IPv6, and rejects other host names', async () => {
  const api = await listen(echo)
  const { url } = await start('--target', api, '--origin', PAGE)
  const port = Number(new URL(url).port)
  const statusFor = async (host: string, at = '127.0.0.1') => {
    const socket = connect(port, at)
    socket.write(`GET /x HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${PAGE}\r\nConnection: close\r\n\r\n`)
    const [head] = await once(socket, 'data')
    socket.destroy()
    return Number(String(head).split(' ')[1])
  }
  expect(await statusFor(`localhost:${port}`)).toBe(200)
  expect(await statusFor(`127.0.0.1:${port}`)).toBe(200)
  expect(await statusFor(`[::1]:${port}`, '::1')).toBe(200)
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    'localhost',
    `localhost:${port + 1}`,
  ]) {
    expect([host, await statusFor(host)]).toEqual([host, 403])
  }
})

test('delays responses with --slow, and answers with a readable error with --fail', async () => {
  const api = await listen(echo)
  const slow = await start('--target', api, '--origin', PAGE, '--slow', '300')
  const begin = performance.now()
  await slow.ask('/x')
  expect(performance.now() - begin).toBeGreaterThan(290)
  const failing = await start('--target', api, '--origin', PAGE, '--fail', '503')
  const response = await failing.ask('/x')
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([
    503,
    PAGE,
  ])
  expect(await response.json()).toMatchObject({ status: 503, code: 'failed-on-purpose' })
})

test('prints JSON for programs', async () => {
  const api = await listen(echo)
  const { lines, ask, url } = await start('--target', api, '--origin', PAGE, '--json')
  await (await ask('/x')).text()
  expect(JSON.parse(lines[0] ?? '')).toEqual({ url, targets: ['/'] })
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({
    method: 'GET',
    path: '/x',
    status: 200,
    ended: 'complete',
  })
})

test('exits with 3 if the port is taken', async () => {
  const api = await listen(echo)
  const port = new URL(api).port
  const { exitCode, stderr } = await main([
    'proxy',
    '--target',
    api,
    '--origin',
    PAGE,
    '--port',
    port,
  ])
  expect([exitCode, stderr]).toEqual([
    3,
    `Cannot listen on port ${port}: another program uses it. Choose another port with --port.\n`,
  ])
})

test.each([
  [[], 'Give the URL of the API'],
  [['--target', 'https://api.example.com'], 'Give the origin of the page'],
  [['https://api.example.com'], 'write --target https://api.example.com'],
  [
    ['--target', 'https://a.example', '--target', 'https://b.example', '--origin', PAGE],
    'two targets at "/"',
  ],
  [
    ['--target', 'https://api.example.com', '--origin', 'localhost:3000'],
    'Cannot allow origin "localhost:3000"',
  ],
  [
    ['--target', 'http://api.example.com', '--origin', PAGE],
    "over plain http, anyone on the network path reads and changes it. Write 'https://', or --allow-insecure.",
  ],
  [
    ['--target', 'https://10.0.0.1', '--origin', PAGE],
    'it is not on the public internet. Write --allow-private if that is meant.',
  ],
  [
    ['--target', 'https://*', '--origin', PAGE],
    'fetch from any host. Give --target for each host.',
  ],
  [
    ['--target', 'https://me:secret@api.example.com', '--origin', PAGE],
    'Leave both out, and write --header-env Authorization=VARIABLE.',
  ],
  [
    ['--target', 'https://api.example.com?key=1', '--origin', PAGE],
    'Leave both out, and write --query-env name=VARIABLE.',
  ],
  [
    ['--target', 'https://169.254.169.254', '--origin', PAGE, '--allow-private'],
    'a cloud gives its credentials',
  ],
  [
    [
      '--target',
      'https://api.example.com',
      '--origin',
      PAGE,
      '--header-env',
      'Authorization=NOT_SET_AT_ALL',
    ],
    'NOT_SET_AT_ALL: the environment variable is not set',
  ],
  [
    ['--target', 'https://api.example.com', '--origin', PAGE, '--header-env', 'Authorization'],
    'write --header-env Name=VARIABLE',
  ],
  [
    ['--target', 'https://api.example.com', '--origin', PAGE, '--port', '99999'],
    'write a whole number, 0 to 65535',
  ],
  [
    ['--target', 'https://api.example.com', '--origin', PAGE, '--host', '0.0.0.0'],
    "Unknown option '--host'",
  ],
] as const)('exits with 2 and a line that says what to write for %j', async (args, message) => {
  const { exitCode, stderr } = await main(['proxy', ...args])
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)])
})
