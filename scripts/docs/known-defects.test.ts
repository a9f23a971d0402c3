import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { Workspace } from '../checks/workspace.ts'
import { exists, ROOT } from './pages.ts'

const PATH = 'docs/known-defects.md'
const workspace = new Workspace(ROOT)

interface Entry {
  readonly number: number
  /** The files that the entry links to, from the root. */
  readonly tests: readonly string[]
}

/**
 * The entries of the page. Each entry begins with a number at the start of a line, and has links.
 */
const ENTRIES: readonly Entry[] = workspace
  .read(PATH)
  .split(/\n(?=\d+\. |## )/)
  .flatMap((text) => {
    const number = /^(\d+)\. \*\*/.exec(text)?.[1]
    if (number === undefined) return []
    const links = Array.from(text.matchAll(/\]\((.*?)\)/g), ([, target = '']) => target)
    const tests = links.map((target) => posix.join(posix.dirname(PATH), target))
    return [{ number: Number(number), tests }]
  })

/** Reads the numbers that a file cites. */
function cited(path: string): Set<number> {
  const text = workspace.read(path)
  const titles = text.matchAll(/known defects? (\d+(?:(?:,| and|, and) \d+)*)/gi)
  const rows = text.matchAll(/knownDefects: \[([\d, ]+)\]/g)
  const lists = [...titles, ...rows].map(([, list = '']) => list)
  return new Set(lists.flatMap((list) => list.match(/\d+/g) ?? []).map(Number))
}

const FILES = workspace.files.filter(
  (file) =>
    /\.(test|test-util)\.ts$/.test(file) || file.startsWith('packages/conformance/src/cases/'),
)

test('the entries are numbered from 1 to 40, in order', () => {
  expect(ENTRIES.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
})

test('every number that a test cites is on the list', () => {
  const known = new Set(ENTRIES.map(({ number }) => number))
  const unknown = FILES.flatMap((file) =>
    [...cited(file)].filter((number) => !known.has(number)).map((number) => `${file}: ${number}`),
  )
  expect(unknown).toEqual([])
})

test('every entry links to tests that exist and cite its number', () => {
  const wrong = ENTRIES.flatMap(({ number, tests }) =>
    (tests.length > 0 ? tests : ['no test'])
      .filter((path) => !exists(path) || !FILES.includes(path) || !cited(path).has(number))
      .map((path) => `${number}: ${path}`),
  )
  expect(wrong).toEqual([])
})
