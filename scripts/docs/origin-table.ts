import { isSameSite, siteOf } from '../../packages/doctor/src/sites/site-of.ts'
import { simulate } from '../../packages/doctor/src/simulate/simulate.ts'

/** The page that has the table. */
const PAGE = 'docs/what-is-cors.md'

/** The origin of a page, a URL that the page requests, and the part that differs. */
const PAIRS: readonly (readonly [origin: string, url: string, difference: string])[] = [
  [
    'https://app.example.com',
    'https://app.example.com/orders?page=2',
    'path and query do not count',
  ],
  ['https://app.example.com', 'https://app.example.com:443/', '443 is the port of https anyway'],
  ['https://app.example.com', 'https://app.example.com:8443/', 'the port'],
  ['https://app.example.com', 'https://api.example.com/', 'the host'],
  ['https://app.example.com', 'https://example.com/', 'the host: a parent is another one'],
  ['https://app.example.com', 'http://app.example.com/', 'the scheme'],
  ['https://app.example.com', 'https://app.example.org/', 'the domain'],
  ['https://alice.github.io', 'https://bob.github.io/', 'the host: everyone can have a name there'],
  ['http://localhost:5173', 'http://localhost:3000/', 'the port'],
  ['http://localhost:3000', 'http://127.0.0.1:3000/', 'the host: a name and an address'],
]

/**
 * Writes the table of pairs that are same-origin and same-site, as the doctor judges them; `null`
 * for other pages.
 */
export async function originTable(page: string): Promise<string | null> {
  if (page !== PAGE) return null
  const rows = await Promise.all(
    PAIRS.map(async ([origin, url, difference]) => {
      const { steps } = await simulate({ origin, url }, () => Promise.resolve(ANSWER))
      const isSameOrigin = steps.some(({ outcome }) => outcome.startsWith('Same origin'))
      const isSame = [isSameOrigin, isSameSite(await siteOf(origin), await siteOf(url))]
      const cells = [`\`${origin}\``, `\`${url}\``, ...isSame.map(say), difference]
      return `| ${cells.join(' | ')} |`
    }),
  )
  return [
    '| A page of | asks | One origin? | One site? | What differs |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

const ANSWER = { status: 200, headers: [] }

function say(is: boolean): string {
  return is ? 'yes' : 'no'
}
