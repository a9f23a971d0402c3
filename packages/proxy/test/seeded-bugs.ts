// Puts bugs into the proxy, one at a time, and sees whether the tests catch each. Run it by `npm run test:proxy`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

interface Seed {
  readonly name: string
  /** Below `src`. */
  readonly file: string
  readonly from: string
  readonly to: string
  /** The file with the tests, and what their titles begin with. */
  readonly test: readonly [file: string, title: string]
}

const SEEDS: readonly Seed[] = [
  {
    name: 'the guard does not see literal addresses',
    file: 'guard/guarded-agent.ts',
    from: 'isIP(host) !== 0 ? !guard.isAllowed(host)',
    to: 'isIP(host) !== 0 ? false',
    test: ['agent', '11'],
  },
  {
    name: 'hosts are not looked at before they are resolved',
    file: 'node/transport.ts',
    from: 'return privateNetwork ? !isMetadataName(host) : isPublicName(host)',
    to: 'return true',
    test: ['agent', '25'],
  },
  {
    name: 'addresses that are not public are filtered, and the name is not refused',
    file: 'guard/guarded-agent.ts',
    from: 'if (!addresses.every(({ address }) => isAllowed(address))) {',
    to: 'addresses = addresses.filter(({ address }) => isAllowed(address))\n      if (addresses.length === 0) {',
    test: ['guard', '13'],
  },
  {
    name: 'the address is not checked again when it is connected to',
    file: 'guard/guarded-agent.ts',
    from: 'if (remoteAddress !== undefined && guard.isAllowed(remoteAddress)) return',
    to: 'if (remoteAddress !== undefined) return',
    test: ['guard', '17'],
  },
  {
    name: 'the look-up is not guarded',
    file: 'guard/guarded-agent.ts',
    from: 'const given = { ...options, lookup, autoSelectFamily: true }',
    to: 'const given = { ...options, lookup: (name, how, done) => guard.resolve(name, how, (e, all) => how.all ? done(e, all) : done(e, all[0].address, 4)), autoSelectFamily: true }',
    test: ['guard', '14'],
  },
  {
    name: 'the time to connect does not cover the look-up',
    file: 'guard/guarded-agent.ts',
    from: '}, guard.connectMilliseconds)',
    to: '}, guard.connectMilliseconds + 60_000)',
    test: ['guard', '18'],
  },
  {
    name: 'a chunked DELETE has no framing',
    file: 'node/send-upstream.ts',
    from: "? { 'transfer-encoding': 'chunked' }",
    to: '? {}',
    test: ['request', '43'],
  },
  {
    name: 'nominated headers are taken away after the proxy has added its own',
    file: 'plan/upstream-call.ts',
    from: '  const { method } = head\n',
    to: '  const { method } = head\n  for (const name of nominated) delete headers[name]\n',
    test: ['request', '41'],
  },
  {
    name: 'request headers are passed on by a list of what is denied',
    file: 'plan/upstream-call.ts',
    from: 'if (target.requestHeaders.has(name) && !nominated.includes(name))',
    to: "if (!['cookie', 'host', 'connection', 'content-length', 'transfer-encoding', 'origin'].includes(name) && !nominated.includes(name))",
    test: ['request', '42'],
  },
  {
    name: 'the page’s parameter wins over the secret',
    file: 'plan/upstream-call.ts',
    from: 'const kept = withoutParameters(query, secrets)',
    to: 'const kept = query',
    test: ['targets', '31'],
  },
  {
    name: 'a redirect takes the secret along',
    file: 'plan/location.ts',
    from: "const query = withoutParameters(mark === -1 ? '' : text.slice(mark), secrets)",
    to: "const query = mark === -1 ? '' : text.slice(mark)",
    test: ['response', '60'],
  },
  {
    name: 'a redirect may go anywhere',
    file: 'plan/relay-head.ts',
    from: "if (to === null || call.target.redirects === 'refuse') throw",
    to: "if (to === null) return value\n  if (call.target.redirects === 'refuse') throw",
    test: ['response', '58'],
  },
  {
    name: 'redirects are followed without end',
    file: 'plan/follow.ts',
    from: 'hop > MAX_HOPS',
    to: 'hop > 50',
    test: ['response', '59'],
  },
  {
    name: 'response headers with a secret in them are passed on',
    file: 'plan/relay-head.ts',
    from: 'if (target.secrets.some((secret) => value.includes(secret))) continue',
    to: '',
    test: ['response', '60'],
  },
  {
    name: 'shared caches keep what was fetched with a secret',
    file: 'plan/relay-head.ts',
    from: 'if (isPrivate) value = makePrivate(value)',
    to: '',
    test: ['response', '61'],
  },
  {
    name: 'Set-Cookie is passed on',
    file: 'plan/relay-head.ts',
    from: 'set-cookie set-cookie2',
    to: 'set-cookie2',
    test: ['response', '53'],
  },
  {
    name: 'answers are not isolated',
    file: 'plan/relay-head.ts',
    from: 'for (const [name, value] of ISOLATING_HEADERS) {',
    to: 'for (const [name, value] of ISOLATING_HEADERS.slice(0, 1)) {',
    test: ['response', '53'],
  },
  {
    name: 'a mount is the beginning of a path',
    file: 'plan/locate.ts',
    from: "if (rest === '' || rest.startsWith('/')) return",
    to: 'return',
    test: ['targets', '26'],
  },
  {
    name: 'an encoded slash passes',
    file: 'plan/locate.ts',
    from: 'const AMBIGUOUS = /%2f|%5c|',
    to: 'const AMBIGUOUS = /%5c|',
    test: ['targets', '27'],
  },
  {
    name: 'a user name in an address passes',
    file: 'plan/locate.ts',
    from: "if (url.username + url.password + url.hash !== '' || /^[^/]*@/.test(address)) {",
    to: 'if (false) {',
    test: ['targets', '29'],
  },
  {
    name: 'what has no Origin may ask',
    file: 'plan/admit.ts',
    from: "if (!isOwn) throw new ProxyError('origin-required')",
    to: '',
    test: ['who', '35'],
  },
  {
    name: 'a truthy answer of authorize lets in',
    file: 'plan/gates.ts',
    from: 'if (answer !== true)',
    to: 'if (!answer)',
    test: ['who', '38'],
  },
  {
    name: 'a limit that fails lets in',
    file: 'plan/limit.ts',
    from: "    throw new ProxyError('limited', { cause, retryAfter: RETRY_AFTER_FAILURE })\n    }\n    if (verdict",
    to: '    return\n    }\n    if (verdict',
    test: ['who', '39'],
  },
  {
    name: 'the timer for the head does not see an upload',
    file: 'node/send-upstream.ts',
    from: 'if (!isSettled) timer.refresh()',
    to: '',
    test: ['streams', '69'],
  },
  {
    name: 'a slow page is cut',
    file: 'node/relay-body.ts',
    from: 'if (!isEventStream && !message.isPaused()) cut',
    to: 'if (!isEventStream) cut',
    test: ['streams', '68'],
  },
  {
    name: 'a slow page does not slow the target',
    file: 'node/relay-body.ts',
    from: 'if (!sink.write(chunk)) message.pause()',
    to: 'sink.write(chunk)',
    test: ['streams', '66'],
  },
  {
    name: 'a cut answer ends as if it were whole',
    file: 'node/create-proxy-listener.ts',
    from: 'fail: () => res.destroy()',
    to: 'fail: () => res.end()',
    test: ['streams', '67'],
  },
  {
    name: 'the target is not left when the page leaves',
    file: 'node/create-proxy-listener.ts',
    from: "this.#link.abort(new ProxyError('upstream-closed'))",
    to: '',
    test: ['streams', '65'],
  },
  {
    name: 'a POST is sent again',
    file: 'node/send-upstream.ts',
    from: 'const isStale = request.reusedSocket && upload === null && isConnectionLoss(error)\n    if (isStale && retries > 0 && !link.error && /^(?:GET|HEAD|OPTIONS)$/.test(call.method)) {',
    to: 'const isStale = request.reusedSocket && isConnectionLoss(error)\n    if (isStale && retries > 0 && !link.error) {',
    test: ['streams', '71'],
  },
  {
    name: 'a kept connection that was closed is an error',
    file: 'node/send-upstream.ts',
    from: 'const MAX_RETRIES = 2',
    to: 'const MAX_RETRIES = 0',
    test: ['streams', '71'],
  },
  {
    name: 'a place is not given back',
    file: 'exchange/recorder.ts',
    from: '    this.#release()\n',
    to: "    if (ended === 'complete') this.#release()\n",
    test: ['streams', '72'],
  },
  {
    name: 'onExchange can break an answer',
    file: 'exchange/recorder.ts',
    from: '    try {\n',
    to: '    this.#onExchange({ ...outcome, bytesUp, bytesDown, ms, ended }, this.#request)\n    try {\n',
    test: ['errors', '76'],
  },
]

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const VITEST = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url))

