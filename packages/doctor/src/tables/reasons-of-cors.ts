import type { Reason } from '../simulate/reason.js'
import type { ReasonEntry } from './reason-entry.js'

/** Formats a value in parentheses. Without a value, returns `otherwise`. */
const shown = (value: string | undefined, otherwise = ''): string =>
  value === undefined || value === '' ? otherwise : ` (${value})`

const BEFORE_ALL_ELSE =
  'Answer OPTIONS requests that have Access-Control-Request-Method before authentication, routing and redirects, with 204 and the CORS headers.'
const ONE_LAYER =
  'Let one layer add CORS headers, the one that knows which origins are allowed, and remove them from the others.'
const ALLOW_ORIGIN =
  'Answer with "Access-Control-Allow-Origin" and the origin of the page, once, on errors too, and with "Vary: Origin".'

/** The reasons why a browser blocks a request, or hides its response from the page. */
export const CORS_REASONS: Readonly<Record<Reason, ReasonEntry>> = {
  'missing-allow-origin': {
    side: 'server',
    meaning: (_, where, page) =>
      `${where} has no Access-Control-Allow-Origin header, so the browser does not let ${page} read it. Often the response was not made by the code that adds CORS headers: it is an error, a redirect, or comes from a proxy or a login.`,
    fix: () => ALLOW_ORIGIN,
  },
  'multiple-allow-origin': {
    side: 'server',
    meaning: ({ value }, where) =>
      `${where} has several values for Access-Control-Allow-Origin${shown(value)}, and browsers accept one. Two layers add the header, for instance the application and the proxy in front of it.`,
    fix: () => ONE_LAYER,
  },
  'invalid-allow-origin': {
    side: 'server',
    meaning: ({ value }, where) =>
      `${where} has an Access-Control-Allow-Origin that is not an origin${shown(value, ' (it is empty)')}. An origin is a scheme, a host and perhaps a port, with nothing after it: https://app.example.com.`,
    fix: () => ALLOW_ORIGIN,
  },
  'allow-origin-mismatch': {
    side: 'server',
    meaning: ({ value }, where, page) =>
      value === undefined || value === ''
        ? `${where} does not allow ${page}: its Access-Control-Allow-Origin is missing, or names another origin.`
        : /,\s*\S/.test(value)
          ? `${where} names several origins (${value}), and browsers accept one. Two layers add the header, for instance the application and the proxy in front of it.`
          : `${where} allows ${value}, and not ${page}. Both must be equal: scheme, host, port, and no slash at the end. A cache that does not know "Vary: Origin" causes this too.`,
    fix: () => ALLOW_ORIGIN,
  },
  'wildcard-with-credentials': {
    side: 'server',
    meaning: (_, where) =>
      `${where} allows any origin with "*", and the request was sent with credentials. With credentials the server must name the origin of the page: otherwise any site could read what your users may read.`,
    fix: () =>
      'Answer with the origin of the page in place of "*", and with "Access-Control-Allow-Credentials: true"; or send the request without credentials.',
  },
  'allow-credentials-not-true': {
    side: 'server',
    meaning: ({ value }, where) =>
      `The request was sent with credentials, and ${where.replace(/^The/, 'the')} does not say "Access-Control-Allow-Credentials: true"${value ? ` (it says "${value}")` : ''}. The word is case-sensitive.`,
    fix: () =>
      'Answer with "Access-Control-Allow-Credentials: true", or send the request without credentials.',
  },
  'preflight-status-not-ok': {
    side: 'server',
    meaning: ({ status }) =>
      `The browser first asked with OPTIONS, and the answer has ${status && status !== '(null)' ? `the status ${status}` : 'a status'}, which is not 200 to 299. A preflight carries no cookies and no tokens: the server must answer it before authentication and routing.`,
    fix: () => BEFORE_ALL_ELSE,
  },
  'preflight-redirect': {
    side: 'server',
    meaning: ({ location: target }) =>
      `The browser first asked with OPTIONS, and the answer is a redirect${shown(target)}. Browsers do not follow redirects of preflights. A missing or superfluous slash, http in place of https, or a login causes this.`,
    fix: () => `Ask for the final URL. ${BEFORE_ALL_ELSE}`,
  },
  'preflight-method-not-allowed': {
    side: 'server',
    meaning: ({ method }) =>
      `The answer to the preflight does not list ${method ?? 'the method'} in Access-Control-Allow-Methods. Methods are case-sensitive, and with credentials "*" is not a wildcard.`,
    fix: ({ method }) =>
      method !== undefined && /^(?:patch|query)$/.test(method)
        ? `Write method: '${method.toUpperCase()}' in the page: browsers send "${method}" as it is, and servers know ${method.toUpperCase()}.`
        : `Name ${method ?? 'the method'} in Access-Control-Allow-Methods of the answer to the preflight.`,
  },
  'preflight-header-not-allowed': {
    side: 'server',
    meaning: ({ header }) =>
      /^access-control-/i.test(header ?? '')
        ? `The page sends ${header}, which is a response header: only the server may set it, and sending it causes a preflight that asks for it.`
        : `The answer to the preflight does not list ${header ?? 'the header'} in Access-Control-Allow-Headers. With credentials "*" is not a wildcard, and it never covers Authorization.`,
    fix: ({ header }) =>
      /^access-control-/i.test(header ?? '')
        ? `Remove ${header} from the request in the page.`
        : `Name ${header ?? 'the header'} in Access-Control-Allow-Headers of the answer to the preflight.`,
  },
  'preflight-invalid-allow-methods': {
    side: 'server',
    meaning: ({ value, token }) =>
      `The browser cannot parse Access-Control-Allow-Methods of the answer to the preflight${shown(value ?? token)}: it is a list of names with commas between them.`,
    fix: () => 'Write method names with commas between them, and nothing else.',
  },
  'preflight-invalid-allow-headers': {
    side: 'server',
    meaning: ({ value, token }) =>
      `The browser cannot parse Access-Control-Allow-Headers of the answer to the preflight${shown(value ?? token)}: it is a list of names with commas between them.`,
    fix: () => 'Write header names with commas between them, and nothing else.',
  },
  'redirect-with-credentials-in-url': {
    side: 'server',
    meaning: () =>
      'The response redirects to a URL with a user name or password in it. Browsers do not follow that across origins.',
    fix: () => 'Redirect to a URL without a user name and password.',
  },
  'redirect-not-http': {
    side: 'server',
    meaning: () => 'The response redirects to a URL that is neither http nor https.',
    fix: () => 'Redirect to http or https.',
  },
  'redirect-invalid-location': {
    side: 'server',
    meaning: () => 'The response redirects, and its Location is not a URL.',
    fix: () => 'Redirect to a URL.',
  },
  'redirect-with-streamed-body': {
    side: 'page',
    meaning: () =>
      'The response redirects, and the body of the request was a stream, which cannot be sent again.',
    fix: () => 'Ask for the final URL, or send a body that is not a stream.',
  },
  'redirect-refused': {
    side: 'page',
    meaning: () =>
      'The response redirects, and this request must not be redirected: it was made with redirect: "error", or by an old browser that does not follow redirects across origins.',
    fix: () => 'Ask for the final URL, or allow redirects.',
  },
  'too-many-redirects': {
    side: 'server',
    meaning: () => 'There were more than 20 redirects. Usually two rules redirect to each other.',
    fix: () => 'Look for two rules that redirect to each other.',
  },
  'request-invalid': {
    side: 'page',
    meaning: ({ problem }) =>
      `The browser refused to make such a request, and nothing was sent${problem ? `: ${problem}` : ''}.`,
    fix: () => 'Change the request: no header of the server can allow it.',
  },
  'mode-same-origin': {
    side: 'page',
    meaning: () => 'The request was made with mode: "same-origin", and the URL has another origin.',
    fix: () => 'Remove mode: "same-origin" from the request, or ask your own origin.',
  },
  'mode-no-cors-redirect': {
    side: 'page',
    meaning: () => 'A request with mode: "no-cors" to another origin must follow redirects.',
    fix: () => 'Remove redirect from the request, or remove mode: "no-cors".',
  },
  'scheme-not-http': {
    side: 'page',
    meaning: () =>
      'CORS is for http and https. A page that is opened from a file has no origin, and may not read other files.',
    fix: () =>
      'Serve the page and its files over http, for instance with npx serve or python3 -m http.server, and open the http://localhost URL.',
  },
  'bad-port': {
    side: 'server',
    meaning: () =>
      'Browsers send nothing to this port, because servers of other protocols listen there.',
    fix: () => 'Serve on another port.',
  },
  'mixed-content': {
    side: 'server',
    meaning: ({ url }) =>
      `A page that was loaded over https may not ask for ${url ?? 'a URL'} over plain http. This is not CORS: no CORS header changes it.`,
    fix: () =>
      'Serve the URL over https and ask for it with https://. If it has https already, "Content-Security-Policy: upgrade-insecure-requests" in the page makes browsers use it. In development, open the page over http, use localhost, or put a tunnel with https in front of the server.',
  },
  'local-network-access': {
    side: 'visitor',
    meaning: ({ space, target }) =>
      target !== undefined && target !== space
        ? `The script said targetAddressSpace: "${target}", and the URL leads to the ${space ?? 'other'} one.`
        : `A page from the internet asks for something on ${space === 'loopback' ? 'this computer' : 'the local network'}. The page needs https, and the visitor has to permit it ("local-network", "loopback-network"). No header of the server can grant it.`,
    fix: ({ space, target }) =>
      target !== undefined && target !== space
        ? 'Remove targetAddressSpace from the request, or correct it.'
        : 'Serve the page over https, and let the visitor permit access when the browser asks. In a frame, the page around it has to write allow="local-network; loopback-network". Or serve the page from the local network too.',
  },
  'network-error': {
    side: 'server',
    meaning: () =>
      'No answer came: the server is down, the name or the port is wrong, its certificate is not trusted, or an extension stopped the request. React Native and Node.js have no CORS at all, so there it is never CORS.',
    fix: () =>
      'Open the URL in a tab of its own, or with curl. On an emulator or a phone, localhost is the device itself: write the address of your computer.',
  },
  'opaque-response': {
    side: 'page',
    meaning: () =>
      'The request was made with mode: "no-cors": it is sent, and the page can never read its response.',
    fix: () => 'Remove mode: "no-cors" from the request.',
  },
}
