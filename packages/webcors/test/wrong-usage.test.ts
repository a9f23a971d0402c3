import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { writeModule } from './folder.test-util.js'
import { APP } from './main.test-util.js'

describe('wrong usage: 2, and one line that says what to write', () => {
  test.each<[line: string, message: RegExp]>([
    [
      'chekc',
      /There is no command "chekc"\. There are: check, drift, explain, export, lint, simulate, targets\./,
    ],
    ['check', /Say which URL to check: webcors check https:\/\/api\.example\.com\/ --origin /],
    ['check a b', /one alone: there is "a", and "b"\./],
    ['--origin x https://example.com', /Say first what to do\. There are: check, /],
    ['localhost:3000/a', /write the whole, such as http:\/\/localhost:3000\/a\./],
    ['cors-options.mjs', /There is no command "cors-options\.mjs"/],
    ['https://example.com', /Say which page asks: --origin https:\/\/app\.example\.com\./],
    [
      `check https://example.com --origin ${APP} --credentials include`,
      /there is .*, and "include"/,
    ],
    [`check https://example.com --origin ${APP} -X GET -d x`, /A GET has no body/],
    ['check https://example.com --origin app.example.com', /such as https:\/\/app\.example\.com\./],
    ['check api.example.com --origin x', /write the whole, such as https:\/\/api\.example\.com\./],
    ['check localhost:3000 --origin x', /write the whole, such as http:\/\/localhost:3000\./],
    ['check ftp://example.com', /is no URL of http or https/],
    ['check https://example.com', /Say which page asks: --origin https:\/\/app\.example\.com\./],
    ['check https://example.com --origin app', /"app" is no origin/],
    [
      'check https://example.com --origin https://*.example.com',
      /no origin: a page has one, such as/,
    ],
    [
      `check https://example.com --origin ${APP}/`,
      /Browsers write the origin ".*\/" as https:\/\/app\.example\.com\./,
    ],
    [
      `check https://example.com --origin ${APP} --orgin x`,
      /Unknown option '--orgin'\. There are: --json, .*--origin, /,
    ],
    ['check https://example.com --origin', /'--origin <value>' argument missing\./],
    [`check https://example.com --origin ${APP} --method a:b`, /"a:b" is no method\./],
    [
      `check https://example.com --origin ${APP} --header x`,
      /"x" is no header: write 'Name: value'\./,
    ],
    [
      `check https://example.com --origin ${APP} --header x:☃`,
      /a character in it that cannot be sent/,
    ],
    [`check https://example.com --origin ${APP} --timeout 0`, /Cannot wait for "0" seconds/],
    [`check https://example.com --origin ${APP} --engine ie`, /There is no engine "ie"/],
    [`check https://example.com --origin ${APP} --error-path http://[`, /is no path/],
    ['lint', /Say which module to lint/],
    ['lint nowhere.mjs', /Cannot read nowhere\.mjs: there is no such file\./],
    [`simulate nowhere.mjs --origin ${APP}`, /Cannot read nowhere\.mjs/],
  ])('webcors %s', async (line, message) => {
    const { stdout, stderr, exitCode } = await main(line.split(' '))
    expect([stdout, exitCode]).toEqual(['', 2])
    expect(stderr).toMatch(/^webcors: [^\n]+\n$/)
    expect(stderr).toMatch(message)
  })

  test.each<[name: string, text: string, message: RegExp]>([
    ['an error', `throw new Error('no\\ndatabase')`, /Cannot load .*: Error: no\. See/],
    ['nothing', '', /exports nothing: export options, a policy or a fetch handler\./],
    ['too much', 'export const a = {}, b = {}', /exports a, b: say which with --export\./],
    ['no options', 'export default 5', /neither options, nor a policy, nor a fetch handler/],
    [
      'a listener',
      'export default function app(req, res, next) {}',
      /a listener of Node\.js: start it/,
    ],
    ['options that are wrong', 'export default { origin: 5 }', /no policy can be made of: Cannot/],
    [
      'no end',
      'await new Promise((resolve) => setTimeout(resolve, 9000))',
      /took longer than 0\.3 seconds/,
    ],
  ])('simulate a module with %s', async (_, text, message) => {
    const args = ['--origin', APP, '--timeout', '0.3']
    const { stderr, exitCode } = await main(['simulate', writeModule(text), ...args])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^webcors: [^\n]+\n$/)
    expect(stderr).toMatch(message)
  })

  test('lint a handler, and an export that is not there', async () => {
    const handler = writeModule('export default () => new Response()')
    expect((await main(['lint', handler])).stderr).toContain('does not show its options')
    const missing = await main(['lint', handler, '--export', 'options'])
    expect(missing.stderr).toContain('exports default: "options" is not among it.')
  })
})
