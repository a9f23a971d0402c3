import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { consoleMessages } from '../src/console/console-messages.js'
import { explain } from '../src/explain/explain.js'
import { fixesFor } from '../src/fixes/fixes-for.js'
import type { Engine } from '../src/tables/message-template.js'
import type { Reason } from '../src/simulate/reason.js'
import { simulate } from '../src/simulate/simulate.js'
import { FAILING_CASES } from './failing-cases.test-util.js'

const PAGE = readFileSync(new URL('../../../docs/debugging.md', import.meta.url), 'utf8')
const ENGINES: Readonly<Record<string, Engine>> = {
  Chromium: 'chromium',
  Firefox: 'firefox',
  WebKit: 'webkit',
}

interface Quote {
  readonly who: string
  readonly quote: string
  readonly codes: readonly string[]
  /** The sections to which the same cell links. */
  readonly links: readonly string[]
}

/** Matches a code span, with any number of backticks around it. */
function spansIn(cell: string): string[] {
  return [...cell.matchAll(/(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g)].map(([, , span = '']) => span)
}

/** The quotations in tables, each with the codes of its table. */
const QUOTES = PAGE.split(/\n(?=\| \| \|\n)/).flatMap((part): Quote[] => {
  const rows = [...part.matchAll(/^\| (\w+) \| (.*) \|$/gm)].map(([, who = '', cell = '']) => ({
    who,
    cell,
  }))
  const codes = spansIn(rows.find(({ who }) => who === 'Code')?.cell ?? '')
  return rows
    .filter(({ who }) => who !== 'Code' && codes.length > 0)
    .flatMap(({ who, cell }) => {
      const links = [...cell.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor = '']) => anchor)
      return spansIn(cell).map((quote) => ({ who, quote, codes, links }))
    })
})

/** Returns the lines that an engine prints if a request fails for a reason. */
async function linesOf(code: Reason, engine: Engine): Promise<readonly string[]> {
  const failing = FAILING_CASES[code]
  if (!failing) return []
  const { request, answer, preflight = answer } = failing
  const simulation = await simulate(
    request,
    ({ method }) => (method === 'OPTIONS' ? preflight : answer),
    { engine, localNetworkPermission: 'denied' },
  )
  return consoleMessages(request, simulation, engine)
}

test.each(QUOTES)(
  'explain finds the cause of the quotation of $who: $quote',
  async ({ who, quote, codes, links }) => {
    const [explanation, ...others] = explain(quote)
    expect(others).toEqual([])
    const code = explanation?.code ?? ''
    if (codes.includes(code)) return
    // Several causes share this line: the engine prints it for this cause too, and the page links the other cause's
    // section.
    const engine = ENGINES[who] ?? 'chromium'
    const printed = await Promise.all(codes.map((one) => linesOf(one as Reason, engine)))
    expect(printed.flat().join('\n')).toContain(quote)
    const section = PAGE.split(/^## /m).find((text) => text.includes(`| Code | \`${code}\``)) ?? ''
    const [title = ''] = section.split('\n')
    expect(links).toContain(title.toLowerCase().replaceAll(' ', '-'))
  },
)

describe('every reason', () => {
  const codes = new Set(QUOTES.flatMap((quote) => quote.codes))
  const reasons = Object.keys(FAILING_CASES) as Reason[]

  test('every reason that a server can fix has a section', () => {
    const fixable = reasons.filter((reason) => fixesFor(reason, {}).length > 0)
    expect(fixable.length).toBeGreaterThan(10)
    expect(fixable.filter((reason) => !codes.has(reason))).toEqual([])
  })

  test.each(reasons)(
    'the page quotes the lines that engines print for the reason %s',
    async (code) => {
      // No engine prints enough about this reason to recognize it.
      if (code === 'redirect-with-streamed-body') return
      const quotes = QUOTES.filter((quote) => quote.codes.includes(code))
      expect(quotes.length).toBeGreaterThan(0)
      for (const [who, engine] of Object.entries(ENGINES)) {
        const [line] = await linesOf(code, engine)
        if (line === undefined) continue
        const [{ code: found } = { code: 'unspecified' }] = explain(line)
        const isQuoted = quotes.some((quote) => quote.who === who && line.includes(quote.quote))
        // The line may also be a general network error, or have another cause whose section quotes it.
        const isKnown =
          found === 'network-error' || quotes.some((quote) => quote.codes.includes(found))
        expect([who, line, isQuoted || isKnown]).toEqual([who, line, true])
      }
    },
  )
})

test('the page quotes many lines', () => {
  expect(QUOTES.length).toBeGreaterThan(60)
})
