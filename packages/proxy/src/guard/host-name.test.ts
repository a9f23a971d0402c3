import { expect, test } from 'vitest'
import { isMetadataName, isPublicName } from './host-name.js'

test.each([
  'localhost',
  'localhost.',
  'foo.localhost',
  'intranet',
  'printer.local',
  'api.internal',
  'example..com',
  '.com',
  'a.home.arpa',
  '',
])('takes "%s" for a name that is not of the internet', (name) => {
  expect(isPublicName(name)).toBe(false)
})

test.each(['api.example.com', 'api.example.com.', 'xn--bcher-kva.example', 'a.b'])(
  'takes "%s" for a name of the internet',
  (name) => {
    expect(isPublicName(name)).toBe(true)
  },
)

test('knows the names of metadata servers', () => {
  expect(
    [
      'metadata.google.internal',
      'metadata',
      'metadata.google.internal.',
      'metadata.example.com',
    ].map(isMetadataName),
  ).toEqual([true, true, true, false])
})
