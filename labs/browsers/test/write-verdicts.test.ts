import { expect, test } from 'vitest'
import type { Verdict } from '../src/rule/judge.ts'
import { writeVerdicts } from '../src/rule/write-verdicts.ts'

const verdict: Verdict = {
  pair: {
    id: 7,
    policyId: 0,
    policy: { origin: '*', credentials: false },
    deed: {
      origin: 'https://app.example.com',
      api: 'fetch',
      method: 'GET',
      headers: [],
      credentials: 'omit',
      body: null,
      upload: false,
      times: 1,
    },
    status: 404,
    isKept: false,
    kind: 'text',
  },
  expected: { got: [{ status: 404, readable: [] }], preflights: 0 },
  seen: { got: ['nothing'], preflights: 0 },
  deviation: null,
  passed: [{ request: 'GET /0/404/7 [Origin: https://app.example.com]', response: '404' }],
  lines: ['Access to fetch has been blocked'],
}

test('a failure shows the policy, the request, the wire, every verdict, and the command that repeats it', () => {
  const right: Verdict = { ...verdict, seen: verdict.expected, lines: [] }
  const verdicts = new Map([
    ['chromium', [verdict]],
    ['firefox', [right]],
  ] as const)
  const about = { command: 'npm run test:browsers -- hosts --seed 1', host: 'node:http' }
  expect(writeVerdicts(about, { verdicts, gaps: new Map() })).toEqual([
    `
Pair 7 again: npm run test:browsers -- hosts --seed 1 --host "node:http" --case 7
  policy:   {"origin":"*","credentials":false}
  page:     {"origin":"https://app.example.com","api":"fetch","method":"GET","headers":[],"credentials":"omit","body":null,"upload":false,"times":1}
  at:       /0/404/7, answered with 404
  the rule: {"got":[{"status":404,"readable":[]}],"preflights":0}
  chromium: {"got":["nothing"],"preflights":0}   <-- NOT AS THE RULE SAYS
    GET /0/404/7 [Origin: https://app.example.com]
    => 404
    console: Access to fetch has been blocked
  firefox: {"got":[{"status":404,"readable":[]}],"preflights":0}
    GET /0/404/7 [Origin: https://app.example.com]
    => 404`,
  ])
})

test('nothing is written for verdicts that follow the rule', () => {
  const right: Verdict = { ...verdict, seen: verdict.expected }
  const verdicts = new Map([['chromium', [right]]] as const)
  expect(writeVerdicts({ command: '', host: '' }, { verdicts, gaps: new Map() })).toEqual([])
})
