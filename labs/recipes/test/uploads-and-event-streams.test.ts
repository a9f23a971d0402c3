import type { Ask, More } from '@webcors-labs/testing'
import { expect, test } from 'vitest'
import { testRecipe } from '../src/test-recipe.ts'

const APP = 'https://app.example.com'

/** Builds a form with one file. */
function form(bytes: number, name = 'photo'): More {
  const head = `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.bin"\r\n`
  return {
    headers: [['Content-Type', 'multipart/form-data; boundary=x']],
    body: `${head}Content-Type: application/octet-stream\r\n\r\n${'a'.repeat(bytes)}\r\n--x--\r\n`,
  }
}

const json: More = { headers: [['Content-Type', 'application/json']], body: '{}' }
const TRUNCATED: More = { ...form(5), body: '--x\r\nContent-Disposition: form-data; name="photo"' }

testRecipe({
  name: 'Uploads with multer',
  page: 'uploads.md',
  folder: 'programs/uploads',
  packages: ['multer', 'express'],
  start: ['node', 'server.mjs'],
  requests: {
    answers: [
      { line: 'POST /photos', status: 201, more: form(5) },
      { line: 'POST /photos', status: 413, more: form(1_000_001) },
      { line: 'POST /photos', status: 400, more: form(5, 'other') },
    ],
    preflight: '/photos',
  },
})

testRecipe({
  name: 'Uploads with busboy',
  page: 'uploads.md',
  folder: 'programs/uploads',
  packages: ['busboy'],
  start: ['node', 'busboy.mjs'],
  requests: {
    answers: [
      { line: 'POST /photos', status: 200, more: form(5) },
      { line: 'POST /photos', status: 413, more: form(1_000_001) },
      { line: 'POST /photos', status: 400, more: json },
      { line: 'POST /photos', status: 400, more: TRUNCATED },
    ],
    preflight: '/photos',
  },
})

testRecipe(
  {
    name: 'Server-sent events',
    page: 'event-streams.md',
    folder: 'programs/event-stream',
    packages: ['express'],
    start: ['node', 'server.mjs'],
    requests: { answers: [{ line: 'GET /prices', status: 200 }], preflight: '/prices' },
  },
  (ask: Ask) => {
    test('a page that reconnects gets the events after the last one, while the server writes', async () => {
      const last = { headers: [['Last-Event-ID', '1']] } as const
      const { body, bodyMilliseconds } = await ask('GET /prices', APP, last)
      expect(body).toBe('id: 2\ndata: {"price":102}\n\nid: 3\ndata: {"price":103}\n\n')
      expect(bodyMilliseconds).toBeGreaterThan(50)
    })
  },
)
