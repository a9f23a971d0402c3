import { fileURLToPath } from 'node:url'
import { bunProgram, denoProgram } from '@webcors-labs/testing'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { FOLDER, run, write } from './run-program.ts'

// The programs run the built package.
const CORE = fileURLToPath(import.meta.resolve('@webcors/core'))

const APP = 'https://app.example.com'

/**
 * A program that denies one origin three times, allows another, and denies a thousand invented
 * ones.
 */
const PROGRAM = `
import { createCors } from ${JSON.stringify(CORE)}

const policy = createCors({ origin: '${APP}' })
const decide = (origin) =>
  policy.decide({ method: 'GET', origin, requestMethod: null, requestHeaders: null })
decide('${APP}')
for (let i = 0; i < 3; i++) decide('http://localhost:5174')
console.log('decided')
`

const FLOOD = `${PROGRAM}
for (let i = 0; i < 100_000; i++) decide(\`https://a\${i}.example\`)
`

const line = (file: string): RegExp =>
  new RegExp(
    `^webcors: http://localhost:5174 is denied by the policy at ${file}:4\\. To allow it, add it to origin\\. npx webcors explain origin-not-allowed$`,
  )

describe('Node.js', () => {
  const file = write('server.mjs', PROGRAM)

  test.each([{}, { NODE_ENV: 'development' }])(
    'Node.js prints a denied origin once with the environment %o',
    (env) => {
      expect(run(process.execPath, [file], env)).toEqual({
        out: 'decided',
        lines: [expect.stringMatching(line('server\\.mjs'))],
      })
    },
  )

  test.each(['production', 'test'])('Node.js prints nothing with NODE_ENV=%s', (NODE_ENV) => {
    expect(run(process.execPath, [file], { NODE_ENV })).toEqual({ out: 'decided', lines: [] })
  })

  test('nothing is printed without a global process', () => {
    const hidden = write('hidden.mjs', `delete globalThis.process\n${PROGRAM}`)
    expect(run(process.execPath, [hidden])).toEqual({ out: 'decided', lines: [] })
  })

  test('Node.js prints at most ten lines for a flood of made-up origins', () => {
    const flood = write('flood.mjs', FLOOD)
    expect(run(process.execPath, [flood]).lines).toHaveLength(10)
  })
})

describe('Bun', () => {
  test('Bun prints a denied origin once in development, and nothing in production', () => {
    const file = write('bun.mjs', PROGRAM)
    expect(run(bunProgram(), [file]).lines).toEqual([expect.stringMatching(line('bun\\.mjs'))])
    expect(run(bunProgram(), [file], { NODE_ENV: 'production' }).lines).toEqual([])
  })
})

describe('Deno', () => {
  const file = write('deno.mjs', PROGRAM)
  const deno = (...permissions: string[]) =>
    run(denoProgram(), ['run', '--no-config', '--allow-read', ...permissions, file], {
      DENO_DIR: `${FOLDER}/deno`,
      NODE_ENV: 'development',
    })

  test('Deno prints a denied origin once if the variable may be read', () => {
    expect(deno('--allow-env=NODE_ENV')).toEqual({
      out: 'decided',
      lines: [expect.stringMatching(line('deno\\.mjs'))],
    })
  })

  test('Deno without permissions does not ask for one, and prints nothing', () => {
    expect(deno()).toEqual({ out: 'decided', lines: [] })
    expect(deno('--no-prompt')).toEqual({ out: 'decided', lines: [] })
  })
})

describe('a bundle', () => {
  const bundle = async (environment: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents: PROGRAM, resolveDir: FOLDER },
      bundle: true,
      format: 'esm',
      minify: true,
      platform: 'neutral',
      write: false,
      define: { 'process.env.NODE_ENV': JSON.stringify(environment) },
    })
    return outputFiles[0]?.text ?? ''
  }

  test('a bundle has the environment that the bundler sets', async () => {
    const file = write('development.mjs', await bundle('development'))
    expect(run(process.execPath, [file], { NODE_ENV: 'production' }).lines).toEqual([
      expect.stringContaining('http://localhost:5174 is denied by the policy'),
    ])
    const quiet = write('production.mjs', await bundle('production'))
    expect(run(process.execPath, [quiet], { NODE_ENV: 'development' }).lines).toEqual([])
  })
})
