import { FIX_TARGETS } from '@webcors/doctor'
import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { LINE } from './main.test-util.js'

const fixFor = (wanted: string) => main(['explain', LINE, '--for', wanted])

/** Returns the name of the server that a fix is printed for. */
async function chosenFor(wanted: string): Promise<string | undefined> {
  const { stdout } = await fixFor(wanted)
  return /To paste, for (.*?)\. [A-Z]/.exec(stdout.replaceAll(/\s+/g, ' '))?.[1]
}

describe('--for', () => {
  test.each(FIX_TARGETS.map((target) => target.for))('finds the complete name %s', async (name) => {
    expect(await chosenFor(name)).toBe(name)
  })

  test.each([
    ['express', 'webcors, Express and Connect'],
    ['koa', 'webcors, Koa'],
    ['next', 'webcors, Next.js'],
    ['fastify', 'webcors, Fastify'],
    ['Hono', 'webcors, Hono'],
    ['lambda', 'webcors, AWS Lambda'],
    ['node', 'webcors, node:http'],
    ['deno', 'webcors, fetch handlers (Deno, Bun, Workers)'],
    ['@fastify/cors', 'Fastify, with @fastify/cors'],
    ['hono/cors', 'Hono, with hono/cors'],
    ['function url', 'AWS Lambda function URL'],
    ['apigateway', 'AWS API Gateway (HTTP API)'],
    ['s3', 'Amazon S3'],
    ['fast api', 'FastAPI'],
    ['vite', 'Vite, while developing'],
  ])('takes %s for %s', async (wanted, name) => {
    expect(await chosenFor(wanted)).toBe(name)
  })

  test.each(['', ' ', '-', 'gin', 'ask', 'pi'])('refuses %j', async (wanted) => {
    const { exitCode, stderr } = await fixFor(wanted)
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining(`Cannot write a fix for "${wanted}": no such server.`),
    ])
  })
})
