import type { OtherCause } from './other-cause.js'
import type { ReasonEntry } from './reason-entry.js'

const CROSSORIGIN =
  'Write crossorigin="anonymous" (in a script: crossOrigin = \'anonymous\', before src), and let the server of the file answer with Access-Control-Allow-Origin.'

/** The entries for causes other than CORS, and for messages that name no cause. */
export const OTHER_REASONS: Readonly<Record<OtherCause, ReasonEntry>> = {
  unspecified: {
    side: 'server',
    meaning: () =>
      'The request failed, and this text does not say why: browsers tell scripts nothing more. The cause is in another line of the console, or in the network panel.',
    fix: () =>
      'Ask the server what the page would get: npx webcors check <url> --origin <origin of the page>.',
  },
  'tainted-canvas': {
    side: 'page',
    meaning: () =>
      'An image or video from another origin was drawn without CORS, so the page may not read the pixels. CORS is the remedy.',
    fix: () => CROSSORIGIN,
  },
  'unreadable-stylesheet': {
    side: 'page',
    meaning: () =>
      'The stylesheet comes from another origin and was loaded without CORS, so the page may not read its rules. CORS is the remedy.',
    fix: () => CROSSORIGIN,
  },
  'unreadable-media': {
    side: 'page',
    meaning: () =>
      'The sound or video comes from another origin and was loaded without CORS, so the page may not process it. CORS is the remedy.',
    fix: () => CROSSORIGIN,
  },
  'unreadable-header': {
    side: 'server',
    meaning: ({ header }) =>
      `The page may read the response, and not its header ${header ?? ''}: the server has to expose it.`.replace(
        ' :',
        ':',
      ),
    fix: ({ header }) =>
      `Answer with "Access-Control-Expose-Headers: ${header ?? 'the name of the header'}".`,
  },
  'muted-script-error': {
    side: 'page',
    meaning: () =>
      'A script from another origin threw an error, and the page may not learn which: it was loaded without CORS. CORS is the remedy.',
    fix: () => CROSSORIGIN,
  },
  'integrity-needs-cors': {
    side: 'page',
    meaning: () =>
      'A file from another origin has an integrity attribute, and can only be checked if it is loaded with CORS.',
    fix: () => CROSSORIGIN,
  },
  'origin-refused': {
    side: 'server',
    meaning: ({ origin }) =>
      `The server itself says that it does not allow ${origin ?? 'this origin or request'}: its list of origins, methods or headers does not have it.`,
    fix: () =>
      'Add the origin of the page, exactly as the browser sends it, to the list of the server: scheme, host, port, and no slash at the end.',
  },
  'server-unreachable': {
    side: 'server',
    meaning: ({ url }) =>
      `No server answers${url ? ` at ${url}` : ''}: it is down, or the name or the port is wrong. This is not CORS.`,
    fix: () => 'Start the server, and check the name and the port of the URL.',
  },
  'certificate-error': {
    side: 'server',
    meaning: () =>
      "The browser does not trust the server's certificate. Open the URL in a tab of its own to see why. This is not CORS.",
    fix: () =>
      'Use a certificate that browsers trust; in development, one of mkcert, or accept it once in a tab of its own.',
  },
  'blocked-by-client': {
    side: 'visitor',
    meaning: () =>
      'An extension of the browser, most often an ad blocker, or tracking protection stopped the request. This is not CORS.',
    fix: () => 'Try without extensions, or with another path or host name.',
  },
  'content-security-policy': {
    side: 'page',
    meaning: ({ directive }) =>
      `The Content-Security-Policy of the page does not allow the URL${directive ? ` (${directive.trim()})` : ''}. This is not CORS, and the server that was asked cannot change it.`,
    fix: ({ directive }) =>
      `Add the origin of the URL to ${/[a-z]+-src(?:-elem|-attr)?|frame-ancestors/.exec(directive ?? '')?.[0] ?? 'the directive that the message names, connect-src for fetch,'} in the policy of the page.`,
  },
  'response-blocked': {
    side: 'server',
    meaning: () =>
      'The response may not be embedded without CORS: its Cross-Origin-Resource-Policy, its type, or the Cross-Origin-Embedder-Policy of the page forbids it.',
    fix: () =>
      `If the page has to read it: ${CROSSORIGIN} If it only shows it, let the server answer with "Cross-Origin-Resource-Policy: cross-origin" and the right Content-Type.`,
  },
  'frame-access': {
    side: 'page',
    meaning: () =>
      'A script reached into a window or frame of another origin. This is not CORS, and no header allows it.',
    fix: () => 'Let the two pages talk with postMessage, or serve both from one origin.',
  },
  'frame-refused': {
    side: 'server',
    meaning: ({ url }) =>
      `${url ? url : 'The page'} does not allow itself to be shown in a frame here (X-Frame-Options, frame-ancestors). This is not CORS.`,
    fix: () =>
      'If the framed site is yours: remove X-Frame-Options, and write "Content-Security-Policy: frame-ancestors" with the origin of the page around it. If it is not yours, link to it.',
  },
  'post-message-origin': {
    side: 'page',
    meaning: () =>
      'postMessage was called with another target origin than the window has: often the frame is not loaded yet, or was redirected. This is not CORS.',
    fix: () => 'Give postMessage the origin of the page in the frame, after its load event.',
  },
  'same-origin-resource': {
    side: 'page',
    meaning: () =>
      'This kind of resource (a worker, an SVG reference, XSLT, history) can only come from the origin of the page. This is not CORS, and no header allows it.',
    fix: () => 'Serve the file from the origin of the page.',
  },
  'forbidden-header': {
    side: 'page',
    meaning: ({ header }) =>
      `Scripts may not set ${header ?? 'this header'}: the browser does so itself. The request is sent without it. This is not an error of CORS.`,
    fix: ({ header }) => `Remove ${header ?? 'the header'} from the request in the page.`,
  },
  'service-worker-response': {
    side: 'page',
    meaning: () =>
      'A service worker answered with an opaque response, which it got with mode: "no-cors", and the page asked with CORS.',
    fix: () =>
      'Let the service worker fetch the request that it got, or with mode: "cors", and keep no opaque responses in its cache.',
  },
  'websocket-refused': {
    side: 'server',
    meaning: ({ status }) =>
      `The server refused the WebSocket${status ? ` with ${status}` : ''}. CORS does not apply to WebSockets: the server itself looks at Origin, or the path is wrong.`,
    fix: () => 'Add the origin of the page to the list that the WebSocket server checks.',
  },
  'cookie-not-sent': {
    side: 'server',
    meaning: () =>
      'The browser does not send the cookie with a request from another site. CORS can be right, and the server still answers 401.',
    fix: () =>
      'Set the cookie with "SameSite=None; Secure; Partitioned", or serve the page and the API from one site, such as app.example.com and api.example.com.',
  },
  'cookie-not-stored': {
    side: 'server',
    meaning: () =>
      'The browser did not store the cookie of a response from another site. CORS can be right, and the server still answers 401.',
    fix: () =>
      'Set the cookie with "SameSite=None; Secure; Partitioned", and send the request with credentials; or serve the page and the API from one site.',
  },
  upgraded: {
    side: 'none',
    meaning: () => 'This is not an error: the browser asked over https in place of http.',
    fix: () => 'Write https:// in the page.',
  },
}
