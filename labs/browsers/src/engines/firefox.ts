import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BidiSession } from './bidi-session.ts'
import { endWithProcess } from './end-with-process.ts'
import type { ConsoleLine, Engine, NamesProxy } from './engine.ts'

export const FIREFOX: string = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr'

/** Preferences that keep Firefox from contacting servers other than those of the test. */
const PREFERENCES: Readonly<Record<string, boolean | number | string>> = {
  'remote.active-protocols': 1, // WebDriver BiDi
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
}

export async function launchFirefox(url: string, proxy?: NamesProxy): Promise<Engine> {
  const profile = mkdtempSync(join(tmpdir(), 'webcors-firefox-'))
  const all = proxy ? { ...PREFERENCES, ...proxyPreferences(proxy) } : PREFERENCES
  const preferences = Object.entries(all).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  )
  writeFileSync(join(profile, 'user.js'), preferences.join(''))
  const child = spawn(
    FIREFOX,
    ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } },
  )
  endWithProcess(child)
  const session = await BidiSession.open(`${await endpointOf(child)}/session`)
  const lines: ConsoleLine[] = []
  session.onEvent('log.entryAdded', ({ text }) => lines.push({ text: String(text), url: null }))
  const { capabilities } = await session.send('session.new', {
    capabilities: { alwaysMatch: { acceptInsecureCerts: proxy !== undefined } },
  })
  await session.send('session.subscribe', { events: ['log.entryAdded'] })
  const { contexts } = await session.send('browsingContext.getTree', {})
  const { context } = (contexts as [{ context: string }])[0]
  await session.send('browsingContext.navigate', { context, url, wait: 'interactive' })
  const { browserVersion } = capabilities as { browserVersion: string }
  return {
    name: 'firefox',
    version: browserVersion,
    lines,
    async close() {
      const exited = once(child, 'exit')
      session.send('browser.close', {}).catch(() => child.kill())
      await exited
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

function proxyPreferences({ host, port }: NamesProxy): typeof PREFERENCES {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': port,
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    'dom.security.https_first': false,
  }
}

function endpointOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk
      const [, endpoint] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(output) ?? []
      if (endpoint !== undefined) resolve(endpoint)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`Firefox did not start: ${output}`)))
  })
}
