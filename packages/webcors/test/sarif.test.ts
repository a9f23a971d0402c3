import type { Log } from 'sarif'
import { expect, test } from 'vitest'
import { toSarif } from '../src/sarif.js'

test('toSarif returns a log that has the types of the SARIF 2.1.0 schema', () => {
  const result = { code: 'a', severity: 'info', message: 'b' } as const
  const log: Log = toSarif(
    [
      { ...result, location: 'https://api.example.com/a b' },
      { ...result, location: 'folder with spaces\\100%.mjs', place: 'origin[1]' },
    ],
    '1.0.0',
  )
  const places = log.runs[0]?.results?.flatMap(({ locations = [] }) =>
    locations.map(({ physicalLocation }) => physicalLocation?.artifactLocation?.uri),
  )
  expect(places).toEqual(['https://api.example.com/a%20b', 'folder%20with%20spaces/100%25.mjs'])
  expect(log.runs[0]?.tool.driver.rules).toEqual([
    { id: 'a', help: { text: 'npx webcors explain a' } },
  ])
})
