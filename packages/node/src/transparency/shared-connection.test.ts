import { createServer } from 'node:http'
import { createCors } from '@webcors/core'
import { expect, test } from 'vitest'
import { close, corsLines, exchangeAll, listen, request, varyNames } from '../exchange.test-util.js'
import { nameOf } from '../pair.test-util.js'
import { withCors } from '../with-cors.js'
import { APP, POLICY } from './expect-same.test-util.js'

test('known defect 30: requests that share a connection do not share headers', async () => {
  const policy = createCors({ origin: 'https://*.example.com', credentials: true })
  const server = createServer(
    withCors((req, res) => {
      // Every second response passes headers to writeHead, and every third is sent later.
      const number = Number(req.url?.slice(1))
      const answer = (): void => {
        if (number % 2 === 0) res.writeHead(200, { 'X-Number': number, Vary: `X-${number}` })
        res.end(`${number}`)
      }
      if (number % 3 === 0) setTimeout(answer, 1)
      else answer()
    }, policy),
  )
  const port = await listen(server)
  const count = 300
  const origins = Array.from({ length: count }, (_, number) => {
    if (number % 5 === 4) return null
    return number % 7 === 6 ? 'https://evil.example' : `https://a${number}.example.com`
  })
  const requests = origins.map((origin, number) =>
    request(`GET /${number}`, origin === null ? [] : [`Origin: ${origin}`]),
  )
  const answers = await exchangeAll(port, requests.join(''), count)
  expect(answers.map(({ body }) => body)).toEqual(origins.map((_, number) => `${number}`))
  for (const [number, { head }] of answers.entries()) {
    const origin = origins[number]
    expect(corsLines(head)).toEqual(
      origin?.endsWith('.example.com')
        ? ['access-control-allow-credentials: true', `access-control-allow-origin: ${origin}`]
        : [],
    )
    expect(varyNames(head)).toEqual(number % 2 === 0 ? [`X-${number}`, 'Origin'] : ['Origin'])
  }
  await close(server)
})

test('known defect 34: a handler can answer after its client has left, and nothing throws', async () => {
  const steps: string[] = []
  const server = createServer(
    withCors(async (req, res) => {
      if (!req.socket.destroyed) await new Promise((resolve) => req.socket.once('close', resolve))
      for (const action of [
        () => res.writeHead(200, { 'X-A': '1' }),
        () => res.write('hi'),
        () => res.end(),
      ]) {
        try {
          action()
        } catch (error) {
          steps.push(nameOf(error))
        }
      }
      steps.push('ended')
    }, POLICY),
  )
  const port = await listen(server)
  const { connect } = await import('node:net')
  const socket = connect(port, '127.0.0.1')
  socket.write(request('GET /', [`Origin: ${APP}`]))
  await new Promise((resolve) => server.once('request', resolve))
  socket.destroy()
  while (steps.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(steps).toEqual(['ended'])
  await close(server)
})
