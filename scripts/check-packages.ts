// Packs each package as publishing would. Checks that the exports and types of the tarball are
// right for every way to load the package, and that the tarball has no file that does not belong
// there.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isTest } from './checks/workspace.ts'
import { pack, PACKAGES } from './install/pack.ts'
import { packageFaults } from './install/package-faults.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'webcors-pack-'))

try {
  for (const member of PACKAGES) {
    const tarball = pack(member, folder)
    run('publint', tarball, '--strict')
    const dual = JSON.stringify(member.manifest.exports).includes('"require"')
    run('attw', tarball, '--format', 'ascii', '--profile', dual ? 'strict' : 'esm-only')
    const faults = packageFaults(read(tarball, 'package.json'), read(tarball, 'README.md'))
    if (faults.length > 0) fail(`${tarball}: ${faults.join('; ')}`)
    const strangers = contents(tarball).filter((file) => isTest(file) || !belongs(file))
    if (strangers.length > 0) fail(`${tarball} holds ${strangers.join(', ')}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function contents(tarball: string): string[] {
  const list = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n')
  return list.map((file) => file.replace(/^package\//, ''))
}

function read(tarball: string, file: string): string {
  return execFileSync('tar', ['-xzOf', tarball, `package/${file}`], { encoding: 'utf8' })
}

function belongs(file: string): boolean {
  return /^(?:dist\/|(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|SKILL\.md)$)/.test(file)
}

/** Runs a tool, and shows its output only if it reports a fault. */
function run(tool: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(tool, args, { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) fail(`${tool} ${args.join(' ')}\n${stdout}${stderr}`)
}

function fail(message: string) {
  console.error(message)
  process.exitCode = 1
}
