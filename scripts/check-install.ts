// Follows each README as a reader does, in an empty folder. Installs the packages that the README
// names from a registry that has our packages as they would be published, starts the server as
// written, and sends a preflight and a GET.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { follow } from './install/follow.ts'
import { pack, PACKAGES } from './install/pack.ts'
import { PROJECTS } from './install/projects.ts'
import { startRegistry } from './install/registry.ts'

// `--all` includes slow pages. Names limit the run to their pages:
// `node scripts/check-install.ts Express @webcors/koa`.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false } },
})
const projects = PROJECTS.filter(({ name, slow }) =>
  positionals.length > 0 ? positionals.includes(name) : values.all || !slow,
)
const folder = mkdtempSync(join(tmpdir(), 'webcors-install-'))
const registry = await startRegistry(folder)

try {
  await timed('Publishing to a registry on loopback', async () => {
    const tarballs = PACKAGES.map((member) => pack(member, join(folder, 'tarballs')))
    await Promise.all(tarballs.map((tarball) => registry.publish(tarball)))
  })
  for (const project of projects) {
    await timed(project.name, () =>
      follow(project, join(folder, project.name.replaceAll(/\W+/g, '-')), registry.url),
    )
  }
} finally {
  registry.close()
  rmSync(folder, { recursive: true, force: true })
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  try {
    await work()
    console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  } catch (error) {
    console.error(`${what}: FAILED\n${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
