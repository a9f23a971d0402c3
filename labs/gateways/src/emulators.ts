import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the emulators are installed, beside the dependencies of the laboratory: they bring several hundred packages. */
export const EMULATORS: string = fileURLToPath(
  new URL('../node_modules/.cache/emulators/', import.meta.url),
)

const VERSIONS = { azurite: '3.37.0', superstatic: '11.0.0' } as const

/** The emulators of clouds. Nothing else of those clouds can run here. */
export type EmulatorPackage = keyof typeof VERSIONS

/** @returns the folder of an emulator's package */
export function emulatorFolder(name: EmulatorPackage): string {
  return join(EMULATORS, 'node_modules', name)
}

/** Whether it is installed, in the version that the row of capabilities names. */
export function hasEmulator(name: EmulatorPackage): boolean {
  const manifest = join(emulatorFolder(name), 'package.json')
  if (!existsSync(manifest)) return false
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return version === VERSIONS[name]
}

/** Installs what is missing from npm, without running install scripts. Where that fails, the tests say what is missing. */
export function installEmulators(): void {
  const names = Object.keys(VERSIONS) as EmulatorPackage[]
  if (names.every(hasEmulator)) return
  const packages = names.map((name) => `${name}@${VERSIONS[name]}`)
  console.log(`Installing ${packages.join(' and ')} for this run and later ones ...`)
  mkdirSync(EMULATORS, { recursive: true })
  const quiet = [
    '--ignore-scripts',
    '--omit=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  spawnSync('npm', ['install', '--prefix', EMULATORS, ...quiet, ...packages], { stdio: 'inherit' })
}
