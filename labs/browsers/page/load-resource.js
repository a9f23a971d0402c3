/** @import { LoaderApi, Outcome, PageRequest } from '../src/lab/lab-case.ts' */

/** @type {Record<LoaderApi, (request: PageRequest) => Promise<unknown>>} */
const LOADERS = {
  EventSource: ({ url, credentials, messages = 1 }) =>
    new Promise((resolve, reject) => {
      const source = new EventSource(url, { withCredentials: credentials === 'include' })
      let count = 0
      source.addEventListener('message', () => {
        count += 1
        if (count < messages) return
        source.close()
        resolve(null)
      })
      source.addEventListener('error', () => {
        // The end of a stream is also an error event, after which the source reconnects by itself.
        if (count > 0 && source.readyState === EventSource.CONNECTING) return
        source.close()
        reject(new Error('error event'))
      })
    }),
  'module script': ({ url, credentials }) => {
    const script = document.createElement('script')
    script.type = 'module'
    script.crossOrigin = attributeFor(credentials)
    script.src = url
    const loaded = loadOf(script)
    document.head.append(script)
    return loaded.finally(() => script.remove())
  },
  'import()': ({ url }) => import(url),
  image: async ({ url, credentials }) => {
    const image = new Image()
    image.crossOrigin = attributeFor(credentials)
    const loaded = loadOf(image)
    image.src = url
    await loaded
    // Reading pixels throws if the browser shows the image but does not let the page read it.
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    return context?.getImageData(0, 0, 1, 1)
  },
  'plain image': ({ url }) => {
    const image = new Image()
    const loaded = loadOf(image)
    image.src = url
    return loaded
  },
  font: ({ url }) => new FontFace('loaded', `url(${JSON.stringify(url)})`).load(),
}

/**
 * Lets the page load a resource of another origin, and returns whether it was loaded.
 *
 * @param {LoaderApi} api
 * @param {PageRequest} request
 * @returns {Promise<Outcome>}
 */
export async function loadResource(api, request) {
  try {
    await within(10_000, LOADERS[api](request))
    return { allowed: true, type: null, status: null, readable: [] }
  } catch (error) {
    return { allowed: false, error: String(error) }
  }
}

/** @param {PageRequest['credentials']} credentials */
function attributeFor(credentials) {
  return credentials === 'include' ? 'use-credentials' : 'anonymous'
}

/** @param {HTMLElement} element */
function loadOf(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve)
    element.addEventListener('error', () => reject(new Error('error event')))
  })
}

/** @param {number} milliseconds @param {Promise<unknown>} promise */
function within(milliseconds, promise) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error('timeout')), milliseconds)),
  ])
}
