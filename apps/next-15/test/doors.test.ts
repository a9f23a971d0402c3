import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test.each(readdirSync(new URL('../doors', import.meta.url)))(
  '%s is the one of apps/next',
  (file) => {
    const read = (folder: string) =>
      readFileSync(new URL(`${folder}/${file}`, import.meta.url), 'utf8')
    expect(read('../doors')).toBe(read('../../next/doors'))
  },
)
