// Builds the site into `dist/site`. With --serve, the program then serves the site on loopback.
// With --dev, the program serves the site without a build, and changes to the theme show
// immediately.
import { parseArgs } from 'node:util'
import { buildSite } from './build-site.ts'
import { createDevServer } from './dev-server.ts'
import { serveSite } from './serve-site.ts'

const { values } = parseArgs({
  options: {
    dev: { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '8090' },
  },
})
const port = Number(values.port)

if (values.dev) {
  console.log(`Site: ${await createDevServer(port)}`)
} else {
  const { folder, seconds } = await buildSite()
  console.log(`Built ${folder} in ${seconds} s. Any server of static files serves it.`)
  if (values.serve) console.log(`Site: ${(await serveSite(folder, port)).url}`)
}
