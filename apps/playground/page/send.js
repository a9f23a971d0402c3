/** @import { Config, Headers, Outcome, Step } from './types.ts' */

/**
 * Returns the URL that a step requests.
 *
 * @param {Step} step
 * @param {Config} config
 */
export function urlOf({ path, sameSite }, { api, sameSiteApi }) {
  return `${sameSite ? sameSiteApi : api}${path}`
}

/**
 * Sends a step from this page, and returns the part of the response that script can read.
 *
 * @param {Step} step
 * @param {string} url
 * @returns {Promise<Outcome>}
 */
export async function send(step, url) {
  try {
    if (step.via === 'frame') return await sendFromFrame(step, url)
    return await (step.via === 'xhr' ? sendWithProgress(step, url) : sendWithFetch(step, url))
  } catch (error) {
    return { read: false, error: String(error) }
  }
}

/**
 * @param {Step} step
 * @param {string} url
 * @returns {Promise<Outcome>}
 */
async function sendWithFetch({ method, headers = {}, body, credentials, isStream }, url) {
  const init = { method, headers, body: body ?? null, ...(credentials && { credentials }) }
  const response = await fetch(url, init)
  const pieces = []
  const decoder = new TextDecoder()
  const reader = response.body?.getReader()
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    pieces.push(decoder.decode(piece.value, { stream: true }))
    if (isStream && pieces.length === 1) await fetch(`/read${new URL(url).search}`)
  }
  return {
    read: true,
    status: response.status,
    headers: [...response.headers],
    body: pieces.join(''),
    redirected: response.redirected,
    pieces: pieces.length,
    progress: 0,
  }
}

/**
 * Sends by `XMLHttpRequest`, as a page with a progress bar does, because `fetch` cannot report the
 * progress of an upload.
 *
 * @param {Step} step
 * @param {string} url
 * @returns {Promise<Outcome>}
 */
function sendWithProgress({ method, headers = {}, body }, url) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let progress = 0
    request.upload.addEventListener('progress', () => {
      progress += 1
    })
    request.addEventListener('error', () =>
      reject(new Error('the request failed, and XMLHttpRequest gives no reason')),
    )
    request.addEventListener('load', () => {
      const { status, responseText } = request
      const headers = parseHeaders(request.getAllResponseHeaders())
      const read = { read: /** @type {const} */ (true), status, headers, body: responseText }
      resolve({ ...read, redirected: false, pieces: 1, progress })
    })
    request.open(method, url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.send(body ?? null)
  })
}

/**
 * @param {string} text
 * @returns {Headers}
 */
function parseHeaders(text) {
  return text
    .trim()
    .split('\r\n')
    .filter(Boolean)
    .map((line) => {
      const [name = ''] = line.split(':', 1)
      return [name, line.slice(name.length + 1).trim()]
    })
}

/**
 * Sends from a sandboxed frame, whose document has an opaque origin.
 *
 * @param {Step} step
 * @param {string} url
 * @returns {Promise<Outcome>}
 */
function sendFromFrame({ method }, url) {
  // The frame stays until the next one replaces it, because its console messages disappear with it.
  document.querySelector('iframe')?.remove()
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.title = 'A sandboxed frame'
  frame.hidden = true
  frame.srcdoc = `<script>(${sendAndTell.toString()})(${JSON.stringify({ url, method })})</script>`
  return new Promise((resolve) => {
    const listen = (/** @type {MessageEvent} */ { source, data }) => {
      if (source !== frame.contentWindow) return
      window.removeEventListener('message', listen)
      resolve(data)
    }
    window.addEventListener('message', listen)
    document.body.append(frame)
  })
}

/**
 * Runs in the frame, which gets the text of this function: names from around the function do not
 * exist there.
 *
 * @param {{ url: string, method: string }} request
 */
async function sendAndTell({ url, method }) {
  /** @type {Outcome} */
  let outcome
  try {
    const response = await fetch(url, { method })
    const body = await response.text()
    const { status, redirected } = response
    const headers = [...response.headers]
    outcome = { read: true, status, headers, body, redirected, pieces: 1, progress: 0 }
  } catch (error) {
    outcome = { read: false, error: String(error) }
  }
  window.parent.postMessage(outcome, '*')
}
