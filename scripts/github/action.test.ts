import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ActionRun, runAction } from './run-action.test-util.ts'

// Allows any origin with `*`, which browsers do not accept with credentials.
const server = createServer((_, response) => {
  response.setHeader('Access-Control-Allow-Origin', '*').end('[]')
})

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

/** Returns each finding with the file and the line where code scanning shows it. */
function findings({ outputs }: ActionRun): string[] {
  const sarif = JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8'))
  return sarif.runs[0].results.map(
    ({ ruleId, locations: [{ physicalLocation }] }: Result) =>
      `${ruleId} ${physicalLocation.artifactLocation.uri}:${physicalLocation.region.startLine}`,
  )
}

interface Result {
  readonly ruleId: string
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string }
        readonly region: { readonly startLine: number }
      }
    },
  ]
}

function url(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

test('lint reports a wrong option at the module in the repository', async () => {
  const files = { 'api/cors-options.mjs': `export default { origin: '*', maxage: 600 }` }
  const inputs = { target: 'cors-options.mjs', 'working-directory': 'api' }
  const run = await runAction(inputs, files)
  expect(run).toMatchObject({ code: 0, outputs: { 'exit-code': '1' } })
  expect(run.log).toContain('Did you mean "maxAge"?')
  expect(findings(run)).toEqual(['option-unknown api/cors-options.mjs:1'])
})

test('lint reports nothing about a policy without a fault', async () => {
  const files = { 'cors-options.mjs': `export default { origin: 'https://app.example.com' }` }
  const run = await runAction({ target: 'cors-options.mjs' }, files)
  expect(run).toMatchObject({ code: 0, outputs: { 'exit-code': '0' } })
  expect(findings(run)).toEqual([])
})

test('check reports the reason that blocks the page, at the file that the workflow names', async () => {
  const origin = 'https://app.example.com'
  const inputs = { command: 'check', target: url(), origin, file: 'src/server.ts' }
  const run = await runAction({ ...inputs, arguments: '--credentials\n--header\nX-Cart: 1\n' })
  expect(run).toMatchObject({ code: 0, outputs: { 'exit-code': '1' } })
  expect(findings(run)).toContain('wildcard-with-credentials src/server.ts:1')
})

test('a step that cannot run fails, and uploads nothing', async () => {
  const unknown = await runAction({ command: 'proxy', target: 'a' })
  expect(unknown).toMatchObject({ code: 2, outputs: {} })
  expect(unknown.log).toContain('Cannot run "proxy": write lint or check.')
  const missing = await runAction({ target: 'missing.mjs' })
  expect(missing.code).toBe(2)
  expect(missing.outputs).not.toHaveProperty('sarif-file')
})

test('the action never runs text of an input as a command', async () => {
  const run = await runAction({
    target: '$(touch owned).mjs; touch owned',
    arguments: '`touch owned`',
  })
  expect(run.code).toBe(2)
  expect(run.log).toContain('$(touch owned)')
})
