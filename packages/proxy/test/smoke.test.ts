import { expect, test } from 'vitest'
import { describeDoors } from './rig/rig.ts'

describeDoors('smoke', (rig) => {
  test('passes a request on', async () => {
    const answer = await rig.ask('/up/hello?a=1')
    expect([answer.status, answer.text, answer.headers]).toEqual([200, '/hello', expect.anything()])
  })
})
