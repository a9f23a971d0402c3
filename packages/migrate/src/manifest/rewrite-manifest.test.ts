import { expect, test } from 'vitest'
import { rewriteManifest } from './rewrite-manifest.js'

const rewrite = (text: string, added: readonly string[], removed: readonly string[] = []): string =>
  rewriteManifest(
    { path: 'package.json', text },
    new Map(added.map((name) => [name, '^1.0.0'])),
    new Set(removed),
  )

test('rewriteManifest adds a dependency in alphabetical order, and keeps the rest byte for byte', () => {
  const before = `{\r\n\t"files": ["a","b"],\r\n\t"dependencies": {\r\n\t\t"@types/x": "1",\r\n\t\t"cors": "^2",\r\n\t\t"express": "^5"\r\n\t}\r\n}\r\n`
  expect(rewrite(before, ['@webcors/node'], ['cors'])).toBe(
    `{\r\n\t"files": ["a","b"],\r\n\t"dependencies": {\r\n\t\t"@types/x": "1",\r\n\t\t"@webcors/node": "^1.0.0",\r\n\t\t"express": "^5"\r\n\t}\r\n}\r\n`,
  )
})

test.each([
  [
    'of which none is left',
    '{\n  "dependencies": {\n    "cors": "2"\n  }\n}\n',
    '{\n  "dependencies": {\n    "@webcors/node": "^1.0.0"\n  }\n}\n',
  ],
  [
    'on one line',
    '{ "dependencies": { "cors": "2", "a": "1" } }',
    '{ "dependencies": { "@webcors/node": "^1.0.0", "a": "1" } }',
  ],
  [
    'that are missing',
    '{\n    "name": "x"\n}\n',
    '{\n    "name": "x",\n    "dependencies": {\n        "@webcors/node": "^1.0.0"\n    }\n}\n',
  ],
  [
    'in an empty object',
    '{\n  "dependencies": {}\n}\n',
    '{\n  "dependencies": {\n    "@webcors/node": "^1.0.0"\n  }\n}\n',
  ],
  [
    'that all come before it',
    '{\n  "dependencies": {\n    "@a/b": "1"\n  }\n}\n',
    '{\n  "dependencies": {\n    "@a/b": "1",\n    "@webcors/node": "^1.0.0"\n  }\n}\n',
  ],
  [
    'of which only development dependencies exist',
    '{\n  "devDependencies": {\n    "@types/cors": "2",\n    "x": "1"\n  }\n}\n',
    '{\n  "devDependencies": {\n    "x": "1"\n  },\n  "dependencies": {\n    "@webcors/node": "^1.0.0"\n  }\n}\n',
  ],
])('rewriteManifest replaces a dependency in dependencies %s', (_, before, after) => {
  const text = rewrite(before, ['@webcors/node'], ['cors', '@types/cors'])
  expect(text).toBe(after)
  expect(JSON.parse(text)).toBeTypeOf('object')
})

test.each([
  [
    '{\n  "devDependencies": {\n    "a": "1",\n    "@types/cors": "2",\n    "cors": "2"\n  }\n}',
    '{\n  "devDependencies": {\n    "a": "1"\n  }\n}',
  ],
  ['{ "devDependencies": { "a": "1", "cors": "2" } }', '{ "devDependencies": { "a": "1" } }'],
  [
    '{ "devDependencies": { "cors": "2", "x": "1", "@types/cors": "2" } }',
    '{ "devDependencies": { "x": "1" } }',
  ],
  ['{\n  "devDependencies": {\n    "cors": "2"\n  }\n}', '{\n  "devDependencies": {\n  }\n}'],
])('rewriteManifest removes commas along with dependencies: %s', (before, after) => {
  const text = rewrite(before, [], ['cors', '@types/cors'])
  expect(text).toBe(after)
  expect(JSON.parse(text)).toBeTypeOf('object')
})

test('rewriteManifest keeps the range of a dependency that exists, and all peer dependencies', () => {
  const before =
    '{ "dependencies": { "@webcors/node": "^0.9.0" }, "peerDependencies": { "cors": "2" } }'
  expect(rewrite(before, ['@webcors/node'], ['cors'])).toBe(before)
})
