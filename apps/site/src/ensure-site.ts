import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ROOT } from './repo.ts'

const APP = fileURLToPath(new URL('../', import.meta.url))

/**
 * Builds the site in another process, unless the built site is up to date.
 *
 * @param out the folder of the built site, below the app's folder
 * @param base the start of the site's paths on its server
 * @returns the folder of the site's files
 */
export async function ensureSite(out: string, base: string): Promise<string> {
  const folder = `${APP}${out}/site`
  const stampFile = `${APP}${out}/built-from`
  const stamp = `${base} ${newest()}`
  if (readStamp(stampFile) === stamp) return folder
  const child = spawn(
    process.execPath,
    ['--import', '../../scripts/from-source.ts', 'src/main.ts'],
    {
      cwd: APP,
      env: { ...process.env, SITE_BASE: base, SITE_OUT: out },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const stop = (): void => void child.kill()
  process.once('exit', stop)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  process.off('exit', stop)
  if (code !== 0) throw new Error('Cannot build the site: see above')
  writeFileSync(stampFile, stamp)
  return folder
}

function readStamp(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Returns the time of the last change to any file that the site is built from. */
function newest(): number {
  const changes = ['docs', 'packages', 'apps/site'].flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => !/(?:^|\/)(?:node_modules|dist|test|browsers)(?:\/|$)/.test(path))
      .map((path) => `${ROOT}${folder}/${path}`)
      .filter((path) => statSync(path).isFile())
      .map((path) => statSync(path).mtimeMs),
  )
  const roots = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'pnpm-lock.yaml']
  return Math.max(...roots.map((path) => statSync(`${ROOT}${path}`).mtimeMs), ...changes)
}
