// Builds the site into `dist/site`, or serves it on loopback with --dev, where changes to pages show at once.
import { parseArgs } from 'node:util'
import { createDevServer } from './dev-server.ts'
import { buildSite } from './build-site.ts'

const { values } = parseArgs({
  options: { dev: { type: 'boolean', default: false }, port: { type: 'string', default: '8090' } },
})

if (values.dev) {
  console.log(`Site: ${await createDevServer(Number(values.port))}`)
} else {
  const { folder, seconds } = await buildSite()
  console.log(`Built ${folder} in ${seconds} s. Any server of static files serves it.`)
}
