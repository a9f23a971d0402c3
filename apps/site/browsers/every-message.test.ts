import { beforeAll, expect, it } from 'vitest'
import { listConsoleMessages } from '../src/content/console-messages.ts'
import { ensureSite } from '../src/ensure-site.ts'
import { openSearch } from '../test/search.test-util.ts'

let search: (query: string) => readonly string[]

beforeAll(async () => {
  search = await openSearch(await ensureSite('dist', '/'))
})

it('the search finds every console message by its last words, and as a whole with other values', () => {
  const lost = listConsoleMessages().flatMap(({ code, text }) => {
    const end = text.split(' ').slice(-9).join(' ')
    const whole = text.replaceAll('example.com', 'shop.test')
    return [end, whole].filter(
      (query) =>
        !search(query)
          .slice(0, 8)
          .some((id) => id.startsWith(`/errors/${code}.html`)),
    )
  })
  expect(lost).toEqual([])
})
