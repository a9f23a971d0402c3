import { describe, expect, test } from 'vitest'
import { createDevelopmentListener } from '../src/proxy/development-listener.js'
import { readProxyArguments } from '../src/proxy/read-proxy-arguments.js'
import { main } from '../src/main.js'

const PAGE = 'http://localhost:3000'
const HEADER =
  'Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.'

const lineFor = (
  url: string,
  origin = PAGE,
  reason = "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
): string =>
  `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ${reason}`

/** Returns the arguments of the command that `explain` prints on a line of its own. */
async function printedFor(line: string): Promise<string | undefined> {
  const { stdout } = await main(['explain', line])
  expect(stdout).toContain('Not your server?')
  return /^ {4}npx webcors proxy (.*)$/m.exec(stdout)?.[1]
}

describe('the proxy command that explain prints', () => {
  test.each([
    [lineFor('https://api.example.com/a'), '--target https://api.example.com'],
    [lineFor('http://localhost:4000/a'), '--target http://localhost:4000'],
    [lineFor('http://[::1]:4000/a'), "--target 'http://[::1]:4000'"],
    [lineFor('http://api.example.com/a'), '--target http://api.example.com', '--allow-insecure'],
    [lineFor('https://10.0.0.1/a'), '--target https://10.0.0.1', '--allow-private'],
    [
      lineFor('http://192.168.1.5:8080/a'),
      '--target http://192.168.1.5:8080',
      '--allow-private --allow-insecure',
    ],
    [
      lineFor('http://0.0.0.0:8080/a'),
      '--target http://0.0.0.0:8080',
      '--allow-private --allow-insecure',
    ],
    [lineFor('http://api/a'), '--target http://api', '--allow-private --allow-insecure'],
    [
      lineFor(
        'https://api.example.com/a',
        PAGE,
        'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.',
      ),
      '--target https://api.example.com',
      '--method PUT',
    ],
    [
      lineFor('https://api.example.com/a', PAGE, HEADER),
      '--target https://api.example.com',
      '--request-header x-a',
    ],
  ])('starts and has what the request needs: %s', async (line, target, more?: string) => {
    const printed = await printedFor(line)
    expect(printed).toBe([target, `--origin ${PAGE}`, ...(more ? [more] : [])].join(' '))
    const args = printed?.replaceAll("'", '').split(' ') ?? []
    expect(() =>
      createDevelopmentListener(readProxyArguments(args, {}), () => undefined),
    ).not.toThrow()
  })

  test.each(['file://', 'https://APP.example.com'])(
    'leaves the origin open that the proxy refuses: %s',
    async (origin) => {
      const line = lineFor('https://api.example.com/a', origin, HEADER)
      expect(await printedFor(line)).toContain(' --origin <origin of the page> ')
    },
  )

  test.each([
    '1.1.1.1',
    '9.9.9.9',
    '100.63.0.1',
    '100.64.0.1',
    '100.127.0.1',
    '100.128.0.1',
    '172.15.0.1',
    '172.16.0.1',
    '172.31.0.1',
    '172.32.0.1',
    '192.167.0.1',
    '192.168.0.1',
    '198.17.0.1',
    '198.18.0.1',
    '198.20.0.1',
    '127.0.0.1',
    '127.9.9.9',
    '[::1]',
    '[fd12::1]',
    '[fe80::1]',
    '[2606:4700::1111]',
    'localhost',
    'api.localhost',
    'api.local',
    'api.internal',
    'api.home.arpa',
    'localhost.example.com',
    '10.example.com',
    'api.example.com',
  ])('has no flag that the target %s does not need', async (host) => {
    for (const scheme of ['https', 'http']) {
      const printed = await printedFor(lineFor(`${scheme}://${host}/a`))
      const args = printed?.replaceAll("'", '').split(' ') ?? []
      const start = (given: readonly string[]) => () =>
        createDevelopmentListener(readProxyArguments(given, {}), () => undefined)
      expect(start(args)).not.toThrow()
      const flags = args.filter((arg) => arg.startsWith('--allow'))
      for (const flag of flags) {
        expect(start(args.filter((arg) => arg !== flag))).toThrow(flag)
      }
    }
  })

  test.each([
    'http://169.254.169.254/latest',
    'http://[fd00:ec2::254]/',
    'http://168.63.129.16/',
    'http://metadata.google.internal/',
    'http://metadata.goog/',
    'http://[fd00:ec2::23]/',
    'http://[fd00:42::42]/',
    'http://[fd00:c1::a9fe:a9fe]/',
  ])('is left out for a target that the proxy refuses with any flag: %s', async (url) => {
    expect(await printedFor(lineFor(url))).toBeUndefined()
  })
})
