import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endWithProcess } from './end-with-process.ts'
import type { ConsoleLine, Engine, NamesProxy } from './engine.ts'

/**
 * The path of MiniBrowser, the small browser of WebKitGTK. Debian puts it below the directory of
 * the machine's architecture.
 */
export const MINI_BROWSER: string =
  process.env['MINIBROWSER'] ??
  ['x86_64-linux-gnu', 'aarch64-linux-gnu']
    .map((architecture) => `/usr/lib/${architecture}/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path)) ??
  'MiniBrowser'
export const XVFB = '/usr/bin/Xvfb'

/**
 * The prefix of a console line: its level, and its source. A line of the page's script begins with
 * its place.
 */
const CONSOLE = /^(?:\S+:\d+:\d+: )?CONSOLE (?:[A-Z]+ )?(?:ERROR|WARN|LOG|INFO|DEBUG) /

/**
 * Opens a page in MiniBrowser, which prints console messages on stderr. Sessions of WebDriver do
 * not print them. The page fetches its work from its own server.
 */
export async function launchWebkit(url: string, proxy?: NamesProxy): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'webcors-webkit-'))
  const xvfb = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const display = await displayOf(xvfb)
  const options = [
    '--enable-write-console-messages-to-stdout=true',
    ...(proxy ? [`--proxy=http://${proxy.host}:${proxy.port}`, '--ignore-tls-errors'] : []),
  ]
  const browser = spawn(MINI_BROWSER, [...options, url], {
    env: {
      ...process.env,
      DISPLAY: display,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      NO_AT_BRIDGE: '1',
      GSETTINGS_BACKEND: 'memory',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  endWithProcess(browser)
  endWithProcess(xvfb)
  const lines: ConsoleLine[] = []
  let rest = ''
  browser.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    const complete = (rest + chunk).split('\n')
    rest = complete.pop() ?? ''
    for (const line of complete) {
      if (CONSOLE.test(line)) lines.push({ text: line.replace(CONSOLE, ''), url: null })
    }
  })
  return {
    name: 'webkit',
    version: versionOf(display),
    lines,
    async close() {
      await stop(browser)
      await stop(xvfb)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function versionOf(display: string): string {
  const env = { ...process.env, DISPLAY: display }
  const { stdout } = spawnSync(MINI_BROWSER, ['--version'], { encoding: 'utf8', env })
  return /[\d.]+/.exec(stdout ?? '')?.[0] ?? 'unknown'
}

/** Reads the number of the display, which Xvfb prints. */
async function displayOf(xvfb: ChildProcess): Promise<string> {
  const [number] = await once(xvfb.stdio[3] as NodeJS.ReadableStream, 'data')
  return `:${String(number).trim()}`
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill()
  await exited
}
