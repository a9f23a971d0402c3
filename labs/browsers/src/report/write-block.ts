import { readFileSync, writeFileSync } from 'node:fs'
import { withBlock } from '@webcors-labs/testing'

const PAGE = new URL('../../../../docs/browsers.md', import.meta.url)

/** Writes the results of a part into the page. The prose around them is handwritten. */
export function writeBlock(part: string, markdown: string): void {
  writeFileSync(PAGE, withBlock(readFileSync(PAGE, 'utf8'), part, markdown))
}
