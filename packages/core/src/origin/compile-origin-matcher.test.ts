import { describe, expect, test } from 'vitest'
import { compileOriginMatcher } from './compile-origin-matcher.ts'

/** Patterns, with origins that each matches and origins that it does not match. */
const TABLE: readonly {
  readonly pattern: string
  readonly yes: readonly string[]
  readonly no: readonly string[]
}[] = [
  {
    pattern: 'https://example.com',
    yes: ['https://example.com'],
    no: [
      'http://example.com',
      'https://www.example.com',
      'https://example.com:8443',
      'https://example.com:443',
      'https://example.com/',
      'https://example.co',
      'https://example.comm',
      'https://example.com.evil.com',
      'https://evil-example.com',
      'https://evilexample.com',
      'https://example.com@evil.com',
      'https://exampleXcom',
      'https://examplexcom',
      'https://EXAMPLE.com',
      'null',
      '',
      '*',
    ],
  },
  {
    pattern: 'https://*.example.com',
    yes: [
      'https://a.example.com',
      'https://a.b.example.com',
      'https://a.b.c.d.e.f.example.com',
      'https://example.com.example.com',
      'https://foo_bar.example.com',
      'https://a_b.c_d.example.com',
      'https://_.example.com',
      'https://-.example.com',
      'https://a-b.example.com',
      'https://1.2.3.4.example.com',
      'https://xn--bcher-kva.example.com',
      'https://www.pr-1.example.com',
    ],
    no: [
      'https://example.com',
      'https://.example.com',
      'https://a..example.com',
      'http://a.example.com',
      'https://a.example.com:8443',
      'https://a.example.com.',
      'https://a.example.com.evil.com',
      'https://aexample.com',
      'https://a-example.com',
      'https://a.bexample.com',
      'https://a.b-example.com',
      'https://a.example.comx',
      'https://evil.com/a.example.com',
      'https://evil.com#a.example.com',
      'https://evil.com?.example.com',
      'https://evil.com:80@a.example.com',
      'https://*.example.com',
      'https://*.a.example.com',
      'https://a.Example.com',
      'https://a.example.com\n',
      'https://evil.com\n.example.com',
      'https://a b.example.com',
      'https://%.example.com',
    ],
  },
  {
    pattern: 'http://localhost:*',
    yes: [
      'http://localhost',
      'http://localhost:1',
      'http://localhost:443',
      'http://localhost:3000',
      'http://localhost:65535',
    ],
    no: [
      'http://localhost:0',
      'http://localhost:80',
      'http://localhost:',
      'http://localhost:*',
      'http://localhost:65536',
      'http://localhost:03000',
      'http://localhost:3000/',
      'https://localhost',
      'https://localhost:3000',
      'http://a.localhost:3000',
      'http://localhost.evil.com:3000',
      'http://localhost:3000@evil.com',
      'http://localhos:3000',
    ],
  },
  {
    pattern: 'http://[::1]:*',
    yes: ['http://[::1]', 'http://[::1]:3000'],
    no: ['http://[::2]', 'http://[::1', 'http://[0:0:0:0:0:0:0:1]', 'http://::1'],
  },
  {
    pattern: 'http://127.0.0.1:*',
    yes: ['http://127.0.0.1', 'http://127.0.0.1:8080'],
    no: ['http://127.1:8080', 'http://127.0.0.1.evil.com', 'http://1.127.0.0.1:8080'],
  },
  {
    pattern: 'https://*.example.com:*',
    yes: [
      'https://a.example.com',
      'https://a.example.com:8443',
      'https://a.b.example.com:80',
      'https://a_b.example.com:1',
    ],
    no: [
      'https://example.com',
      'https://example.com:8443',
      'https://a.example.com:443',
      'http://a.example.com:8443',
      'https://a.example.com.evil.com:8443',
    ],
  },
  {
    pattern: 'https://*.example.com:8443',
    yes: ['https://a.example.com:8443', 'https://a.b.example.com:8443'],
    no: [
      'https://a.example.com',
      'https://a.example.com:8444',
      'https://a.example.com:84430',
      'https://example.com:8443',
    ],
  },
  {
    pattern: 'https://pr-*.preview.example.com',
    yes: [
      'https://pr-1.preview.example.com',
      'https://pr-123-fix.preview.example.com',
      'https://pr--.preview.example.com',
      'https://pr-a-.preview.example.com',
      'https://pr--a.preview.example.com',
      'https://pr-pr-.preview.example.com',
    ],
    no: [
      'https://pr-.preview.example.com',
      'https://pr.preview.example.com',
      'https://pr1.preview.example.com',
      'https://prx-1.preview.example.com',
      'https://apr-1.preview.example.com',
      'https://a-pr-1.preview.example.com',
      'https://pr-1.a.preview.example.com',
      'https://a.pr-1.preview.example.com',
      'https://pr-1_2.preview.example.com',
      'https://pr-_.preview.example.com',
      'https://pr-1_.preview.example.com',
      'https://pr-1.preview.example.com:8443',
      'http://pr-1.preview.example.com',
      'https://pr-1.xpreview.example.com',
      'https://pr-1.preview.example.com.evil.com',
      'https://pr-1-preview.example.com',
      'https://pr-.evil.com.preview.example.com',
    ],
  },
  {
    pattern: 'https://*-team.vercel.app',
    yes: [
      'https://a-team.vercel.app',
      'https://my-app-git-main-team.vercel.app',
      'https://--team.vercel.app',
      'https://a-team-team.vercel.app',
    ],
    no: [
      'https://team.vercel.app',
      'https://-team.vercel.app',
      'https://ateam.vercel.app',
      'https://a-team2.vercel.app',
      'https://a-team-2.vercel.app',
      'https://a_b-team.vercel.app',
      'https://a_-team.vercel.app',
      'https://_-team.vercel.app',
      'https://x.a-team.vercel.app',
      'https://a-team.x.vercel.app',
      'https://a-xteam.vercel.app',
    ],
  },
  {
    pattern: 'https://myapp-*-myteam.vercel.app',
    yes: [
      'https://myapp-1-myteam.vercel.app',
      'https://myapp-git-a-b-c-myteam.vercel.app',
      'https://myapp---myteam.vercel.app',
      'https://myapp-a-myteam-myteam.vercel.app',
      'https://myapp-myapp-x-myteam.vercel.app',
    ],
    no: [
      'https://myapp-myteam.vercel.app',
      'https://myapp--myteam.vercel.app',
      'https://myapp-1-myteamx.vercel.app',
      'https://xmyapp-1-myteam.vercel.app',
      'https://x-myapp-1-myteam.vercel.app',
      'https://myapp-1.x-myteam.vercel.app',
      'https://myapp-1_2-myteam.vercel.app',
      'https://myapp-1-myteam-evil.vercel.app',
    ],
  },
  {
    pattern: 'https://a.b-*.example.com',
    yes: ['https://a.b-1.example.com'],
    no: ['https://b-1.example.com', 'https://x.a.b-1.example.com', 'https://c.b-1.example.com'],
  },
  {
    pattern: 'https://a.*-b.example.com:*',
    yes: ['https://a.x-b.example.com', 'https://a.x-y-b.example.com:8443'],
    no: [
      'https://a.-b.example.com',
      'https://a.b.example.com',
      'https://a.x.y-b.example.com',
      'https://x-b.example.com',
      'https://a.x_y-b.example.com',
    ],
  },
  {
    pattern: 'https://a_b-*.example.com',
    yes: ['https://a_b-1.example.com'],
    no: ['https://a_b-1_2.example.com', 'https://b-1.example.com', 'https://a-b-1.example.com'],
  },
  {
    pattern: 'https://*-x.a_b.example.com',
    yes: ['https://1-x.a_b.example.com'],
    no: ['https://1_1-x.a_b.example.com', 'https://1-x.a-b.example.com'],
  },
  {
    pattern: 'https://-*-.example.com',
    yes: ['https://-a-.example.com', 'https://---.example.com', 'https://-a-b-.example.com'],
    no: ['https://--.example.com', 'https://-.example.com', 'https://a.example.com'],
  },
  {
    pattern: 'https://*.com',
    yes: ['https://example.com', 'https://a.b.com'],
    no: ['https://com', 'https://example.org', 'https://example.com.org'],
  },
  {
    pattern: 'capacitor://localhost',
    yes: ['capacitor://localhost'],
    no: ['http://localhost', 'ionic://localhost', 'capacitor://localhost:80'],
  },
]

