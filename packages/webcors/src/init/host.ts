import type { Project } from './project.js'

/**
 * A module in the words of ES modules, with marks that `render-module.ts` resolves:
 *
 * - `'#policy'` and `'#app'` are the policy module and the application
 * - `@export` stands before what the module exports, and goes where its text stands inside a test
 * - `«: string»` is for TypeScript alone
 */
export type Template = string

/** A program that `init` can write. */
export interface Program {
  /** Its path below the folder for sources, without an extension; the project's own layout may ask for another. */
  readonly file: string
  readonly text: Template
  /** How a test imports it: `{ app }`, or `app` for a default export. */
  readonly binding: string
  /** Whether the file has its place in the project's root, wherever the other sources are. */
  readonly isAtRoot?: boolean
  /** Its extension in JavaScript, where the host asks for one. */
  readonly extension?: string
}

/** A host that `init` writes for. */
export interface Host {
  /** As `--host` takes it. */
  readonly name: string
  /** As people call it. */
  readonly label: string
  /** What is installed of ours. */
  readonly package: string
  /** Other packages that the written files import. */
  readonly needs: readonly string[]
  /** A small application with the policy in its place, for a project that has none, and for the test. */
  readonly program: Program
  /** Whether `program` is for the test alone, because a tool creates such projects, and with them their first file. */
  readonly isForTestAlone?: boolean
  /** What starts `program`, where that is a file of its own. */
  readonly server?: Template
  /** The lines that mount the policy in an application that exists. */
  readonly paste: Template
  /** Where they belong: "before everything else in the app". */
  readonly where: string
  /** `ask(method, headers)`, which sends one request to what `binding` names, and returns `{ status, headers }`. */
  readonly ask: Template
  /** The command that starts a file; `hasVariables` says whether there is an .env for it. */
  readonly start: (file: string, hasVariables: boolean) => string
  /** What starts a project with the variables of .env, where `start` reads none. */
  readonly readsEnv?: string | undefined
  /** The file of variables for development; default `.env`. Next.js and Bun read `.env` in production and in tests as well. */
  readonly variables?: string | undefined
  /** What runs tests where package.json names nothing; default `node --test`. */
  readonly runner?: 'bun' | 'deno' | undefined
  /** Sources are TypeScript here, whatever else the project has. */
  readonly isTypeScript?: boolean | undefined
  /** What a person must know beside. */
  readonly notes?: readonly string[] | undefined
}

/** Whether a project has this host, and what shows it; the first that is found wins. */
export interface Recognizer {
  readonly find: (project: Project) => string | null
  readonly create: (project: Project) => Host
  readonly name: string
}
