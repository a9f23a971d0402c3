import { describe, expect, test, vi } from 'vitest'
import { main } from '../src/main.js'
import { writeModule } from './folder.test-util.js'
import { APP, LINE, allowing } from './main.test-util.js'

interface Sarif {
  readonly $schema: string
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly { readonly ruleId: string; readonly level: string }[]
  }[]
}

describe('SARIF', () => {
  test('each command prints its results as SARIF with --sarif', async () => {
    const options = writeModule(`export default { origin: 'https://*.pages.dev', maxAge: 86400 }`)
    const url = await allowing({ Vary: '' })
    const runs: readonly (readonly [args: string[], rules: string[], levels: string[]])[] = [
      [['check', url, '--origin', APP], ['vary-missing'], ['warning']],
      [['check', 'http://127.0.0.1:9999/', '--origin', APP], ['network-error'], ['error']],
      [['explain', LINE], ['missing-allow-origin'], ['error']],
      [
        ['lint', options],
        ['origin-public-suffix', 'max-age-capped'],
        ['warning', 'note'],
      ],
      [['simulate', options, '--origin', APP], ['missing-allow-origin'], ['error']],
    ]
    for (const [args, rules, levels] of runs) {
      const plain = await main(args)
      const { stdout, stderr, exitCode } = await main([...args, '--sarif'])
      expect([stderr, exitCode]).toEqual(['', plain.exitCode])
      const sarif = JSON.parse(stdout) as Sarif
      expect(sarif.version).toBe('2.1.0')
      const [run] = sarif.runs
      expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(rules)
      expect(run?.results.map(({ ruleId }) => ruleId)).toEqual(rules)
      expect(run?.results.map(({ level }) => level)).toEqual(levels)
    }
  })

  test('lint prints the place in a module as a logical location', async () => {
    const text = `export default { origin: ['${APP}', 'https://*.pages.dev'] }`
    const path = writeModule(text, 'a b.mjs')
    const { stdout } = await main(['lint', path, '--sarif'])
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [
        {
          results: [
            {
              locations: [
                {
                  physicalLocation: { artifactLocation: { uri: path.replace('a b', 'a%20b') } },
                  logicalLocations: [{ fullyQualifiedName: 'origin[1]' }],
                },
              ],
            },
          ],
        },
      ],
    })
  })
})

test('main prints the help of the program and of each command, and the version', async () => {
  for (const args of [[], ['--help'], ['help']]) {
    expect((await main(args)).stdout).toMatch(
      /webcors check <url> --origin <origin>[^]*2 is wrong usage/,
    )
  }
  for (const name of ['check', 'explain', 'lint', 'simulate']) {
    const { stdout, exitCode } = await main([name, '--help'])
    expect(stdout).toMatch(new RegExp(`^npx webcors ${name} `))
    expect(exitCode).toBe(0)
    expect((await main(['help', name])).stdout).toBe(stdout)
  }
  expect((await main(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

describe('colors', () => {
  const lineWith = async (env: Readonly<Record<string, string>>): Promise<string> => {
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'TERM']) vi.stubEnv(name, env[name] ?? '')
    const { stdout } = await main(['explain', LINE])
    vi.unstubAllEnvs()
    return stdout
  }

  test('main prints colors on request, and never if NO_COLOR is set', async () => {
    expect(await lineWith({})).not.toContain('\u001B[')
    expect(await lineWith({ FORCE_COLOR: '1' })).toContain('\u001B[31m')
    expect(await lineWith({ FORCE_COLOR: '0' })).not.toContain('\u001B[')
    expect(await lineWith({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001B[')
  })
})
