import type { Project } from './project.js'

/**
 * The text of an ES module, with marks that `render-module.ts` replaces:
 *
 * - `'#policy'` and `'#app'` stand for the policy module and the application
 * - `@export` precedes an export. It is removed if the text becomes part of a test
 * - `«: string»` is kept in TypeScript only
 */
export type Template = string

/** A program that `init` can write. */
export interface Program {
  /**
   * The path under the folder for sources, without an extension. A project with another layout may
   * use another path.
   */
  readonly file: string
  readonly text: Template
  /**
   * The binding with which a test imports the program: `{ app }`, or `app` for a default export.
   */
  readonly binding: string
  /** Whether the file belongs into the root of the project, wherever the other sources are. */
  readonly isAtRoot?: boolean
  /** The extension in JavaScript, if the host requires one. */
  readonly extension?: string
}

/** The facts that decide how a program is started. */
export interface Started {
  /** Whether there is an .env file for it. */
  readonly hasVariables: boolean
  /** The program that stands for Node.js: `npx tsx` if Node.js cannot resolve the project's imports. */
  readonly node: 'node' | 'npx tsx'
}

/** A host that `init` writes for. */
export interface Host {
  /** The name for `--host`. */
  readonly name: string
  /** The name in reports. */
  readonly label: string
  /** The webcors package of the host. */
  readonly package: string
  /** Other packages that the written files import. */
  readonly needs: readonly string[]
  /**
   * A small application that mounts the policy, for the test, and for a project without an
   * application.
   */
  readonly program: Program
  /**
   * Whether `program` is for the test only, because a tool of the host creates projects with an
   * application.
   */
  readonly isForTestAlone?: boolean
  /** The file that starts `program`, if it is a separate file. */
  readonly server?: Template
  /** The lines that mount the policy in an application that exists. */
  readonly paste: Template
  /** The place for the lines: "before everything else in the app". */
  readonly where: string
  /**
   * The function `ask(method, headers)` of the test, which sends one request to the application and
   * returns `{ status, headers }`.
   */
  readonly ask: Template
  /** Returns the command that starts a file. */
  readonly start: (file: string, started: Started) => string
  /** The command that starts a program with the variables of .env, if the host does not read them by itself. */
  readonly readsEnv?: string | undefined
  /**
   * The file with the environment variables for development. Next.js, Bun and srvx read `.env` in
   * production too, so they need another file.
   *
   * @default '.env'
   */
  readonly variables?: string | undefined
  /**
   * The test runner if package.json names none.
   *
   * @default undefined: node --test
   */
  readonly runner?: 'bun' | 'deno' | undefined
  /** Whether sources are TypeScript, whatever the project has. */
  readonly isTypeScript?: boolean | undefined
  /** Further notes for the user. */
  readonly notes?: readonly string[] | undefined
}

/** Recognizes one host. The first match wins. */
export interface Recognizer {
  /**
   * Returns the reason why a project seems to have this host; `null` if it does not have the host.
   */
  readonly find: (project: Project) => string | null
  readonly create: (project: Project) => Host
  readonly name: string
}
