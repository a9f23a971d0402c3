import { readText } from '../read-text.js'
import { UsageError } from '../usage-error.js'
import { copied, type CopiedRequest } from './copied-request.js'

interface HarEntry {
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: readonly { readonly name: string; readonly value: string }[]
    readonly postData?: { readonly text?: string }
  }
  readonly response: { readonly status: number }
}

/**
 * Returns the cross-origin requests of a recording. Failed ones come first: a blocked request has
 * status 0.
 *
 * @throws {UsageError}
 */
export function readHar(path: string): readonly CopiedRequest[] {
  const entries = readEntries(path).toSorted((a, b) => rank(a) - rank(b))
  const requests = entries
    .filter(({ request }) => request.method !== 'OPTIONS' && /^https?:/.test(request.url))
    .map(({ request: { url, method, headers, postData } }) =>
      copied(
        url,
        method,
        headers.map(({ name, value }) => [name, value] as const),
        postData?.text,
        false,
      ),
    )
    .filter(({ origin, url }) => origin !== null && origin !== new URL(url).origin)
  if (requests.length === 0) {
    throw new UsageError(`Cannot use ${path}: no request in it goes to another origin.`)
  }
  return requests
}

function rank({ response }: HarEntry): number {
  return response.status === 0 ? 0 : 1
}

function readEntries(path: string): readonly HarEntry[] {
  const text = readText(path)
  try {
    const har = JSON.parse(text.replace(/^\uFEFF/, '')) as {
      log: { entries: HarEntry[] }
    }
    return har.log.entries.filter((entry) => entry.request?.url !== undefined)
  } catch (error) {
    const [problem = ''] = String(error).split('\n')
    throw new UsageError(`Cannot read ${path} as a HAR file: ${problem}`, { cause: error })
  }
}
