import type { More } from '@webcors-labs/testing'

declare module 'vitest' {
  interface TaskMeta {
    recipe?: RecipeOutcome
  }
}

/** One row of the page that says what was run. */
export interface RecipeOutcome {
  readonly recipe: Recipe
  readonly versions: readonly string[]
  /** Rows of the table, and how many of them passed. */
  readonly rows: number
  readonly passed: number
  /** Other answers that were looked at. */
  readonly answers: number
}

/** A program of a page under `docs/recipes`, and how it is tried. */
export interface Recipe {
  /** `'Elysia on Bun'` */
  readonly name: string
  /** The page that shows the program, in `docs/recipes`. */
  readonly page: string
  /** Where the program is: `programs/elysia`, or `on-demand/astro`, which has an installation of its own. */
  readonly folder: string
  /** Packages whose versions belong into the table. */
  readonly packages: readonly string[]
  /** What runs before: a build. */
  readonly build?: readonly [program: string, ...args: string[]]
  /** How the program is started; `node`, `bun` and programs of `node_modules` by their paths. */
  readonly start: readonly [program: string, ...args: string[]]
  readonly env?: Readonly<Record<string, string>>
  /** Where the table is run. Without it the program has nowhere to put the application of the table. */
  readonly table?: RecipeTable
  readonly requests?: RecipeRequests
  /** What the program is tried in, where that is not the product itself. */
  readonly tried?: string
}

export interface RecipeTable {
  /** Where it is not the program that has it. */
  readonly start?: readonly [program: string, ...args: string[]]
  readonly gaps?: readonly RecipeGap[]
  /** Names that the host itself adds to `Vary`. */
  readonly addsVary?: readonly string[]
  /** Seconds that one request may take. */
  readonly timeoutSeconds?: number
}

/** Rows of the table that differ by what the host does. None of them may differ in what the policy sends. */
export interface RecipeGap {
  readonly cause: string
  /** How many rows it is. */
  readonly rows: number
  /** What may be wrong with them. */
  readonly problems: RegExp
}

export interface RecipeRequests {
  /** The program's own, with the status of each: readable by pages that are allowed, and by nobody else. */
  readonly answers: readonly RecipeAnswer[]
  /** What the host answers before the policy sees the request, as the page says: nobody can read it. */
  readonly before?: readonly RecipeAnswer[]
  /** A path to which a page asks whether it may `PUT`. */
  readonly preflight: string
  /** Names in `Access-Control-Expose-Headers`. */
  readonly exposed?: string
}

export interface RecipeAnswer {
  readonly line: `${string} ${string}`
  readonly status: number
  /** Names in `Vary` beside `Origin`. */
  readonly vary?: readonly string[]
  readonly more?: More
  /** What other origins get, where the policy or the program refuses them. */
  readonly denied?: number
}