function runTests([file, title]: Seed['test'], seed?: Seed): boolean {
  const args = [
    VITEST,
    'run',
    '--project',
    'unit',
    `packages/proxy/test/${file}.test.ts`,
    '-t',
    `(?:^| )${title}[.,]`,
  ]
  const env = {
    ...process.env,
    WEBCORS_PROXY_DOORS: 'Node.js listener',
    ...(seed && { WEBCORS_PROXY_SEED: JSON.stringify(seed) }),
  }
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (!/\d+ (?:passed|failed)/.test(stdout))
    throw new Error(`No test of ${file} begins with ${title}:\n${stdout}`)
  return status === 0
}

const wanted = process.argv[2]
const seeds = SEEDS.filter(({ name }) => wanted === undefined || name.includes(wanted))
const controls = new Map(seeds.map(({ test }) => [test.join(), test]))
for (const test of controls.values()) {
  if (!runTests(test)) throw new Error(`${test.join(', ')} fails without a bug`)
}
console.log(`${controls.size} groups of tests pass without a bug`)

let missed = 0
for (const seed of seeds) {
  const isCaught = !runTests(seed.test, seed)
  if (!isCaught) missed += 1
  console.log(`${isCaught ? 'caught' : 'MISSED'}: ${seed.name}`)
}
console.log(`${seeds.length - missed} of ${seeds.length} seeded bugs caught`)
process.exitCode = missed === 0 ? 0 : 1
