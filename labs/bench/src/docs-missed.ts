import { type MissedGoal, missedGoals, missedTable } from './missed-goals.ts'
import { FETCH_CAUSES, HOST_CAUSES } from './docs-missed-causes.ts'
import type { Run } from './results.ts'
import { FETCH_VIEWS, HOST_VIEWS, type View } from './views.ts'

/** Writes the section about goals that are missed, with the causes. */
export function missedSection(runs: readonly Run[]): string {
  const fetch = missedIn(runs, FETCH_VIEWS)
  const hosts = missedIn(runs, HOST_VIEWS)
  return `## Missed goals

The number in brackets is the same ratio for a floor: code that only writes the same bytes (Node.js and its frameworks), the
least middleware (Hono), the same guarantees by hand (h3), or code that is tuned by hand (fetch handlers). If the floor is above
the goal, the goal cannot be met.

### Goals of fetch handlers

${fetch.length === 0 ? 'Every goal is met.' : missedTable(fetch)}

${FETCH_CAUSES}

### Goals on Node.js and its frameworks

${hosts.length === 0 ? 'Every goal is met.' : missedTable(hosts)}

${HOST_CAUSES}`
}

function missedIn(runs: readonly Run[], views: readonly View[]): MissedGoal[] {
  return views.flatMap((view) => runs.flatMap((run) => missedGoals(run, view)))
}
