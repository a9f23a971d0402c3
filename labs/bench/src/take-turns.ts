import process from 'node:process'

/** One of the functions that are timed against each other. */
export interface Player {
  readonly name: string
  /** Called with 0, 1, 2, …. Its result is used, so that no compiler can remove the call. */
  readonly call: (turn: number) => unknown
}

export interface Game {
  readonly rounds: number
  /** Calls of each player in each round. */
  readonly calls: number
  /** Milliseconds that a player's turn may take. Slow players are called less often. */
  readonly turnLimit?: number
}

/** Nanoseconds per call, in each round that counts. */
export type Scores = ReadonlyMap<string, readonly number[]>

/**
 * Times every player in every round, in an order that rotates, so that other work of the machine
 * affects all of them alike. Differences are taken within a round. A round that took a quarter
 * longer than the best tenth of them does not count, because the machine had other work.
 *
 * Garbage is not collected between turns: a forced collection makes V8 return the memory of its
 * young generation, and the next turn would then measure page faults.
 */
export async function takeTurns(players: readonly Player[], game: Game): Promise<Scores> {
  const seats: Seat[] = []
  for (const player of players) seats.push(await warmUp(player, game))
  const rounds: number[][] = []
  for (let round = 0; round < game.rounds; round++) {
    const times: number[] = Array.from({ length: seats.length })
    for (let turn = 0; turn < seats.length; turn++) {
      const index = (turn + round) % seats.length
      const seat = seats[index] as Seat
      times[index] = await time(seat)
    }
    rounds.push(times)
  }
  const quiet = keepQuiet(rounds)
  return new Map(players.map(({ name }, index) => [name, quiet.map((times) => times[index] ?? 0)]))
}

/**
 * Warms players up: frameworks consist of many functions, and compilers optimize each after some
 * hundred calls.
 */
const WARM_UP_MILLISECONDS = 30

interface Seat {
  readonly player: Player
  readonly calls: number
  readonly isAsync: boolean
}

async function warmUp(player: Player, { calls, turnLimit = Infinity }: Game): Promise<Seat> {
  const result = player.call(0)
  const isAsync = result instanceof Promise
  await result
  const first = await time({ player, calls: 1, isAsync })
  const isSlow = first * calls > turnLimit * 1e6 * 10
  const seat = { player, calls: isSlow ? 1 : calls, isAsync }
  let best = await time(seat)
  const start = performance.now()
  const isCold = (turn: number): boolean =>
    isSlow ? turn < 2 : turn < 10 || performance.now() - start < WARM_UP_MILLISECONDS
  for (let turn = 0; isCold(turn); turn++) best = Math.min(best, await time(seat))
  const affordable = Math.floor((turnLimit * 1e6) / best)
  return { ...seat, calls: Math.max(1, Math.min(calls, affordable)) }
}

async function time({ player, calls, isAsync }: Seat): Promise<number> {
  return isAsync ? timeAsync(player, calls) : timeSync(player, calls)
}

/** Processor time of this process, in nanoseconds. The work of other processes does not count. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1000
}

function timeSync({ call }: Player, calls: number): number {
  const start = processorTime()
  for (let turn = 0; turn < calls; turn++) use(call(turn))
  return (processorTime() - start) / calls
}

async function timeAsync({ call }: Player, calls: number): Promise<number> {
  const start = processorTime()
  for (let turn = 0; turn < calls; turn++) use(await call(turn))
  return (processorTime() - start) / calls
}

let used: unknown

function use(value: unknown): void {
  used = value
}

/** Holds the last result, so that compilers cannot remove it. */
export function lastUsed(): unknown {
  return used
}

function keepQuiet(rounds: readonly number[][]): number[][] {
  const sums = rounds.map((times) => times.reduce((sum, time) => sum + time, 0))
  const sorted = sums.toSorted((a, b) => a - b)
  const quiet = (sorted[Math.floor(sorted.length / 10)] ?? Infinity) * 1.25
  // On a machine that is never idle, at least the best fifth counts.
  const fewest = sorted[Math.floor(sorted.length / 5)] ?? Infinity
  return rounds.filter((_, round) => (sums[round] ?? Infinity) <= Math.max(quiet, fewest))
}
