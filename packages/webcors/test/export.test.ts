import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { write, writeModule, writePolicy } from './folder.test-util.js'
import { APP, json } from './main.test-util.js'

const module = (more = ''): string =>
  writeModule(
    `export default { origin: '${APP}', methods: ['GET', 'HEAD', 'POST', 'PUT'], allowedHeaders: ['X-A']${more} }`,
  )

describe('export', () => {
  test('prints one file to standard output, with the differences at its beginning', async () => {
    const { stdout, stderr, exitCode } = await main(['export', 'kong', module()])
    expect(exitCode).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^# CORS for Kong \(3\.x\), printed by webcors export\.\n/)
    expect(stdout).toContain('# - preflight-status (wire): Kong answers')
    expect(stdout).toContain('- "^https://app\\\\.example\\\\.com$"')
  })

  test('writes several files into the folder of --out, and names them', async () => {
    const folder = write({})
    const out = join(folder, 'made')
    const { stdout, exitCode } = await main([
      'export',
      'nginx',
      module(),
      '--out',
      out,
      '--name',
      'api',
    ])
    expect(exitCode).toBe(0)
    expect(readdirSync(out)).toEqual(['cors-api-http.conf', 'cors-api-server.conf'])
    expect(stdout).toContain(`Wrote ${join(out, 'cors-api-http.conf')}`)
    expect(readFileSync(join(out, 'cors-api-server.conf'), 'utf8')).toContain(
      '$cors_api_origin always;',
    )
  })

  test('requires --out if there are several files', async () => {
    const { stderr, exitCode } = await main(['export', 'nginx', module()])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Cannot print cors-http.conf, cors-server.conf at once: write --out')
  })

  test('exits with 1 for a target that narrows the policy, unless --accept names the difference', async () => {
    const path = module()
    const { stdout, exitCode } = await main(['export', 'laravel', path])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^Refused: .* cannot be exported to laravel\./)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('write --accept options-answered.')
    const accepted = await main(['export', 'laravel', path, '--accept', 'options-answered'])
    expect(accepted.exitCode).toBe(0)
    expect(accepted.stdout).toContain("'allowed_methods' => ['GET', 'HEAD', 'POST', 'PUT']")
  })

  test('exits with 1 for a target that widens the policy, even with --accept', async () => {
    const path = module()
    for (const more of [[], ['--accept', 'methods-unlimited']]) {
      const { exitCode } = await main(['export', 'azure-app-service', path, ...more])
      expect(exitCode).toBe(1)
    }
  })

  test('exits with 1 and writes nothing if --exact is not met', async () => {
    const out = join(write({}), 'made')
    const { stdout, exitCode } = await main([
      'export',
      'traefik',
      module(),
      '--exact',
      '--out',
      out,
    ])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^Not exact\n/)
    expect(existsSync(out)).toBe(false)
    expect((await main(['export', 'haproxy', module(), '--exact'])).exitCode).toBe(0)
  })

  test('prints the differences to standard error if the file is JSON, which has no comments', async () => {
    const path = module(', credentials: true')
    const { stdout, stderr, exitCode } = await main(['export', 'azure-blob', path])
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toHaveProperty('properties.cors.corsRules')
    expect(stderr).toContain('vary-missing (cache)')
  })

  test('prints files and differences as JSON, and differences as SARIF', async () => {
    const path = module()
    const found = await json<{ files: object; exact: boolean }>('export', 'nginx', path)
    expect(Object.keys(found.files)).toEqual(['cors-http.conf', 'cors-server.conf'])
    expect(found.exact).toBe(true)
    const { stdout } = await main(['export', 'kong', path, '--sarif'])
    expect(stdout).toContain('"ruleId": "preflight-status"')
  })

  test('reports the issues of core', async () => {
    const path = writeModule(`export default { origin: '${APP}/' }`)
    const { stdout, exitCode } = await main(['export', 'nginx', path, '--json'])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('origin-not-serialized')
  })

  test.each([
    [['export'], 'Give the target and the module'],
    [['export', 'nginx'], 'Give the target and the module'],
    [['export', 'iis', 'x.mjs'], 'Cannot export to "iis": no such target.'],
    [['export', 'nginx', 'nothing.mjs'], 'Cannot read nothing.mjs'],
  ])('exits with 2 for the wrong arguments %j', async (args, message) => {
    const { stderr, exitCode } = await main(args)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })

  test('prints the same for a policy as for its options', async () => {
    const options = `{ origin: ['${APP}', 'https://*.example.org'], methods: ['PUT'], credentials: true }`
    const [policy, plain] = [writePolicy(options), writeModule(`export default ${options}`)]
    const outputs = [
      await main(['export', 'nginx', policy, '--json']),
      await main(['export', 'nginx', plain, '--json']),
    ]
    expect(outputs[0]).toEqual(outputs[1])
    expect(outputs[0]?.exitCode).toBe(0)
  })

  test('exits with 1 for a policy with a predicate', async () => {
    const path = writePolicy('{ origin: () => true }')
    const { stdout, exitCode } = await main(['export', 'nginx', path])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('origin-predicate')
  })

  test.each([
    [
      '{ decide: () => ({}), allows: () => true }',
      'its policy does not contain them. Create it with',
    ],
    ['() => new Response()', 'it exports a handler. Export the options, or the policy'],
  ])('explains what a module must export in place of %s', async (text, message) => {
    const { stderr, exitCode } = await main([
      'export',
      'nginx',
      writeModule(`export default ${text}`),
    ])
    expect(exitCode).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('targets', () => {
  test('lists every target, and how its facts are known', async () => {
    const { stdout, exitCode } = await main(['targets'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^nginx +run +Nginx, 1\.7\.5 and later/)
    expect(stdout.trim().split('\n')).toHaveLength(35)
  })

  test('prints the whole table as JSON', async () => {
    const rows = await json<{ name: string; capabilities: object }[]>('targets')
    expect(rows.find(({ name }) => name === 's3')).toHaveProperty(
      'capabilities.credentials',
      'forced',
    )
  })
})
