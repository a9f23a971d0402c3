import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { issueCodes, reasons } from '../src/options/codes.test-util.ts'
import { CorsOptionsError, createCors, originsFrom, withCors } from '../src/index.ts'

const MANUAL = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')

/** @returns the text of the manual under a heading of the second level */
function section(title: string): string {
  const [, after = ''] = MANUAL.split(`\n## ${title}\n`)
  return after.split('\n## ')[0] ?? ''
}

/** @returns the headings of the third level, and the text under each */
function entries(text: string): [heading: string, body: string][] {
  return text
    .split('\n### ')
    .slice(1)
    .map((entry) => {
      const [heading = '', ...lines] = entry.split('\n')
      return [heading, lines.join('\n')]
    })
}

/** @returns the code blocks of an entry in order */
function blocks(body: string, language: string): string[] {
  return Array.from(body.matchAll(/^```(\w+)\n(.*?)^```/gms), ([, found, code = '']) =>
    found === language ? [code] : [],
  ).flat()
}

/** An environment in which every variable has origins as its value. */
const SET = new Proxy({}, { get: () => 'https://app.example.com https://*.example.com' })

/** Runs a code block, and returns the value that it throws, or `null`. */
function thrownBy(code: string, env: object = {}): unknown {
  const names = {
    createCors,
    withCors,
    originsFrom,
    process: { env },
    handler: () => new Response(),
  }
  const plain = code.replaceAll(/^import .*$/gm, '').replaceAll(/^export default /gm, '')
  // oxlint-disable-next-line eslint/no-new-func, typescript/no-implied-eval -- The code comes from docs/errors.md.
  const run = new Function(...Object.keys(names), plain) as (...values: unknown[]) => void
  try {
    run(...Object.values(names))
    return null
  } catch (error) {
    return error
  }
}

test('the manual has an entry for each code, and no other entries', () => {
  const headings = entries(section('Issues of options')).map(([heading]) => heading)
  expect(headings.toSorted()).toEqual(issueCodes.map((code) => `\`${code}\``).toSorted())
})

test('the manual has an entry for each reason, and no other entries', () => {
  const headings = entries(section('Reasons of decisions')).map(([heading]) => heading)
  expect(headings.toSorted()).toEqual(reasons.map((reason) => `\`${reason}\``).toSorted())
})

test('the manual has an entry for each code of a warning that is not a reason', () => {
  const source = readFileSync(new URL('../src/policy/create-warn.ts', import.meta.url), 'utf8')
  const codes = Array.from(source.matchAll(/\$\{EXPLAIN\} ([a-z-]+)/g), ([, code]) => `\`${code}\``)
  const headings = entries(section('Warnings')).map(([heading]) => heading)
  expect(headings.toSorted()).toEqual(codes.toSorted())
  expect(codes).not.toEqual([])
})

describe.each(entries(section('Issues of options')))('the entry of %s', (heading, body) => {
  const [wrong = '', right = ''] = blocks(body, 'ts')
  const [message = ''] = blocks(body, 'text')

  test('the first example gives the message that the entry shows', () => {
    const error = thrownBy(wrong)
    expect(error).toBeInstanceOf(CorsOptionsError)
    const { issues } = error as CorsOptionsError
    expect(issues.map((issue) => `\`${issue.code}\``)).toEqual([heading])
    expect(issues[0]?.message).toBe(message.trim())
  })

  test('the second example is accepted', () => {
    expect(right).not.toBe('')
    expect(thrownBy(right, SET)).toBeNull()
  })
})
