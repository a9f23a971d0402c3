import { existsSync, readFileSync } from 'node:fs'

let ranges: Readonly<Record<string, string>> | undefined

/**
 * Returns the version range for a package of webcors: `^1.2.0`. The build writes the ranges;
 * without a build, it is `*`.
 */
export function rangeOf(name: string): string {
  ranges ??= readRanges()
  return ranges[name] ?? '*'
}

function readRanges(): Readonly<Record<string, string>> {
  const file = new URL('./ranges.json', import.meta.url)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
}
