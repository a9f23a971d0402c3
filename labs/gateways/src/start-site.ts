import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CorsOptions } from '@webcors/core'
import { exportPolicy } from '@webcors/gateways'
import { freePort } from './free-port.ts'
import { startGateway } from './gateway-process.ts'
import type { PolicyName, SiteInput, WholeSite } from './whole-site.ts'

export const POLICIES: Readonly<Record<PolicyName, CorsOptions>> = {
  api: {
    origin: ['https://app.example.com', 'https://two.example.com'],
    credentials: true,
    methods: ['PUT'],
  },
  public: { origin: '*' },
}

/** Starts a whole site in front of an application whose responses may be cached. */
export async function startSite(
  site: WholeSite,
): Promise<{ url: string; close: () => Promise<void> }> {
  let count = 0
  const application = createServer((_, response) => {
    count += 1
    response.writeHead(200, {
      'Cache-Control': 'max-age=60',
      'Access-Control-Allow-Origin': 'https://elsewhere.example',
      Vary: 'Origin',
    })
    response.end(String(count))
  })
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve))
  const folder = mkdtempSync(join(tmpdir(), 'webcors-site-'))
  chmodSync(folder, 0o755)
  const printed: Record<PolicyName, Record<string, string>> = { api: {}, public: {} }
  const wanted = site.exports ?? [
    ['api', { name: 'api' }],
    ['public', { name: 'public' }],
  ]
  for (const [policy, options] of wanted) {
    const { files } = exportPolicy(POLICIES[policy], site.target, options)
    Object.assign(printed[policy], files)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  }
  const input: SiteInput = {
    folder,
    port: await freePort(),
    deadPort: await freePort(),
    upstreamPort: (application.address() as AddressInfo).port,
    printed,
  }
  const { files, command, env } = site.write(input)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const running = await startGateway(command, [input.port], env, folder)
  return {
    url: `http://127.0.0.1:${input.port}`,
    close: async () => {
      await running.close()
      application.close()
      application.closeAllConnections()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
