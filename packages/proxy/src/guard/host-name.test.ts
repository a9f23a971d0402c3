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
])('isPublicName is false for "%s"', (name) => {
  expect(isPublicName(name)).toBe(false)
})

test.each(['api.example.com', 'api.example.com.', 'xn--bcher-kva.example', 'a.b'])(
  'isPublicName is true for "%s"',
  (name) => {
    expect(isPublicName(name)).toBe(true)
  },
)

test('isMetadataName is true for the names of metadata servers alone', () => {
  expect(
    [
      'metadata.google.internal',
      'metadata',
      'metadata.google.internal.',
      'metadata.goog',
      'metadata.example.com',
      'metadata.goog.example.com',
    ].map(isMetadataName),
  ).toEqual([true, true, true, true, false, false])
})
