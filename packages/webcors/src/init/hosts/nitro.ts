import type { Host } from '../host.js'
import type { Project } from '../project.js'

const CONFIGS = [
  'nitro.config.ts',
  'nitro.config.mjs',
  'nitro.config.js',
  'vite.config.ts',
  'vite.config.mjs',
  'vite.config.js',
]

/** Creates the host for Nitro. A plugin covers every response of Nitro; middleware does not. */
export function createNitro(project: Project): Host {
  const config = CONFIGS.find((file) => project.has(file))
  const text = config === undefined ? '' : project.read(config)
  const [, folder = 'server'] = /serverDir:\s*['"](?:\.\/)?([^'"]*?)\/?['"]/.exec(text) ?? []
  const plugins = folder === '' || folder === '.' ? 'plugins' : `${folder}/plugins`
  return {
    name: 'nitro',
    label: 'Nitro',
    package: '@webcors/core',
    needs: ['nitro'],
    program: {
      file: `${plugins}/cors`,
      isAtRoot: true,
      binding: 'plugin',
      text: `import { withCors } from '@webcors/core'
import { definePlugin } from 'nitro'
import corsOptions from '#policy'

// Around everything that Nitro answers: routes, route rules, caches, files and errors
const plugin = definePlugin((app) => {
  app.fetch = withCors(app.fetch, corsOptions)
})

@export default plugin
`,
    },
    paste: `import { withCors } from '@webcors/core'
import corsOptions from '#policy'

app.fetch = withCors(app.fetch, corsOptions)
`,
    where: 'in a plugin of Nitro, in place of the CORS code that is there',
    ask: `async function ask(method«: string», headers«: Record<string, string>») {
  const app = { fetch: («_request: Request»)«: Response | Promise<Response>» => Response.json({ ok: true }) }
  plugin(app« as never»)
  return app.fetch(new Request('http://localhost/', { method, headers }))
}
`,
    start: () => 'npx nitro dev',
    notes: text.includes('serverDir')
      ? []
      : [`nitro.config must name the folder of the plugin: serverDir: './${folder}'.`],
  }
}
