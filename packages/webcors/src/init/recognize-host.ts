import { nearest } from '../nearest.js'
import { UsageError } from '../usage-error.js'
import { findEntry } from './find-entry.js'
import type { Host, Recognizer } from './host.js'
import { EXPRESS } from './hosts/express.js'
import { createFastify } from './hosts/fastify.js'
import { BUN, createWorkers, DENO, FETCH_HANDLER } from './hosts/fetch-handlers.js'
import { createH3 } from './hosts/h3.js'
import { createHono } from './hosts/hono.js'
import { KOA } from './hosts/koa.js'
import { LAMBDA } from './hosts/lambda.js'
import { createNest } from './hosts/nest.js'
import { createNext } from './hosts/next.js'
import { createNitro } from './hosts/nitro.js'
import { NODE_HTTP } from './hosts/node-http.js'
import type { Project } from './project.js'

/** A host, and the reason why the project seems to have it. */
export interface Recognized {
  readonly host: Host
  readonly because: string
}

const inManifest =
  (...names: readonly string[]) =>
  ({ packages }: Project): string | null => {
    const found = names.find((name) => name in packages)
    return found === undefined ? null : `package.json has ${found}`
  }

const byFile =
  (...files: readonly string[]) =>
  ({ has }: Project): string | null => {
    const found = files.find((file) => has(file))
    return found === undefined ? null : `${found} exists`
  }

/** A framework comes before the framework that it is built on, and packages come before files. */
const RECOGNIZERS: readonly Recognizer[] = [
  { name: 'nest', find: inManifest('@nestjs/core'), create: createNest },
  { name: 'next', find: inManifest('next'), create: createNext },
  { name: 'nitro', find: inManifest('nitro'), create: createNitro },
  { name: 'hono', find: inManifest('hono'), create: createHono },
  { name: 'h3', find: inManifest('h3'), create: ({ packages }) => createH3(packages['h3']) },
  { name: 'fastify', find: inManifest('fastify'), create: createFastify },
  { name: 'koa', find: inManifest('koa'), create: () => KOA },
  { name: 'express', find: inManifest('express'), create: () => EXPRESS },
  {
    name: 'workers',
    find: (project) =>
      byFile('wrangler.jsonc', 'wrangler.json', 'wrangler.toml')(project) ??
      inManifest('wrangler')(project),
    create: createWorkers,
  },
  {
    name: 'lambda',
    find: (project) =>
      inManifest(
        '@types/aws-lambda',
        '@middy/core',
        '@aws-lambda-powertools/event-handler',
      )(project) ?? byFile('samconfig.toml', 'serverless.yml', 'serverless.ts')(project),
    create: () => LAMBDA,
  },
  { name: 'fetch', find: inManifest('srvx'), create: () => FETCH_HANDLER },
  { name: 'deno', find: byFile('deno.json', 'deno.jsonc'), create: () => DENO },
  {
    name: 'bun',
    find: (project) =>
      byFile('bun.lock', 'bun.lockb', 'bunfig.toml')(project) ?? inManifest('@types/bun')(project),
    create: () => BUN,
  },
  { name: 'node', find: findListener, create: () => NODE_HTTP },
]

export const HOST_NAMES: readonly string[] = RECOGNIZERS.map(({ name }) => name)

const ALL = `The hosts are: ${HOST_NAMES.join(', ')}`

/** The hosts for which `init` writes nothing, with their recipes. */
const RECIPES: Readonly<Record<string, string>> = {
  nuxt: 'nuxt.md',
  '@sveltejs/kit': 'meta-frameworks.md#sveltekit',
  astro: 'meta-frameworks.md#astro',
  '@react-router/dev': 'meta-frameworks.md#react-router',
  '@tanstack/react-start': 'meta-frameworks.md#tanstack-start',
  '@tanstack/solid-start': 'meta-frameworks.md#tanstack-start',
  '@solidjs/start': 'meta-frameworks.md#solidstart',
  elysia: 'elysia.md',
}
/** Libraries that run on one of the hosts. Their recipes are for projects without such a host. */
const HANDLER_RECIPES: Readonly<Record<string, string>> = {
  '@trpc/server': 'graphql-and-rpc.md#trpc',
  '@orpc/server': 'graphql-and-rpc.md#orpc',
  'graphql-yoga': 'graphql-and-rpc.md#graphql-yoga',
  '@google-cloud/functions-framework': 'functions.md',
  '@azure/functions': 'functions.md',
  '@netlify/functions': 'functions.md',
}
const BASE = 'https://github.com/webcors/webcors/blob/main/docs/recipes/'

/**
 * Finds the host of a project.
 *
 * @param wanted the name of the host. Default: the one that package.json and the files show
 * @throws {UsageError} for an unknown name, and if nothing shows a host
 */
export function recognizeHost(project: Project, wanted?: string): Recognized {
  if (wanted !== undefined) {
    const chosen = RECOGNIZERS.find(({ name }) => name === wanted.toLowerCase())
    if (chosen !== undefined) return { host: chosen.create(project), because: 'as --host says' }
    const meant = nearest(wanted, HOST_NAMES)
    const guess = meant === null ? '' : ` Did you mean ${meant}?`
    throw new UsageError(`Cannot write for the host "${wanted}": no such host.${guess} ${ALL}.`)
  }
  refuseRecipes(project, RECIPES)
  for (const { find, create } of RECOGNIZERS) {
    const because = find(project)
    if (because !== null) return { host: create(project), because }
  }
  refuseRecipes(project, HANDLER_RECIPES)
  refusePages(project)
  throw new UsageError(
    `Cannot recognize the host of ${project.folder}: neither package.json nor a file names it. Write --host. ${ALL}`,
  )
}

function refuseRecipes({ packages }: Project, recipes: Readonly<Record<string, string>>): void {
  const found = Object.keys(recipes).find((name) => name in packages)
  if (found === undefined) return
  throw new UsageError(
    `Cannot write for ${found}: init does not support it. Follow ${BASE}${recipes[found]}, or write --host`,
  )
}

/** Packages that build pages, and serve them during development. */
const PAGES = ['vite', 'react-scripts', '@angular/core', 'webpack-dev-server']

function refusePages({ packages }: Project): void {
  const found = PAGES.find((name) => name in packages)
  if (found === undefined) return
  throw new UsageError(
    `Cannot write a policy for the pages of ${found}: the policy belongs on the server that the pages call. Run init in the project of that server, or let the development server forward the requests: ${BASE}development-servers.md`,
  )
}

function findListener(project: Project): string | null {
  const entry = findEntry(project)
  const isServer = entry !== null && /createServer|createSecureServer/.test(project.read(entry))
  return isServer ? `${entry} creates a server of Node.js` : null
}
