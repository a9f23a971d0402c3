import type { Host } from '../host.js'
import type { Project } from '../project.js'
import { askFetch } from './ask.js'

/**
 * Creates the host for Next.js, with a route handler. It exports `OPTIONS` too, because Next.js
 * calls only the methods that a route exports.
 */
export function createNext({ has }: Project): Host {
  const folder = has('src/app') || (has('src') && !has('app')) ? 'src/app' : 'app'
  return {
    name: 'next',
    label: 'Next.js',
    package: '@webcors/next',
    needs: ['next'],
    program: {
      file: `${folder}/api/hello/route`,
      isAtRoot: true,
      extension: '.js',
      binding: '{ GET, OPTIONS }',
      text: `import { withCors } from '@webcors/next'
import corsOptions from '#policy'

function hello(request«: Request») {
  return Response.json({ path: new URL(request.url).pathname })
}

// Preflights are OPTIONS requests, and Next.js calls only what a route exports.
@export const { GET, OPTIONS } = withCors({ GET: hello }, corsOptions)
`,
    },
    paste: `import { withCors } from '@webcors/next'
import corsOptions from '#policy'

export const { GET, POST, OPTIONS } = withCors({ GET: list, POST: add }, corsOptions)
`,
    where: 'with the methods of that route, in place of the exports that are there',
    ask: askFetch("method === 'OPTIONS' ? OPTIONS(request) : GET(request)"),
    start: () => 'npx next dev',
    variables: '.env.development',
    notes: [
      'Wrap your other routes in the same way, or all of them by corsProxy in proxy.ts. See the README of @webcors/next.',
    ],
  }
}
