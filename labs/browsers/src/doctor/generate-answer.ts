import type { Answer, HeaderLines, LabRequest } from '../lab/lab-case.ts'
import type { Random } from '../random.ts'

type Lines = readonly string[]

interface Field {
  readonly name: string
  readonly right: Lines
  readonly odd: readonly Lines[]
}

interface AnswerOptions {
  readonly request: LabRequest
  /** The values of a correct response. */
  readonly origin: string
  readonly otherOrigin: string
  readonly statuses: readonly number[]
  /** The target of a redirect. */
  readonly location: string | null
}

/**
 * Generates a mostly correct response, with one or two values that are wrong, odd, or written in an
 * odd way.
 */
export function generateAnswer(random: Random, options: AnswerOptions): Answer {
  const { statuses, location } = options
  const status = random.pick(statuses)
  const fields = fieldsOf(options)
  const oddCount = random.pick([0, 0, 1, 1, 1, 1, 2, 3])
  const odd = new Set(random.shuffle(fields.map(({ name }) => name)).slice(0, oddCount))
  const lines = fields.flatMap(({ name, right, odd: choices }) => {
    const values = odd.has(name) ? random.pick(choices) : right
    return values.map((value) => [casing(random, name), value] as const)
  })
  const more: HeaderLines = [
    ['Content-Type', 'text/plain'],
    ['X-B', 'b'],
    ['ETag', '"1"'],
    ['Cache-Control', 'no-store'],
    ...(location === null ? [] : [['Location', location] as const]),
    ...(status === 204 || status === 304 ? [] : [['Content-Length', '0'] as const]),
  ]
  return { status, headers: random.shuffle([...lines, ...more]) }
}

function casing(random: Random, name: string): string {
  return random.pick([name, name, name.toLowerCase(), name.toUpperCase()])
}

function fieldsOf({ request, origin, otherOrigin }: AnswerOptions): readonly Field[] {
  const { method, headers, credentials } = request
  const isCredentialed = credentials === 'include'
  const names = headers.map(([name]) => name)
  return [
    {
      name: 'Access-Control-Allow-Origin',
      right: [origin],
      odd: allowOrigins(origin, otherOrigin),
    },
    {
      name: 'Access-Control-Allow-Credentials',
      right: isCredentialed ? ['true'] : [],
      odd: TRUTHS,
    },
    {
      name: 'Access-Control-Allow-Methods',
      right: ['GET', 'HEAD', 'POST'].includes(method.toUpperCase()) ? [] : [normalized(method)],
      odd: lists(normalized(method), 'GET', 'PUT'),
    },
    {
      name: 'Access-Control-Allow-Headers',
      right: names.length === 0 ? [] : [names.join(', ')],
      odd: lists(names.join(','), 'X-A', 'Content-Type'),
    },
    { name: 'Access-Control-Expose-Headers', right: [], odd: lists('X-B', 'ETag', 'x-b, etag') },
    // Without a max-age, five seconds apply, which can end during a run.
    { name: 'Access-Control-Max-Age', right: ['600'], odd: MAX_AGES },
  ]
}

/** Writes the method as the `Request` constructor does. */
function normalized(method: string): string {
  const upper = method.toUpperCase()
  return ['DELETE', 'OPTIONS', 'PUT'].includes(upper) ? upper : method
}

/**
 * Reads values that are separated by `¦`. Each value has one line or several; `-` means no header.
 */
function choices(text: string): readonly Lines[] {
  return text.split('¦').map((value) => (value === '-' ? [] : value.split('\n')))
}

const TRUTHS = choices(
  '-¦-¦true¦True¦TRUE¦false¦1¦¦yes¦ true ¦\ttrue¦true\ntrue¦true, true¦true,¦"true"',
)
const MAX_AGES = choices(
  '0¦600¦-1¦10s¦1e3¦+600¦600\n600¦600, 600¦7200¦60.5¦ 600 ¦99999999999999999999¦"600"',
)

function allowOrigins(origin: string, other: string): readonly Lines[] {
  const [scheme = '', host = ''] = origin.split('://')
  return choices(
    [
      `-¦-¦-¦*¦*¦*¦*¦null¦Null¦${other}¦¦ ${origin} ¦\t${origin}¦\t*\t¦ * `,
      `${origin}\n${origin}¦*\n*¦*\n${origin}¦${origin}\n${other}¦\n${origin}¦${origin}\n`,
      `${origin}, ${other}¦${origin},${other}¦${origin} ${other}¦${origin},¦,${origin}`,
      `*,¦*, *¦**¦"*"¦%2A¦,¦${origin}/¦${origin}/path¦${origin}?¦${origin}#¦${scheme}://*¦${host}`,
      `//${host}¦https://${host}¦${scheme.toUpperCase()}://${host}¦${origin}0¦"${origin}"`,
      `${origin.replace(/:\d+$/, '')}¦${scheme}://user@${host}¦http://example.com¦HTTP://EXAMPLE.COM`,
      'example.com¦http://a b¦http://¦http:example.com¦data:,¦file:///¦about:blank¦*.example.com',
      'http://*.example.com¦http://[::1]¦http://[¦null\nnull¦undefined¦false¦true',
      'http://b\u00fccher.example¦http://b\u00c3\u00bccher.example¦http://example.com:99999¦a;b',
      "it's 'quoted'¦<b>&amp;¦{origin}¦$http_origin¦[[x|y]]",
    ].join('¦'),
  )
}

/** Ways to write a list of tokens, and values that are not such a list. */
function lists(right: string, first: string, second: string): readonly Lines[] {
  return choices(
    [
      `-¦-¦*¦*¦*¦${right}¦${right.toLowerCase()}¦${right.toUpperCase()}¦${first}, ${right}`,
      `${first},${right},${second}¦${first}\n${right}¦${right}\n${right}¦ ${right} ¦${right},`,
      `${first}\t,\t${right}¦,${right}¦,,${right},,¦*, ${right}¦${first}, *¦*\n${right}¦* *¦**¦"*"`,
      `¦,¦, ,¦"${right}"¦${right};${first}¦${first} ${right}¦${right}@¦${right}, a b¦a b, ${right}`,
      `${right}/x¦(${right})¦${right}: 1¦${right}\u00e9¦[${right}]¦${right}, {x}¦${first}`,
      `${first}, ${second}`,
    ].join('¦'),
  )
}
