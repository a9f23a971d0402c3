import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import { writeHeadBeforeBody } from './write-head-before-body.ts'

const BODY = '_data'

/** The part of the stand-in that the function uses. */
function createStandIn() {
  const standIn = {
    [BODY]: undefined as unknown,
    statusCode: 418,
    headersSent: false,
    writeHead: vi.fn<(status: number) => void>(() => {
      standIn.headersSent = true
    }),
    end(data?: unknown) {
      if (data !== undefined) standIn[BODY] = data
      return standIn
    },
  }
  writeHeadBeforeBody(standIn as unknown as ServerResponse)
  return standIn
}

test.each<[string, (standIn: ReturnType<typeof createStandIn>) => void]>([
  ['an end', (standIn) => void standIn.end()],
  ['an end with a body', (standIn) => void standIn.end('body')],
  ['a body alone', (standIn) => void (standIn[BODY] = 'body')],
])('writeHeadBeforeBody makes the stand-in write its head once, before %s', (_, answer) => {
  const standIn = createStandIn()
  expect(standIn.writeHead).not.toHaveBeenCalled()
  answer(standIn)
  standIn.end()
  expect(standIn.writeHead).toHaveBeenCalledExactlyOnceWith(418)
})

test('writeHeadBeforeBody does not write a second head, and keeps the body', () => {
  const standIn = createStandIn()
  standIn.writeHead(202)
  standIn.end('body')
  expect(standIn.writeHead).toHaveBeenCalledOnce()
  expect(standIn[BODY]).toBe('body')
})

test('writeHeadBeforeBody does not change Node’s own response', () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  writeHeadBeforeBody(response)
  expect(Object.hasOwn(response, 'end')).toBe(false)
})
