import type { More } from '@webcors-labs/testing'

declare module 'vitest' {
  interface TaskMeta {
    recipe?: RecipeOutcome
  }
}

/** A row of the table in docs/recipes/README.md. */
export interface RecipeOutcome {
  readonly recipe: Recipe
  readonly versions: readonly string[]
  /** The number of rows of the conformance table that ran. */
  readonly rows: number
  /** The number of rows that passed. */
  readonly passed: number
  /** The number of other responses that were checked. */
  readonly answers: number
}

/** A program of a page under `docs/recipes`, with its tests. */
export interface Recipe {
  /** The name in titles and in the table: `'Elysia on Bun'`. */
  readonly name: string
  /** The file in `docs/recipes` that shows the program. */
  readonly page: string
  /**
   * The folder of the program: `programs/elysia`, or `on-demand/astro`, which has an installation
   * of its own.
   */
  readonly folder: string
  /** The packages whose versions the table shows. */
  readonly packages: readonly string[]
  /** The command that builds the program. */
  readonly build?: readonly [program: string, ...args: string[]]
  /**
   * The command that starts the program: `node`, `bun`, or the path of a program in `node_modules`.
   */
  readonly start: readonly [program: string, ...args: string[]]
  readonly env?: Readonly<Record<string, string>>
  /**
   * The run of the conformance table. Absent if the program has no place for the application of the
   * table.
   */
  readonly table?: RecipeTable
  readonly requests?: RecipeRequests
  /** The emulator that runs the program, if the test cannot use the product itself. */
  readonly tried?: string
}

export interface RecipeTable {
  /**
   * The command that starts the server with the table, if the program itself does not have the
   * table.
   */
  readonly start?: readonly [program: string, ...args: string[]]
  readonly gaps?: readonly RecipeGap[]
  /** Names that the host itself adds to `Vary`. */
  readonly addsVary?: readonly string[]
  /** Seconds that one request may take. */
  readonly timeoutSeconds?: number
}

/** Rows of the table that differ because of the host. The headers of the policy must not differ. */
export interface RecipeGap {
  readonly cause: string
  /** The number of rows. */
  readonly rows: number
  /** Matches the differences that these rows may have. */
  readonly problems: RegExp
}

export interface RecipeRequests {
  /** Responses of the program, each with its status. Only allowed pages can read them. */
  readonly answers: readonly RecipeAnswer[]
  /**
   * Responses of the host before the policy sees the request, as the recipe says. No page can read
   * them.
   */
  readonly before?: readonly RecipeAnswer[]
  /** The path of a preflight for `PUT`. */
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
  /** The status for other origins, if the policy or the program refuses them. */
  readonly denied?: number
}
