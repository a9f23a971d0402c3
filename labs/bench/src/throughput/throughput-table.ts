import { markdownTable, ratio } from '../markdown.ts'
import type { Throughput } from './throughput.ts'

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
