import { extname } from 'node:path'
import type { Host } from '../host.js'
import type { Project } from '../project.js'
import { askFetch } from './ask.js'

const FETCH: Host = {
  name: 'fetch',
  label: 'a fetch handler',
  package: '@webcors/core',
  needs: ['srvx'],
  program: {
    file: 'app',
    binding: 'app',
    text: `import { withCors } from '@webcors/core'
import corsOptions from '#policy'

const app = {
  fetch: withCors(
    (request«: Request») => Response.json({ path: new URL(request.url).pathname }),
    corsOptions,
  ),
}

@export default app
`,
  },
  paste: `import { withCors } from '@webcors/core'
import corsOptions from '#policy'

export default { fetch: withCors(handler, corsOptions) }
`,
  where: 'around the handler that the runtime gets, in place of the CORS code that is there',
  ask: askFetch('app.fetch(request)'),
  start: (file) => `npx srvx serve --entry ${file}`,
}

/** srvx reads `.env` in production too, and `.env.local` only in development. */
export const FETCH_HANDLER: Host = { ...FETCH, variables: '.env.local' }

export const BUN: Host = {
  ...FETCH,
  name: 'bun',
  label: 'Bun',
  needs: [],
  start: (file) => `bun ${file}`,
  variables: '.env.development',
  runner: 'bun',
}

export const DENO: Host = {
  ...FETCH,
  name: 'deno',
  label: 'Deno',
  needs: [],
  isTypeScript: true,
  runner: 'deno',
  start: (file, { hasVariables }) =>
    `deno serve --allow-env ${hasVariables ? '--env-file ' : ''}${file}`,
}

/** Creates the host for Cloudflare Workers, with the file that wrangler starts. */
export function createWorkers(project: Project): Host {
  const config = ['wrangler.jsonc', 'wrangler.json', 'wrangler.toml'].find((file) =>
    project.has(file),
  )
  const text = config === undefined ? '' : project.read(config)
  const usual = project.has('tsconfig.json') ? 'src/index.ts' : 'src/index.js'
  const [, named] = /"?\bmain"?\s*[:=]\s*["'](?:\.\/)?([^"']+)["']/.exec(text) ?? []
  const main = named ?? usual
  return {
    ...FETCH,
    name: 'workers',
    label: 'Cloudflare Workers',
    needs: ['wrangler'],
    program: {
      ...FETCH.program,
      file: main.replace(/\.\w+$/, ''),
      extension: extname(main),
      isAtRoot: true,
    },
    isTypeScript: main.endsWith('.ts'),
    start: () => 'npx wrangler dev',
    notes: [
      ...(named === undefined ? [`wrangler.jsonc must name the Worker: "main": "${main}".`] : []),
      'If "process is not defined" there, add nodejs_compat to compatibility_flags: cors.config reads process.env.',
    ],
  }
}
