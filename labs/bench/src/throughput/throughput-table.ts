import { markdownTable, ratio } from '../markdown.ts'
import type { Throughput } from './throughput.ts'

/** The target: the least share of the bare server's requests that webcors must reach. */
const TARGET = 0.97

export function throughputTable(throughput: readonly Throughput[]): string {
  const rows = throughput.map(({ label, requestsPerSecond, share, microseconds }) => [
    label,
    Math.round(requestsPerSecond).toLocaleString('en'),
    ratio(share),
    microseconds.toFixed(1),
  ])
  return markdownTable(
    ['', 'requests per second', 'of a bare server', 'processor time for each, µs'],
    rows,
  )
}

export function missedThroughput(throughput: readonly Throughput[] | null): string[] {
  const share = throughput?.find(({ label }) => label === 'webcors')?.share ?? 1
  if (share >= TARGET) return []
  const floor = throughput?.find(({ label }) => label === 'nothing but the bytes')?.share
  const least = floor === undefined ? '' : `; nothing but the bytes: ${ratio(floor)}`
  return [`requests per second: ${ratio(share)} of a bare server, target ${TARGET}${least}`]
}
