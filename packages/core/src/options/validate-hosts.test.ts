import { describe, expect, test } from 'vitest'
import { validateCorsOptions } from '../index.ts'
import { APP, codesOf, issueOf, issuesOf } from '../policy/policy.test-util.ts'

const withHosts = (allowedHosts: unknown) => ({ origin: APP, allowedHosts })

test('allowedHosts is optional, and repetitions are left out', () => {
  expect(validateCorsOptions(withHosts(undefined)).value?.allowedHosts).toBeUndefined()
  const { value } = validateCorsOptions(withHosts(['localhost', 'a.example', 'localhost']))
  expect(value?.allowedHosts).toEqual(['localhost', 'a.example'])
})

test('a list that is changed afterwards does not change the options', () => {
  const hosts = ['localhost']
  const { value } = validateCorsOptions(withHosts(hosts))
  hosts.push('evil.example')
  expect(value?.allowedHosts).toEqual(['localhost'])
})

test.each([
  'localhost',
  'localhost:3000',
  'localhost:80',
  'localhost:443',
  'localhost:*',
  '127.0.0.1',
  '127.0.0.1:*',
  '[::1]',
  '[::1]:3000',
  '[::1]:*',
  'api.example.com',
  'api.example.com.',
  '*.example.com',
  '*.example.com:*',
  'pr-*.example.com',
  'xn--bcher-kva.example',
  'a_b.example',
])('%s is a host', (host) => {
  expect(codesOf(withHosts([host]))).toEqual([])
})

describe('a host that is not in the form that browsers send', () => {
  test.each([
    ['http://localhost:3000', 'localhost:3000'],
    ['https://api.example.com/', 'api.example.com'],
    ['localhost:3000/path', 'localhost:3000'],
    ['Localhost', 'localhost'],
    ['localhost:', 'localhost'],
    ['API.example.com:8443', 'api.example.com:8443'],
    ['*.Example.com', '*.example.com'],
    ['https://*.example.com', '*.example.com'],
    [' localhost ', 'localhost'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['127.1', '127.0.0.1'],
    ['0x7f.0.0.1:3000', '127.0.0.1:3000'],
    ['2130706433', '127.0.0.1'],
    ['[0:0:0:0:0:0:0:1]:*', '[::1]:*'],
    ['[2001:DB8::1]', '[2001:db8::1]'],
    ['LOCALHOST:*', 'localhost:*'],
    ['PR-*.Example.com', 'pr-*.example.com'],
  ])('the fix corrects %s', (host, meant) => {
    expect(issueOf(withHosts(['localhost', host]))).toEqual({
      code: 'allowed-host-invalid',
      path: ['allowedHosts', 1],
      value: host,
      message: `Cannot allow host ${JSON.stringify(host)}: it would match nothing. Write "${meant}".`,
      fix: `Write "${meant}".`,
    })
    expect(codesOf(withHosts([meant]))).toEqual([])
  })
})

describe('a value that cannot be a host', () => {
  test.each<readonly [host: unknown, why: string]>([
    ['*', 'it stands for every host'],
    ['*:*', 'it stands for every host'],
    ['', 'it is not a host'],
    ['localhost:0', 'it is not a host'],
    ['localhost:65536', 'it is not a host'],
    ['a..b', 'it is not a host'],
    ['user@localhost', 'it is not a host'],
    ['a b', 'it is not a host'],
    ['a\nb', 'it is not a host'],
    ['::1', 'it is not a host'],
    ['256.1.1.1', 'it is not a host'],
    ['*example.com', 'a star stands for'],
    ['example.*', 'a star stands for'],
    ['*.*.example.com', 'a star stands for'],
    [null, 'a host is a string'],
    [3000, 'a host is a string'],
    [/localhost/, 'a host is a string'],
    [undefined, 'a host is a string'],
    [['localhost'], 'a host is a string'],
  ])('the message explains %s', (host, why) => {
    const issue = issueOf(withHosts([host]))
    expect(issue).toMatchObject({
      code: 'allowed-host-invalid',
      path: ['allowedHosts', 0],
      value: host,
    })
    expect(issue.message).toContain(`: ${why}`)
  })
})

test('an empty list is refused, because it would refuse every request', () => {
  expect(issuesOf(withHosts([]))).toMatchObject([
    { code: 'allowed-hosts-missing', path: ['allowedHosts'], value: [] },
  ])
})

test.each<readonly [value: unknown, fix: string]>([
  ['localhost:3000', 'Write ["localhost:3000"].'],
  ['http://Localhost/', 'Write ["localhost"].'],
  ['*', "Write ['localhost:*']."],
  [null, "Write ['localhost:*']."],
  [{}, "Write ['localhost:*']."],
  [true, "Write ['localhost:*']."],
])('a value that is not a list is refused: %j', (value, fix) => {
  expect(issueOf(withHosts(value))).toMatchObject({
    code: 'list-type',
    path: ['allowedHosts'],
    value,
    fix,
  })
})
