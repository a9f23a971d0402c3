import type { Explanation } from '@webcors/doctor'
import type { Style } from '../style.js'
import { isLoopbackHost, isMetadataHost, isPrivateHost } from './private-host.js'
import { wrap } from './wrap.js'

type Values = Explanation['values']

/**
 * Matches URLs without characters that a shell interprets, because people paste the printed command
 * into a shell.
 */
const SAFE_URL = /^https?:\/\/[\w.:/?&=%~+,@[\]-]+$/
const SAFE_ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[\w.:[\]-]*$|^null$/

const isName = (name: string | undefined): name is string => /^[\w-]+$/.test(name ?? '')
const quoted = (url: string): string => (/[?&[~]/.test(url) ? `'${url}'` : url)

/** Writes the command that checks the server itself. */
export function writeCheck({ url = '', origin = '', method, header }: Values): string[] {
  if (!SAFE_URL.test(url)) return []
  const page = SAFE_ORIGIN.test(origin) ? origin : null
  if (page === null && origin !== '') return []
  const more = [
    ...(isName(method) ? [` --method ${method}`] : []),
    ...(isName(header) ? [` --header '${header}: 1'`] : []),
  ]
  const asked = page === null ? '<origin of the page>' : quoted(sentOrigin(page))
  return [
    `To check the server:\n\n    npx webcors check ${quoted(url)} --origin ${asked}${more.join('')}`,
  ]
}

/** `check` refuses `file://`, which is not a serialized origin. Browsers send `null` for pages of files. */
function sentOrigin(page: string): string {
  return page.startsWith('file:') ? 'null' : page
}

/** Writes advice for a user who does not run the server, and so cannot change its responses. */
export function writeNotYours(values: Values, style: Style): string {
  const { url = '' } = values
  const host = URL.canParse(url) ? new URL(url).host : 'the server'
  const of = /^(?:localhost|127\.|\[::1\])/.test(host) ? null : host
  const name = of ?? 'the server'
  const command = proxyCommand(values)
  const advice = `${style('bold', 'Not your server?')} Then no change in the page helps, because ${name} decides which pages may read. Call it from a server of your own.`
  if (command === null) return wrap(advice)
  return `${wrap(`${advice} During development:`)}\n\n    ${command}`
}

/**
 * Returns the command of a proxy that passes the request of the message on, with the flags without
 * which the proxy refuses the target.
 *
 * @returns `null` if the proxy refuses the target with every flag
 */
function proxyCommand({ url = '', origin = '', method = '', header }: Values): string | null {
  const target = SAFE_URL.test(url) && URL.canParse(url) ? new URL(url) : null
  if (target !== null && isMetadataHost(target.hostname)) return null
  const isPage = SAFE_ORIGIN.test(origin) && !REFUSED_ORIGIN.test(origin)
  return [
    `npx webcors proxy --target ${target === null ? '<url>' : quoted(target.origin)}`,
    `--origin ${isPage ? quoted(origin) : '<origin of the page>'}`,
    ...(isName(method) && !/^(?:GET|HEAD)$/.test(method) ? [`--method ${method}`] : []),
    ...(isName(header) ? [`--request-header ${header}`] : []),
    ...(target === null ? [] : flagsFor(target)),
  ].join(' ')
}

/** Matches origins that no policy allows. Browsers send the host of http and https in lower case. */
const REFUSED_ORIGIN = /^null$|^file:|^https?:.*[A-Z]/

/**
 * This repeats rules of `@webcors/proxy`, which is not loaded here, because `explain` has to start
 * fast. A test compares both.
 */
function flagsFor({ protocol, hostname }: URL): readonly string[] {
  if (isLoopbackHost(hostname)) return []
  return [
    ...(isPrivateHost(hostname) ? ['--allow-private'] : []),
    ...(protocol === 'http:' ? ['--allow-insecure'] : []),
  ]
}
