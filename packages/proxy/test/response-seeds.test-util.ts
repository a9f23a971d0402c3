import type { Seed } from './seed.test-util.ts'

/** Bugs in the part of the proxy that passes responses on, limits exchanges and reports them. */
export const RESPONSE_SEEDS: readonly Seed[] = [
  {
    name: 'a redirect keeps the secret',
    file: 'plan/location.ts',
    from: "const query = withoutParameters(mark === -1 ? '' : text.slice(mark), secrets)",
    to: "const query = mark === -1 ? '' : text.slice(mark)",
    test: [
      'redirects',
      'the proxy removes a secret from the query of a redirect, and refuses a redirect with a secret in its path',
    ],
  },
  {
    name: 'a redirect may lead anywhere',
    file: 'plan/relay-head.ts',
    from: "if (to === null || call.target.redirects === 'refuse') throw",
    to: "if (to === null) return value\n  if (call.target.redirects === 'refuse') throw",
    test: [
      'redirects',
      'a redirect to %s leads the page through the proxy, or is refused if no target covers it',
    ],
  },
  {
    name: 'redirects are followed without a limit',
    file: 'plan/follow.ts',
    from: 'hop > MAX_HOPS',
    to: 'hop > 50',
    test: ['redirects', 'the proxy follows five redirects, but not a sixth'],
  },
  {
    name: 'the body of a followed redirect has no time limit',
    file: 'node/node-answer.ts',
    from: 'setTimeout(() => message.destroy(), DISCARD_MILLISECONDS)',
    to: 'setTimeout(() => undefined, DISCARD_MILLISECONDS)',
    test: [
      'dropped-bodies',
      'the proxy closes the connection of a followed redirect whose body does not end',
    ],
  },
  {
    name: 'a response with 205 keeps its length',
    file: 'plan/relay-head.ts',
    from: 'status !== 204 && status !== 205',
    to: 'status !== 204',
    test: ['dropped-bodies', 'the proxy passes on a response with 205 without its body'],
  },
  {
    name: 'a followed redirect to another host of a pattern is not authorized',
    file: 'plan/follow.ts',
    from: 'if (to.target !== call.target || to.url.origin !== call.url.origin) {',
    to: 'if (to.target !== call.target) {',
    test: [
      'redirects',
      'the proxy asks authorize before it follows a redirect to another host of a pattern',
    ],
  },
  {
    name: 'a redirect may lead to a port of another protocol',
    file: 'plan/location.ts',
    from: ' || isBadPort(to.port)',
    to: '',
    test: [
      'redirects',
      'the proxy refuses a redirect to a port of another protocol if it %s redirects',
    ],
  },
  {
    name: 'response headers that contain a secret are passed on',
    file: 'plan/relay-head.ts',
    from: 'if (!BODY_HEADERS.test(lower) && containsSecret(value, target.secrets)) continue',
    to: '',
    test: ['response-headers', 'the proxy drops headers that contain a secret, plain or encoded'],
  },
  {
    name: 'a secret is found only in the encoding of encodeURIComponent',
    file: 'guard/secrets.ts',
    from: 'containsSecret(decode(text), ',
    to: 'containsSecret(text.replaceAll(/%[\\dA-F]{2}/g, (one) => decode(one)), ',
    test: ['response-headers', 'the proxy drops a header with a secret that is written %s'],
  },
  {
    name: 'a secret that is encoded twice is not found',
    file: 'guard/secrets.ts',
    from: 'const MAX_DECODINGS = 3',
    to: 'const MAX_DECODINGS = 1',
    test: ['response-headers', 'the proxy drops a header with a secret that is written %s'],
  },
  {
    name: 'a redirect may contain an encoded secret',
    file: 'plan/relay-head.ts',
    from: "if (containsSecret(url, call.target.secrets)) throw new ProxyError('redirect-refused')",
    to: '',
    test: [
      'redirects',
      'the proxy refuses a redirect with a secret that is %s in another parameter',
    ],
  },
  {
    name: 'a followed redirect takes a secret to another target',
    file: 'plan/location.ts',
    from: 'if (isOther && containsSecret(to.origin + path + query, call.target.secrets)) return null',
    to: '',
    test: [
      'redirects',
      'the proxy never follows a redirect that carries a secret to another target',
    ],
  },
  {
    name: 'headers that contain a short value of the target are dropped',
    file: 'guard/secrets.ts',
    from: 'const MIN_LENGTH = 8',
    to: 'const MIN_LENGTH = 1',
    test: [
      'response-headers',
      'the proxy keeps headers that contain a short value, and those that describe the body',
    ],
  },
  {
    name: 'Content-Type is dropped if it equals a value of the target',
    file: 'plan/relay-head.ts',
    from: '!BODY_HEADERS.test(lower) && ',
    to: '',
    test: [
      'response-headers',
      'the proxy keeps headers that contain a short value, and those that describe the body',
    ],
  },
  {
    name: 'shared caches may keep a response that was fetched with a secret',
    file: 'plan/relay-head.ts',
    from: 'if (isPrivate) value = makePrivate(value)',
    to: '',
    test: [
      'response-headers',
      'the proxy keeps a response with a secret out of shared caches if its Cache-Control is %s',
    ],
  },
  {
    name: 'Set-Cookie is passed on',
    file: 'plan/dropped-headers.ts',
    from: "'set-cookie',",
    to: '',
    test: [
      'response-headers',
      'the proxy drops headers that affect its origin, the connection or the visitor, and adds its isolating headers',
    ],
  },
  {
    name: 'responses lack isolating headers',
    file: 'plan/relay-head.ts',
    from: 'for (const [name, value] of ISOLATING_HEADERS) {',
    to: 'for (const [name, value] of ISOLATING_HEADERS.slice(0, 1)) {',
    test: [
      'response-headers',
      'the proxy drops headers that affect its origin, the connection or the visitor, and adds its isolating headers',
    ],
  },
  {
    name: 'the time limit of the head ignores an upload that goes on',
    file: 'node/send-upstream.ts',
    from: 'if (!isSettled) timer.refresh()',
    to: '',
    test: [
      'limits',
      'the proxy limits the time until the head arrives, and each piece of an upload starts that time again',
    ],
  },
  {
    name: 'the body for a slow page is cut off',
    file: 'node/relay-body.ts',
    from: 'if (!isEventStream && !message.isPaused()) cut',
    to: 'if (!isEventStream) cut',
    test: [
      'streams',
      'the proxy cuts off a body that stops, but neither a silent event stream nor the body for a slow page',
    ],
  },
  {
    name: 'a slow page does not slow the target down',
    file: 'node/relay-body.ts',
    from: 'if (!sink.write(chunk)) message.pause()',
    to: 'sink.write(chunk)',
    test: ['streams', 'the proxy reads from the target no faster than the page reads'],
  },
  {
    name: 'a response that was cut off ends as if it were complete',
    file: 'node/create-proxy-listener.ts',
    from: 'fail: () => res.destroy()',
    to: 'fail: () => res.end()',
    test: ['streams', 'the proxy never completes a response that the target cut off'],
  },
  {
    name: 'the connection to the target stays open after the page has left',
    file: 'node/create-proxy-listener.ts',
    from: "this.#link.abort(new ProxyError('upstream-closed'))",
    to: '',
    test: [
      'streams',
      'the proxy closes the connection to the target if the page leaves before the head',
    ],
  },
  {
    name: 'a POST is sent again',
    file: 'node/send-upstream.ts',
    from: 'const isStale = request.reusedSocket && upload === null && isConnectionLoss(error)\n    if (isStale && retries > 0 && !link.error && /^(?:GET|HEAD|OPTIONS)$/.test(call.method)) {',
    to: 'const isStale = request.reusedSocket && isConnectionLoss(error)\n    if (isStale && retries > 0 && !link.error) {',
    test: [
      'streams',
      'the proxy sends a GET again if a kept connection was closed, but never a POST',
    ],
  },
  {
    name: 'a request on a closed kept connection is not sent again',
    file: 'node/send-upstream.ts',
    from: 'const MAX_RETRIES = 2',
    to: 'const MAX_RETRIES = 0',
    test: [
      'streams',
      'the proxy sends a GET again if a kept connection was closed, but never a POST',
    ],
  },
  {
    name: 'the place of a request is not freed',
    file: 'exchange/recorder.ts',
    from: '    this.#release()\n',
    to: "    if (ended === 'complete') this.#release()\n",
    test: [
      'limits',
      'the proxy limits concurrent requests, and frees the place of each request however it ends',
    ],
  },
  {
    name: 'an error of onExchange breaks a response',
    file: 'exchange/recorder.ts',
    from: '    try {\n',
    to: '    this.#onExchange({ ...outcome, bytesUp, bytesDown, ms, ended }, this.#request)\n    try {\n',
    test: ['errors', 'onExchange gets each exchange once, without the query and without secrets'],
  },
]
