import { urlOf } from './send.js'
/** @import { Config, Step } from './types.ts' */

/**
 * What the page's script does, as code.
 *
 * @param {Step} step
 * @param {Config} config
 */
export function codeOf(step, config) {
  const url = quote(urlOf(step, config))
  if (step.via === 'xhr') {
    return [
      'const request = new XMLHttpRequest()',
      'request.upload.onprogress = showProgress',
      `request.open(${quote(step.method)}, ${url})`,
      `request.send(${quote(step.body ?? '')})`,
    ].join('\n')
  }
  const lines = [
    step.method !== 'GET' && `  method: ${quote(step.method)},`,
    step.headers && `  headers: ${headersOf(step.headers)},`,
    step.body !== undefined && `  body: ${quote(step.body)},`,
    step.credentials && `  credentials: ${quote(step.credentials)},`,
  ].filter(Boolean)
  const init = lines.length === 0 ? '' : `, {\n${lines.join('\n')}\n}`
  const comment = step.via === 'frame' ? '// in <iframe sandbox="allow-scripts">\n' : ''
  return `${comment}await fetch(${url}${init})`
}

/** @param {Readonly<Record<string, string>>} headers */
function headersOf(headers) {
  const lines = Object.entries(headers).map(
    ([name, value]) => `${/^\w+$/.test(name) ? name : quote(name)}: ${quote(value)}`,
  )
  if (lines.length < 2) return `{ ${lines.join('')} }`
  return `{\n${lines.map((line) => `    ${line},\n`).join('')}  }`
}

/** @param {string} text */
function quote(text) {
  const short = text.length > 60 ? `${text.slice(0, 12)}…` : text
  return `'${short.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}
