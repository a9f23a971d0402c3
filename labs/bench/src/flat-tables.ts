import { ATTACKS, HEADER_LISTS } from './attacks.ts'
import { LISTS, SIZES } from './list-size.ts'
import { markdownTable, nanoseconds, ratio } from './markdown.ts'
import type { Run } from './results.ts'
import { valueOf } from './run-worker.ts'
import type { SubjectName } from './subject.ts'

const HEAD = SIZES.map((size) => size.toLocaleString('en'))

/** Writes the time of one decision, by the size of the list. */
export function listTable(run: Run): string {
  const rows = Object.keys(LISTS).flatMap((list) =>
    ['allowed', 'denied'].map((answer) => [
      `${list}, ${answer}`,
      ...SIZES.map((size) => nanoseconds(valueOf(run, 'lists', list, `${size} ${answer}`))),
    ]),
  )
  return markdownTable([`${run.runtime}, ns`, ...HEAD], rows)
}

const SEARCHING: readonly SubjectName[] = ['Hono', 'h3', 'itty-router']

/**
 * Writes the time that a request takes longer, by the size of the list, as a multiple of the time
 * for one origin.
 */
export function listPeersTable(runs: readonly Run[]): string {
  const growth = (run: Run, size: number, name: SubjectName) =>
    valueOf(run, 'list-peers', String(size), name) / valueOf(run, 'list-peers', '1', name)
  const rows = runs.flatMap((run) => [
    [`${run.runtime}, webcors`, ...SIZES.map((size) => ratio(growth(run, size, 'webcors')))],
    [
      `${run.runtime}, frameworks that search an array (the best of three)`,
      ...SIZES.map((size) => ratio(Math.min(...SEARCHING.map((name) => growth(run, size, name))))),
    ],
  ])
  return markdownTable(['', ...HEAD], rows)
}

/** Writes the time of an attacked decision, as a multiple of an ordinary one. */
export function attackTable(runs: readonly Run[]): string {
  const rows = Object.keys(ATTACKS).map((attack) => [
    attack,
    ...runs.map((run) =>
      ratio(
        valueOf(run, 'attacks', attack, 'attack') / valueOf(run, 'attacks', attack, 'ordinary'),
      ),
    ),
  ])
  return markdownTable(['', ...runs.map(({ runtime }) => runtime)], rows)
}

/**
 * Names classes of packages and not packages, because the table compares ways to read a list that
 * any client can send.
 */
const CLASSES: readonly (readonly [SubjectName, string])[] = [
  ['webcors', 'webcors, which reads a short list'],
  ['itty-router', 'a router that does not read it'],
  ['minimum', 'by hand, sending it back'],
  ['h3', 'a framework that sends it back'],
  ['Hono', 'a framework that splits it'],
]

export function attackPeersTable(runs: readonly Run[]): string {
  const rows = Object.keys(HEADER_LISTS).flatMap((attack) =>
    CLASSES.map(([name, label]) => [
      `${attack}: ${label}`,
      ...runs.map((run) => ratio(valueOf(run, 'attack-peers', attack, name))),
    ]),
  )
  return markdownTable(['', ...runs.map(({ runtime }) => runtime)], rows)
}
