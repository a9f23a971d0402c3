import type { Config } from '../../page/types.ts'
import { readMarkdown } from './read-docs.ts'

/** What the docs say of each reason for which a policy denies: the first sentence of its entry. */
export async function readReasons(): Promise<Config['reasons']> {
  const errors = await readMarkdown('docs/errors.md')
  const [, after = ''] = errors.split('\n## Reasons of decisions\n')
  const [section = ''] = after.split('\n## ')
  const entries = [...section.matchAll(/\n### `([\w-]+)`\n\n(.*?\.)\s/gs)].map(
    ([, reason, sentence = '']) => [reason, sentence.replaceAll('\n', ' ').replaceAll('`', '')],
  )
  return Object.fromEntries(entries) as Config['reasons']
}
