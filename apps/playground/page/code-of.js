import { fetchCode, quote } from '@webcors-apps/site/playground/model/fetch-code'
import { urlOf } from './send.js'
/** @import { Config, Step } from './types.ts' */

/**
 * Writes the code with which the page's script sends a step.
 *
 * @param {Step} step
 * @param {Config} config
 */
export function codeOf(step, config) {
  const url = urlOf(step, config)
  if (step.via === 'xhr') {
    return [
      'const request = new XMLHttpRequest()',
      'request.upload.onprogress = showProgress',
      `request.open(${quote(step.method)}, ${quote(url)})`,
      `request.send(${quote(step.body ?? '')})`,
    ].join('\n')
  }
  const comment = step.via === 'frame' ? '// in <iframe sandbox="allow-scripts">\n' : ''
  return comment + fetchCode({ ...step, headers: step.headers ?? {}, url })
}
