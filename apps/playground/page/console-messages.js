/** @import { BlockedBy } from './types.ts' */

/**
 * What the consoles of the three engines print for a blocked request.
 *
 * @param {BlockedBy} blocked
 * @param {{ url: string, origin: string, page: string }} request `origin` as the browser sends it
 * @returns {{ chromium: string, firefox: string, webkit: string }}
 */
export function consoleMessages(blocked, { url, origin, page }) {
  const [chromium, firefox, webkit] = reasons(blocked, origin, page)
  // Firefox quotes the URL in one of its messages.
  const at = blocked.cause === 'any-origin-with-credentials' ? `‘${url}’` : url
  return {
    chromium: `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ${chromium}`,
    firefox: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${at}. (Reason: ${firefox}`,
    webkit,
  }
}

/**
 * @param {BlockedBy} blocked
 * @param {string} origin
 * @param {string} page
 * @returns {readonly [chromium: string, firefox: string, webkit: string]}
 */
function reasons(blocked, origin, page) {
  switch (blocked.cause) {
    case 'no-allow-origin':
      return noAllowOrigin(origin, blocked.status, blocked.preflight === true)
    case 'method':
      return [
        `Method ${blocked.method} is not allowed by Access-Control-Allow-Methods in preflight response.`,
        'Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
        `Method ${blocked.method} is not allowed by Access-Control-Allow-Methods.`,
      ]
    case 'header':
      return [
        `Request header field ${blocked.header.toLowerCase()} is not allowed by Access-Control-Allow-Headers in preflight response.`,
        `header ‘${blocked.header.toLowerCase()}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).`,
        `Request header field ${blocked.header} is not allowed by Access-Control-Allow-Headers.`,
      ]
    case 'any-origin-with-credentials':
      return [
        "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
        'Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
        'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
      ]
    default: {
      const value = blocked.value.replace('{page}', page)
      return [
        `The 'Access-Control-Allow-Origin' header contains multiple values '${value}', but only one is allowed. Have the server send the header with a valid value.`,
        `CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’).`,
        'Access-Control-Allow-Origin cannot contain more than one origin.',
      ]
    }
  }
}

/**
 * @param {string} origin
 * @param {number} status
 * @param {boolean} preflight
 * @returns {readonly [chromium: string, firefox: string, webkit: string]}
 */
function noAllowOrigin(origin, status, preflight) {
  const ok = status >= 200 && status < 300
  return [
    `${preflight ? "Response to preflight request doesn't pass access control check: " : ''}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    `CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${status}.`,
    // WebKit looks at a preflight's status before it looks at its headers.
    preflight && !ok
      ? `Preflight response is not successful. Status code: ${status}`
      : `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: ${status}`,
  ]
}
