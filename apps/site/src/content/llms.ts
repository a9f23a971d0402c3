/** A page of the site, as AI assistants read it. */
export interface SitePage {
  /** The address of the page: `recipes/cdn.md`. */
  readonly address: string
  readonly title: string
  readonly text: string
}

const SUMMARY =
  'webcors is CORS for JavaScript servers: one policy for every response, checked before the server starts. It also explains console errors and writes the policy as the configuration of other servers.'

/**
 * Writes `llms.txt` (https://llmstxt.org): one line for each page, under the heading of its part of
 * the site.
 */
export function writeLlmsTxt(pages: readonly SitePage[]): string {
  const byPart = Map.groupBy(pages, ({ address }) => partOf(address))
  return [
    '# webcors',
    `> ${SUMMARY}`,
    'Each page stands at the same address ending in .html, for people. All of them in one file: [llms-full.txt](./llms-full.txt).',
    ...[...byPart].flatMap(([part, own]) => [
      `## ${part}`,
      own.map(({ address, title }) => `- [${title}](./${address})`).join('\n'),
    ]),
  ].join('\n\n')
}

/** Writes the text of every page, one after the other. */
export function writeLlmsFullTxt(pages: readonly SitePage[]): string {
  return pages.map(({ address, text }) => `<!-- ${address} -->\n\n${text.trim()}\n`).join('\n\n')
}

const PARTS: Readonly<Record<string, string>> = {
  recipes: 'Recipes',
  migrate: 'Moving over',
  gateways: 'Gateways',
  packages: 'Packages',
  errors: 'Errors and console messages',
  decisions: 'Decisions',
  api: 'API reference',
}

function partOf(address: string): string {
  const [folder = '', rest] = address.split('/')
  return rest === undefined ? 'Guides' : (PARTS[folder] ?? 'Guides')
}
