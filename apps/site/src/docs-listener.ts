import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import { ROOT } from './repo.ts'
import { createFileListener } from './serve-site.ts'

const APP = fileURLToPath(new URL('../', import.meta.url))
/** Apart from what `npm run site` builds, which may stand at another path of its server. */
const OUT = 'dist/live'
const STAMP = `${APP}${OUT}/built-from`

/** What is sent while the site is being built. */
const WAITING = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="color-scheme" content="light dark">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="refresh" content="2">
  <title>webcors</title>
  <p style="font-family: system-ui, sans-serif; margin: 3rem">The guides are being built: about half a minute, once.</p>
</html>
`

/**
 * The site for a server that has more than the site. It is built, by a process of its own, when somebody first asks for a page, and
 * again when a page or a source has changed since.
 *
 * @param base what the paths of the site begin with, such as `/docs/`
 */
export function createDocsListener(base: string): RequestListener {
  let files: RequestListener | null = null
  let building: Promise<void> | null = null
  return (request, response) => {
    building ??= build(base).then(
      () => {
        files = createFileListener(`${APP}${OUT}/site`)
      },
      (error: unknown) => console.error(error),
    )
    if (files === null) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(WAITING)
      return
    }
    request.url = `/${(request.url ?? '/').slice(base.length)}`
    files(request, response)
  }
}

/** Builds the site unless it was built from what there is now. */
async function build(base: string): Promise<void> {
  const stamp = `${base} ${newest()}`
  if (readStamp() === stamp) return
  const child = spawn(
    process.execPath,
    ['--import', '../../scripts/from-source.ts', 'src/main.ts'],
    {
      cwd: APP,
      env: { ...process.env, SITE_BASE: base, SITE_OUT: OUT },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const stop = (): void => void child.kill()
  process.once('exit', stop)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  process.off('exit', stop)
  if (code !== 0) throw new Error('Cannot build the site: see above')
  mkdirSync(`${APP}${OUT}`, { recursive: true })
  writeFileSync(STAMP, stamp)
}

function readStamp(): string | null {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return null
  }
}

/** When the last of all files was changed that the site is made of. */
function newest(): number {
  const changes = ['docs', 'packages', 'apps/site'].flatMap((folder) =>
    readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => !/(?:^|\/)(?:node_modules|dist)(?:\/|$)/.test(path))
      .map((path) => statSync(`${ROOT}${folder}/${path}`).mtimeMs),
  )
  return Math.max(statSync(`${ROOT}README.md`).mtimeMs, ...changes)
}
