import type { OtherCause } from '../tables/other-cause.js'
import type { Phase, Reason } from '../simulate/reason.js'

type Values = Readonly<Record<string, string>>

const name = (value: string | undefined, otherwise: string): string => value ?? otherwise

/** What a code means, in plain words, with the values that are known. */
export function meaningOf(code: Reason | OtherCause, phase: Phase | null, values: Values): string {
  const where = phase === 'preflight' ? 'The answer to the preflight' : 'The response'
  const { origin } = values
  const page = origin === 'null' ? NOBODY : name(origin, 'the page')
  const text = MEANINGS[code](values, where, page)
  return `${text}${aboutStatus(code, values)}${aboutLogin(values)}`
}

const NOBODY = 'a page without an origin (a file, a sandboxed frame, or after redirects)'

const MEANINGS: Readonly<
  Record<Reason | OtherCause, (values: Values, where: string, page: string) => string>
> = {
  'missing-allow-origin': (_, where, page) =>
    `${where} has no Access-Control-Allow-Origin, so nobody told the browser that ${page} may read it. Often it was not made by the code that adds CORS headers: an error, a redirect, a proxy, a login.`,
  'multiple-allow-origin': ({ value }, where) =>
    `${where} has several values for Access-Control-Allow-Origin (${name(value, 'they')}), and one is allowed. Two layers add it, for instance the application and the proxy before it: take it out of one of them.`,
  'invalid-allow-origin': ({ value }, where) =>
    `${where} has an Access-Control-Allow-Origin that is no origin (${name(value, 'empty')}). An origin is a scheme, a host and perhaps a port, with nothing after: https://app.example.com.`,
  'allow-origin-mismatch': ({ value }, where, page) =>
    value === undefined
      ? `${where} does not allow ${page}: its Access-Control-Allow-Origin is missing, or names another origin.`
      : `${where} allows ${value}, and not ${page}. Both must be the same to the letter: scheme, host, port, and no slash at the end. A cache that is not told "Vary: Origin" does this too.`,
  'wildcard-with-credentials': (_, where) =>
    `${where} allows any origin with "*", and the request was sent with credentials. With credentials the server must name the page's origin: otherwise any site could read what is your users' own.`,
  'allow-credentials-not-true': ({ value }, where) =>
    `The request was sent with credentials, and ${where.toLowerCase()} does not say Access-Control-Allow-Credentials: true${value ? ` (it says "${value}")` : ''}. The word is case-sensitive.`,
  'preflight-status-not-ok': ({ status }) =>
    `The browser asked before with OPTIONS, and the answer has ${status ? `status ${status}` : 'a status'} that is not 200 to 299. A preflight carries no cookies and no tokens: it must be answered before authentication and routing.`,
  'preflight-redirect': () =>
    'The browser asked before with OPTIONS, and was redirected: preflights are not. A missing or superfluous slash, http in place of https, or a login does this. Ask for the final URL, and answer OPTIONS before anything redirects.',
  'preflight-method-not-allowed': ({ method }) =>
    `The answer to the preflight does not list ${name(method, 'the method')} in Access-Control-Allow-Methods. Methods are case-sensitive, and with credentials "*" is not a wildcard.`,
  'preflight-header-not-allowed': ({ header }) =>
    `The answer to the preflight does not list ${name(header, 'the header')} in Access-Control-Allow-Headers. With credentials "*" is not a wildcard, and by the standard it never covers Authorization.`,
  'preflight-invalid-allow-methods': ({ value }) =>
    `Access-Control-Allow-Methods of the preflight's answer cannot be parsed${value ? ` (${value})` : ''}: it is a list of names with commas between.`,
  'preflight-invalid-allow-headers': ({ value }) =>
    `Access-Control-Allow-Headers of the preflight's answer cannot be parsed${value ? ` (${value})` : ''}: it is a list of names with commas between.`,
  'redirect-with-credentials-in-url': () =>
    'The response redirects to a URL with a user name or password in it, which is not followed across origins.',
  'redirect-not-http': () => 'The response redirects to a URL that is neither http nor https.',
  'redirect-invalid-location': () => 'The response redirects to what is no URL.',
  'redirect-with-streamed-body': () =>
    'The response redirects, and the body of the request was a stream, which cannot be sent again.',
  'redirect-refused': () =>
    'The response redirects, and the request was made with redirect: "error".',
  'too-many-redirects': () =>
    'There were more than 20 redirects. Usually two rules send the browser back and forth.',
  'request-invalid': ({ problem }) =>
    `The browser refused to make such a request, and nothing was sent${problem ? `: ${problem}` : ''}.`,
  'mode-same-origin': () =>
    'The request was made with mode: "same-origin", and the URL has another origin.',
  'mode-no-cors-redirect': () =>
    'A request with mode: "no-cors" to another origin must follow redirects.',
  'scheme-not-http': () =>
    'CORS is for http and https. A page opened from a file has no origin, either: serve it over http.',
  'bad-port': () => 'Browsers send nothing to this port: another kind of server may listen there.',
  'mixed-content': ({ url }) =>
    `A page that came over https may not ask for ${name(url, 'something')} over plain http. No header of the server changes that: serve it over https.`,
  'local-network-access': ({ space, target }) =>
    target !== undefined && target !== space
      ? `The script said targetAddressSpace: "${target}", and the URL leads to the ${name(space, 'other')} one. Say nothing where it is public.`
      : `The page comes from the internet and asks for something on ${space === 'loopback' ? 'this computer' : 'the local network'}. That needs https for the page and the permission of the user; no header of the server can grant it.`,
  'network-error': () =>
    'There was no answer at all: the server is down, the name or the port is wrong, its certificate is not trusted, or an extension stopped the request.',
  'opaque-response': () =>
    'The request was made with mode: "no-cors": it is sent, and its response can never be read. Take that out.',
  unspecified: () =>
    'The request failed, and this line does not say why: browsers tell scripts nothing more. The cause is in another line of the console, or in the network panel.',
  'server-unreachable': ({ url }) =>
    `Nobody answers${url ? ` at ${url}` : ''}: the server is down, or the name or the port is wrong. This is not CORS.`,
  'certificate-error': () =>
    "The browser does not trust the server's certificate. Open the URL in a tab of its own to see why. This is not CORS.",
  'blocked-by-client': () =>
    'An extension of the browser, most often an ad blocker, stopped the request. Try without extensions, or with another path. This is not CORS.',
  'content-security-policy': () =>
    "The page's own Content-Security-Policy does not let it ask there: add the origin to connect-src. This is not CORS, and the server that was asked cannot change it.",
  'response-blocked': () =>
    'The response may not be embedded without CORS: its Cross-Origin-Resource-Policy, or its type, forbids it. Ask with crossorigin, and let the server allow the origin.',
  upgraded: () => 'No error: the browser asked over https in place of http.',
}

/** A page that reads no status cannot know that the server failed first. */
function aboutStatus(code: Reason | OtherCause, { status }: Values): string {
  const isFailure = status !== undefined && Number(status) >= 400
  if (!isFailure || code === 'preflight-status-not-ok') return ''
  return ` The server answered with ${status}: look at that first, CORS only hides it.`
}

function aboutLogin({ url, initialUrl }: Values): string {
  if (initialUrl === undefined || url === undefined) return ''
  const isLogin = /log-?in|sign-?in|auth|sso|oauth|saml/i.test(url)
  return isLogin ? ' It was redirected to a login: the session is missing or over.' : ''
}
