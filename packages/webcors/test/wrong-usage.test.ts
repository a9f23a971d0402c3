import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { writeModule } from './folder.test-util.js'
import { APP } from './main.test-util.js'

describe('wrong usage', () => {
  test.each<[line: string, message: RegExp]>([
    ['chekc', /Cannot run "chekc": no such command\. Did you mean npx webcors check\?/],
    ['constructor', /Cannot run "constructor": no such command\. The commands are: check, /],
    ['check', /Give a URL to check: npx webcors check https:\/\/api\.example\.com\/ --origin /],
    ['check a b', /Cannot use "b" after "a": give only one URL to check\./],
    ['--origin x http://127.0.0.1:9/', /Cannot start with --origin: give a command first\./],
    ['cors-options.mjs', /no such command\. Did you mean npx webcors lint cors-options\.mjs\?/],
    ['http://127.0.0.1:9/', /Give the origin of the page: --origin https:\/\/app\.example\.com\./],
    ['localhost:3000/a', /Give the origin of the page/],
    [
      `check http://127.0.0.1:9/ --origin ${APP} --credentials include`,
      /Cannot use "include" after "http:\/\/127\.0\.0\.1:9\/": give only one URL/,
    ],
    [`check http://127.0.0.1:9/ --origin ${APP} -X GET -d x`, /Cannot send a body with GET/],
    [
      'check ftp://example.com',
      /Cannot request "ftp:\/\/example\.com": it is not an http or https URL/,
    ],
    ['check http://127.0.0.1:9/', /Give the origin of the page/],
    [
      'check http://127.0.0.1:9/ --origin app',
      /Cannot use the origin "app": an origin is a scheme and a host/,
    ],
    [
      'check http://127.0.0.1:9/ --origin https://*.example.com',
      /Cannot use the origin "https:\/\/\*\.example\.com": a page has one origin/,
    ],
    [
      `check http://127.0.0.1:9/ --origin ${APP} --origin https://b.example.com`,
      /Cannot use the origin "https:\/\/b\.example\.com" after "https:\/\/app\.example\.com": a page has one origin/,
    ],
    [
      `simulate nowhere.mjs --origin ${APP} --origin https://b.example.com`,
      /a page has one origin\. Run the command once for each\./,
    ],
    [
      `check http://127.0.0.1:9/ --origin ${APP}/`,
      /browsers write it as https:\/\/app\.example\.com\. Write it so\./,
    ],
    [
      `check http://127.0.0.1:9/ --origin ${APP} --orgin x`,
      /Unknown option '--orgin'\. Did you mean --origin\? The options are: --json, .*--origin, /,
    ],
    ['check http://127.0.0.1:9/ --origin', /'--origin <value>' argument missing\./],
    [`check http://127.0.0.1:9/ --origin ${APP} --method a:b`, /Cannot send the method "a:b"/],
    [
      `check http://127.0.0.1:9/ --origin ${APP} --header x`,
      /Cannot send the header "x": write it as 'Name: value'\./,
    ],
    [
      `check http://127.0.0.1:9/ --origin ${APP} --header x:☃`,
      /Cannot send the header x: its value has a character that is invalid in a header/,
    ],
    [`check http://127.0.0.1:9/ --origin ${APP} --timeout 0`, /Cannot wait for "0" seconds/],
    [`check http://127.0.0.1:9/ --origin ${APP} --engine ie`, /Cannot simulate the engine "ie"/],
    [`check http://127.0.0.1:9/ --origin ${APP} --for cobol`, /Cannot write a fix for "cobol"/],
    [`check http://127.0.0.1:9/ --origin ${APP} --for exprss`, /Did you mean express\?/],
    [`check http://127.0.0.1:9/ --origin ${APP} --error-path http://[`, /it is not a path/],
    ['explain option-unknwn', /no such code\. Did you mean option-unknown\?/],
    ['lint', /Give a module to lint/],
    ['lint nowhere.mjs', /Cannot read nowhere\.mjs: no such file\./],
    [`simulate nowhere.mjs --origin ${APP}`, /Cannot read nowhere\.mjs/],
  ])(
    'webcors %s exits with 2, and prints one line that says what to write',
    async (line, message) => {
      const { stdout, stderr, exitCode } = await main(line.split(' '))
      expect([stdout, exitCode]).toEqual(['', 2])
      expect(stderr).toMatch(/^webcors: [^\n]+\n$/)
      expect(stderr).toMatch(message)
    },
  )

  test.each<[name: string, text: string, message: RegExp]>([
    ['an error', `throw new Error('no\\ndatabase')`, /Cannot load .*: Error: no\. See/],
    ['no exports', '', /it exports nothing\. Export options, a policy or a fetch handler\./],
    [
      'several exports',
      'export const a = {}, b = {}',
      /it exports a, b\. Say which with --export\./,
    ],
    ['a number', 'export default 5', /neither options, nor a policy, nor a fetch handler/],
    [
      'a listener',
      'export default function app(req, res, next) {}',
      /it exports a listener of Node\.js\. Start it/,
    ],
    [
      'options that are wrong',
      'export default { origin: 5 }',
      /Cannot create a policy from .*: Cannot/,
    ],
    [
      'an endless import',
      'await new Promise((resolve) => setTimeout(resolve, 9000))',
      /took longer than 0\.3 seconds/,
    ],
  ])('simulate exits with 2 for a module with %s', async (_, text, message) => {
    const args = ['--origin', APP, '--timeout', '0.3']
    const { stderr, exitCode } = await main(['simulate', writeModule(text), ...args])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^webcors: [^\n]+\n$/)
    expect(stderr).toMatch(message)
  })

  test('lint exits with 2 for a handler, and for an export that does not exist', async () => {
    const handler = writeModule('export default () => new Response()')
    expect((await main(['lint', handler])).stderr).toContain('does not show its options')
    const missing = await main(['lint', handler, '--export', 'options'])
    expect(missing.stderr).toContain('it exports default, and not "options".')
  })
})
