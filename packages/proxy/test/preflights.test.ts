import { expect, test } from 'vitest'
import { describeHosts } from './rig/rig.ts'

describeHosts('preflights', (rig) => {
  test('the proxy never passes on a preflight', async () => {
    for (const origin of ['https://app.example.com', 'https://other.example']) {
      const headers = {
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-api-version',
      }
      const { status } = await rig.ask('/up/x', { method: 'OPTIONS', origin, headers })
      expect(status).toBe(origin.includes('other') ? 403 : 204)
    }
    expect(rig.api.received).toEqual([])
    // OPTIONS without Access-Control-Request-Method is an ordinary request.
    await rig.ask('/up/x', { method: 'OPTIONS' })
    expect(rig.api.received).toHaveLength(1)
  })

  test('the response to a preflight names the headers of the target', async () => {
    const headers = { 'Access-Control-Request-Method': 'GET' }
    const preflight = await rig.ask('/up/x', { method: 'OPTIONS', headers })
    const names = preflight.headers['access-control-allow-headers']?.split(', ')
    expect(names).toEqual(
      expect.arrayContaining(['content-type', 'range', 'x-api-version', 'authorization']),
    )
    expect(names).not.toContain('cookie')
  })
})
