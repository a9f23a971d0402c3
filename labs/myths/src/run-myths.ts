import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { launchChromium, launchChromiumWithExtension, type Page } from '@webcors-labs/testing/pages'
import { attempt, type Outcome } from './attempt.ts'
import { AXIOS } from './axios.ts'
import { type BrowserKind, type MythAttempt, MYTHS } from './myths.ts'
import { NAMES_ARGUMENT, type Servers, startServers } from './servers.ts'

const EXTENSION = fileURLToPath(new URL('../extension', import.meta.url))
// The build of axios for pages. Its path is looked up, because `exports` in its package.json does
// not name the file.
const AXIOS_FILE = join(
  dirname(createRequire(import.meta.url).resolve('axios/package.json')),
  'dist/axios.min.js',
)
const KINDS = ['plain', 'extension', 'no web security'] as const

interface OpenBrowser {
  /** Opens the page with this host name, or returns the open page. */
  page(name: string): Promise<Page>
  close(): Promise<void>
}

type Browsers = Readonly<Record<BrowserKind, OpenBrowser>>

/**
 * Makes all attempts of every myth.
 *
 * @returns the tables for the docs, by their names
 */
export async function runMyths(): Promise<Readonly<Record<string, string>>> {
  const servers = await startServers()
  const launched = await Promise.all(KINDS.map((kind) => launch(kind, servers)))
  const browsers = Object.fromEntries(KINDS.map((kind, at) => [kind, launched[at]])) as Browsers
  try {
    const tables: Record<string, string> = {}
    for (const [name, attempts] of Object.entries({ ...MYTHS, axios: AXIOS })) {
      const rows: string[] = []
      for (const one of attempts) rows.push(rowOf(one, await tryOne(one, browsers, servers)))
      const head = [
        `| ${name === 'axios' ? 'Path' : 'Who'} | Writes | Gets | The servers saw |`,
        '|---|---|---|---|',
      ]
      tables[name] = [...head, ...rows].join('\n')
    }
    return tables
  } finally {
    await Promise.all(launched.map((browser) => browser.close()))
    servers.close()
  }
}

async function launch(kind: BrowserKind, servers: Servers): Promise<OpenBrowser> {
  const insecure = kind === 'no web security' ? ['--disable-web-security'] : []
  const args = [NAMES_ARGUMENT, ...insecure]
  const browser =
    kind === 'extension'
      ? await launchChromiumWithExtension(EXTENSION, args)
      : await launchChromium(args)
  const pages = new Map<string, Page>()
  return {
    async page(name) {
      const open = pages.get(name) ?? (await browser.newPage())
      if (pages.has(name)) return open
      pages.set(name, open)
      await open.goto(servers.page(name))
      await open.addScriptTag({ path: AXIOS_FILE })
      // A secret of the page, which only its own scripts can read.
      await open.evaluate(() => sessionStorage.setItem('token', 's3cret'))
      return open
    },
    close: () => browser.close(),
  }
}

async function tryOne(one: MythAttempt, browsers: Browsers, servers: Servers): Promise<Outcome> {
  const { browser = 'plain' } = one
  if (browser === 'none') return tryWithoutBrowser(one, servers)
  const page = await browsers[browser].page(one.page ?? 'app.example.com')
  return attempt(page, servers, one)
}

/** Makes an attempt by Node.js, which makes no CORS check. */
async function tryWithoutBrowser({ code }: MythAttempt, servers: Servers): Promise<Outcome> {
  servers.take()
  // Node.js cannot resolve the host names.
  const url = `${servers.api.replace('api.example.com', '127.0.0.1')}/orders`
  const response = (await runInNewContext(code, { fetch, url })) as Response
  const body = await response.text()
  const saw = servers.take().map(({ method, path, headers: { origin }, status }) => {
    const from = origin === undefined ? '' : `, \`origin: ${origin}\``
    return `\`${method} ${path}\`${from}, answered ${status}`
  })
  return { got: `status ${response.status}, \`${body}\``, saw: saw.join('<br>') }
}

function rowOf({ who, code }: MythAttempt, { got, saw }: Outcome): string {
  return `| ${[who, `\`${code}\``, got, saw || 'nothing'].join(' | ')} |`
}
