import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { nodePrograms } from './node-programs.ts'
import { bunProgram, denoProgram } from './runtime-programs.ts'

const run = (program: string, args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8' })

test('nodePrograms begins with the Node.js that runs the tests', () => {
  expect(nodePrograms()[0]).toEqual({
    version: process.version,
    path: process.execPath,
    from: 'this process',
  })
})

test('nodePrograms finds each version once, and only versions that the packages support', () => {
  const versions = nodePrograms().map(({ version }) => version)
  expect(new Set(versions).size).toBe(versions.length)
  const majors = versions.map((version) => Number.parseInt(version.slice(1), 10))
  expect(Math.min(...majors)).toBeGreaterThanOrEqual(20)
})

test('every Node.js runs, and prints the listed version', () => {
  for (const { path, version } of nodePrograms()) {
    expect(run(path, ['-p', 'process.version'])).toBe(`${version}\n`)
  }
})

test('bunProgram and denoProgram are the programs, not their wrappers', () => {
  expect(run(bunProgram(), ['-p', 'typeof Bun'])).toBe('object\n')
  expect(run(denoProgram(), ['eval', 'console.log(typeof Deno)'])).toBe('object\n')
})
