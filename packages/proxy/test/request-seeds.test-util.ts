import type { Seed } from './seed.test-util.ts'

/** Bugs in the part of the proxy that guards, admits and sends requests. */
export const REQUEST_SEEDS: readonly Seed[] = [
  {
    name: 'the guard ignores literal addresses',
    file: 'guard/guarded-agent.ts',
    from: 'isIP(host) !== 0 ? !guard.isAllowed(host)',
    to: 'isIP(host) !== 0 ? false',
    test: ['agent', 'the agent refuses the literal address %s, which needs no look-up'],
  },
  {
    name: 'hosts are not checked before their names are resolved',
    file: 'node/transport.ts',
    from: 'return privateNetwork ? !isMetadataName(host) : isPublicName(host)',
    to: 'return true',
    test: ['agent', 'the transport refuses the host %s before the name is resolved'],
  },
  {
    name: 'private addresses are filtered out, and the name is not refused',
    file: 'guard/guarded-agent.ts',
    from: 'if (!addresses.every(({ address }) => isAllowed(address))) {',
    to: 'addresses = addresses.filter(({ address }) => isAllowed(address))\n      if (addresses.length === 0) {',
    test: ['guard', 'the proxy refuses a name with a private and a public address (%s)'],
  },
  {
    name: 'the address of a connection is not checked once more',
    file: 'guard/guarded-agent.ts',
    from: 'if (remoteAddress !== undefined && guard.isAllowed(remoteAddress)) return',
    to: 'if (remoteAddress !== undefined) return',
    test: [
      'guard',
      'the proxy checks the address of a connection once more after it has connected',
    ],
  },
  {
    name: 'the look-up is not guarded',
    file: 'guard/guarded-agent.ts',
    from: 'const given = { ...options, lookup, autoSelectFamily: true }',
    to: 'const given = { ...options, lookup: (name, how, done) => guard.resolve(name, how, (e, all) => how.all ? done(e, all) : done(e, all[0].address, 4)), autoSelectFamily: true }',
    test: ['guard', 'the proxy never reaches a private address after 1 to 20 public look-ups'],
  },
  {
    name: 'the time limit of the connection does not cover the look-up',
    file: 'guard/guarded-agent.ts',
    from: '}, guard.connectMilliseconds)',
    to: '}, guard.connectMilliseconds + 60_000)',
    test: ['guard', 'the time limit of the connection includes a slow look-up'],
  },
  {
    name: 'a chunked DELETE has no framing',
    file: 'node/send-upstream.ts',
    from: "? { 'transfer-encoding': 'chunked' }",
    to: '? {}',
    test: [
      'request',
      'the proxy frames a chunked %s, so that its body never becomes the next request',
    ],
  },
  {
    name: 'an upload to a closed connection is ended',
    file: 'node/upload.ts',
    from: 'if (!sink.destroyed) sink.end()',
    to: 'sink.end()',
    test: [
      'uploads',
      'the rest of an upload that arrives after the response of the proxy is read and dropped',
    ],
  },
  {
    name: 'an upload goes on after its response has ended',
    file: 'node/send-upstream.ts',
    from: 'if (!request.writableFinished) request.destroy()',
    to: '',
    test: [
      'uploads',
      'a page that reads only after its upload gets a response that the target sent early',
    ],
  },
  {
    name: 'nominated headers are removed after the proxy has added its own',
    file: 'plan/upstream-call.ts',
    from: '  const { method } = head\n',
    to: '  const { method } = head\n  for (const name of nominated) delete headers[name]\n',
    test: [
      'request',
      'the proxy removes headers that the client nominates in Connection, but not headers of its own',
    ],
  },
  {
    name: 'request headers are filtered by a list of denied names',
    file: 'plan/upstream-call.ts',
    from: 'if (target.requestHeaders.has(name) && !nominated.includes(name))',
    to: "if (!['cookie', 'host', 'connection', 'content-length', 'transfer-encoding', 'origin'].includes(name) && !nominated.includes(name))",
    test: ['request', 'the proxy passes on only listed request headers'],
  },
  {
    name: 'the parameter of the page wins over the secret',
    file: 'plan/upstream-call.ts',
    from: 'const kept = withoutParameters(query, secrets)',
    to: 'const kept = query',
    test: [
      'targets',
      'secrets in the query replace the parameters of the page with the same names',
    ],
  },
  {
    name: 'a mount matches the beginning of a segment',
    file: 'plan/locate.ts',
    from: "if (rest === '' || rest.startsWith('/')) return",
    to: 'return',
    test: ['targets', 'the proxy compares mounts by whole segments'],
  },
  {
    name: 'an encoded slash is accepted',
    file: 'guard/ambiguous-path.ts',
    from: '(?:2f|5c|2e|00)',
    to: '(?:5c|2e|00)',
    test: [
      'targets',
      'the proxy never sends the path %s, which could leave the path of the target',
    ],
  },
  {
    name: 'dots that are encoded twice are accepted',
    file: 'guard/ambiguous-path.ts',
    from: '/%(?:25)*(?:2f|',
    to: '/%(?:2f|',
    test: [
      'targets',
      'the proxy never sends the path %s, which could leave the path of the target',
    ],
  },
  {
    name: 'two dots with a semicolon are accepted',
    file: 'guard/ambiguous-path.ts',
    from: '(?:;|%(?:25)*',
    to: '(?:%(?:25)*',
    test: [
      'targets',
      'the proxy never sends the path %s, which could leave the path of the target',
    ],
  },
  {
    name: 'a user name in an address is accepted',
    file: 'plan/locate.ts',
    from: "if (url.username + url.password + url.hash !== '' || /^[^/]*@/.test(address)) {",
    to: 'if (false) {',
    test: ['targets', 'the proxy never connects to a host that the pattern does not cover (%#)'],
  },
  {
    name: 'a request without Origin is admitted',
    file: 'plan/admit.ts',
    from: "if (kind === 'non-cors') throw new ProxyError('origin-required')",
    to: '',
    test: ['admission', 'a request from the origin %s never reaches the target'],
  },
  {
    name: 'a truthy result of authorize admits a request',
    file: 'plan/gates.ts',
    from: 'if (answer !== true)',
    to: 'if (!answer)',
    test: ['admission', 'if authorize %s, the response has the status %i'],
  },
  {
    name: 'a limit function that fails admits requests',
    file: 'plan/limit.ts',
    from: "    throw new ProxyError('limited', { cause, retryAfter: RETRY_AFTER_FAILURE })\n    }\n    if (verdict",
    to: '    return\n    }\n    if (verdict',
    test: [
      'admission',
      'a limit function decides on each request, and a request is denied if the function throws',
    ],
  },
]
