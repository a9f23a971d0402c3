import { readFileSync, writeFileSync } from 'node:fs'
import { withBlock } from '@webcors-labs/testing'

const PAGE = new URL('../../../../docs/browsers.md', import.meta.url)

/** Puts what a part has found into the page; the prose around it is written by hand. */
export function writeBlock(part: string, markdown: string): void {
  writeFileSync(PAGE, withBlock(readFileSync(PAGE, 'utf8'), part, markdown))
}
