import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// One run for all of them.
const { stdout, status } = spawnSync(
  here('../../../node_modules/.bin/tsc'),
  ['-p', here('fixtures'), '--pretty', 'false'],
  { encoding: 'utf8', cwd: here('fixtures'), shell: process.platform === 'win32' },
)

/** What the compiler says of one file: the error and the lines under it that explain it. */
function messageFor(fixture: string): string {
  const lines = stdout.split('\n')
  const from = lines.findIndex((line) => line.startsWith(`${fixture}.ts(`))
  if (from === -1) return ''
  const to = lines.findIndex((line, index) => index > from && !line.startsWith(' '))
  return lines.slice(from, to).join('\n')
}

describe('the compiler names the reason', () => {
  test.each([
    ['credentials-with-any-origin', 'CredentialsNeedListedOrigins'],
    ['satisfies', 'CredentialsNeedListedOrigins'],
    ['exposed-headers-wildcard', 'ExposedHeadersMustBeListedWithCredentials'],
    ['protection-with-any-origin', 'CrossOriginProtectionNeedsListedOrigins'],
    ['allows-not-awaited', 'This condition will always return true'],
  ])('%s: %s', (fixture, reason) => {
    expect(messageFor(fixture)).toContain(reason)
  })

  test('and says nothing of anything but the fixtures', () => {
    const found = Array.from(stdout.matchAll(/^(\S+)\(\d+,\d+\): error/gm), ([, file = '']) => file)
    const fixtures = readdirSync(here('fixtures')).filter((name) => name.endsWith('.ts'))
    expect(new Set(found)).toEqual(new Set(fixtures))
    expect(status).not.toBe(0)
  })
})
