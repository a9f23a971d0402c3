import { savingOf } from './known-savings.ts'
import type { Count } from './run-economy.ts'
import { PEERS, WEBCORS } from './subjects.ts'

/** A peer beside webcors, in one engine, for one series of requests. */
export interface Comparison {
  readonly webcors: number
  readonly peer: Count
  /** What is wrong, or `null`. */
  readonly mistake: string | null
  /** Why the peer may send fewer, where it does. */
  readonly saving: string | null
}

/** Whether all requests pass, and no peer sends fewer preflights than webcors does by any of its adapters. */
export function compareCounts(counts: readonly Count[]): readonly Comparison[] {
  return counts
    .filter(({ subject }) => PEERS.includes(subject))
    .map((peer) => {
      const own = counts.filter((one) => WEBCORS.includes(one.subject) && isSameSeries(one, peer))
      const webcors = Math.max(...own.map(({ preflights }) => preflights))
      const refused = [...own, peer].find((one) => one.refused > 0)
      const isFewer = peer.preflights < webcors
      const saving = isFewer ? savingOf(peer) : null
      const mistake = refused
        ? `${refused.subject} refused ${refused.refused} of the requests`
        : isFewer && saving === null
          ? `${peer.subject} sends ${peer.preflights}, and webcors sends ${webcors}`
          : null
      return { webcors, peer, saving, mistake }
    })
}

function isSameSeries(one: Count, other: Count): boolean {
  return one.engine === other.engine && one.row === other.row && one.order === other.order
}
