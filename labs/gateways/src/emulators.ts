import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of the emulators. It is apart from other dependencies, because emulators bring several
 * hundred packages.
 */
export const EMULATORS: string = fileURLToPath(
  new URL('../node_modules/.cache/emulators/', import.meta.url),
)

const VERSIONS = { azurite: '3.37.0', superstatic: '11.0.0' } as const

/** The emulators of clouds. No other part of these clouds can run on this machine. */
export type EmulatorPackage = keyof typeof VERSIONS

/** Returns the folder of an emulator's package. */
export function emulatorFolder(name: EmulatorPackage): string {
  return join(EMULATORS, 'node_modules', name)
}

/** Whether an emulator is installed, in the version that its row of capabilities names. */
export function hasEmulator(name: EmulatorPackage): boolean {
  const manifest = join(emulatorFolder(name), 'package.json')
  if (!existsSync(manifest)) return false
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return version === VERSIONS[name]
}

/**
 * Installs missing emulators from npm, without install scripts. If this fails, the tests say what
 * is missing.
 */
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
