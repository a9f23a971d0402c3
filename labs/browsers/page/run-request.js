import { loadResource } from './load-resource.js'

/** @import { LabRequest, Outcome, PageRequest } from '../src/lab/lab-case.ts' */

/**
 * Sends one request of a case, and returns the result that the script gets.
 *
 * @param {PageRequest} request
 * @returns {Promise<Outcome>}
 */
export function runRequest(request) {
  const { api } = request
  if (api === 'fetch') return runFetch({ ...request, api })
  return api === 'XMLHttpRequest' ? runXhr({ ...request, api }) : loadResource(api, request)
}

/** @param {LabRequest} request @returns {Promise<Outcome>} */
async function runFetch({ url, method, headers, credentials, redirect, body }) {
  try {
    const init = { method, headers: headers.map(([name, value]) => [name, value]) }
    // @ts-expect-error -- `headers` has pairs of strings, but the compiler infers lists
    const response = await fetch(url, { ...init, credentials, redirect, body })
    const text = await response.text()
    const { type, status } = response
    const readable = [...response.headers.keys()].toSorted()
    return { allowed: true, type, status, readable, body: text }
  } catch (error) {
    return { allowed: false, error: String(error) }
  }
}

/** @param {LabRequest} request @returns {Promise<Outcome>} */
function runXhr({ url, method, headers, credentials, body, upload }) {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest()
    xhr.addEventListener('load', () => {
      const lines = xhr.getAllResponseHeaders().split('\r\n').filter(Boolean)
      const names = lines.map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
      const readable = [...new Set(names)].toSorted()
      const { status, responseText } = xhr
      resolve({ allowed: true, type: null, status, readable, body: responseText })
    })
    xhr.addEventListener('error', () => resolve({ allowed: false, error: 'error event' }))
    xhr.addEventListener('timeout', () => resolve({ allowed: false, error: 'timeout' }))
    if (upload) xhr.upload.addEventListener('progress', () => {})
    xhr.open(method, url)
    xhr.timeout = 10_000
    xhr.withCredentials = credentials === 'include'
    for (const [name, value] of headers) xhr.setRequestHeader(name, value)
    xhr.send(body)
  })
}