describe.each(TABLE)('the pattern $pattern', ({ pattern, yes, no }) => {
  const matches = compileOriginMatcher([pattern])
  // Other patterns in the list must not change the result.
  const amongOthers = compileOriginMatcher([
    'https://unrelated.test',
    'https://*.unrelated.test',
    pattern,
    'http://unrelated.test:*',
    'https://u-*.unrelated.test',
  ])

  test.each(yes)('matches %j', (origin) => {
    expect(matches(origin)).toBe(true)
    expect(amongOthers(origin)).toBe(true)
  })

  test.each(no)('does not match %j', (origin) => {
    expect(matches(origin)).toBe(false)
    expect(amongOthers(origin)).toBe(false)
  })
})

test('an empty list matches nothing', () => {
  const matches = compileOriginMatcher([])
  for (const origin of ['https://example.com', 'null', '', '*']) expect(matches(origin)).toBe(false)
})

test('an origin that any pattern of the list matches is allowed, even if patterns overlap', () => {
  const matches = compileOriginMatcher([
    'https://*.example.com',
    'https://pr-*.example.com',
    'https://example.com',
    'https://*.pr-1.example.com:8443',
    'https://*.example.com:*',
  ])
  expect(matches('https://example.com')).toBe(true)
  expect(matches('https://pr-1.example.com')).toBe(true)
  expect(matches('https://a.pr-1.example.com:8443')).toBe(true)
  expect(matches('https://a.pr-1.example.com:8444')).toBe(true)
  expect(matches('https://example.com:8443')).toBe(false)
})

test('the matcher has no state: repeated calls give the same answers', () => {
  const matches = compileOriginMatcher(['https://*.example.com'])
  for (let i = 0; i < 5; i++) {
    expect(matches('https://a.example.com')).toBe(true)
    expect(matches('https://example.com')).toBe(false)
  }
})
