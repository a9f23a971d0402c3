import { type ConformanceSend, type RawResponse, sendRaw } from '@webcors/conformance'

export const OTHER = 'https://other.example'

/** What is sent beside the method, the path and the origin. */
export type More = Pick<ConformanceSend, 'body'> & Partial<ConformanceSend>

/** Sends one request; `null` is no origin. */
export type Ask = (
  line: `${string} ${string}`,
  origin: string | null,
  more?: More,
) => Promise<RawResponse>

export function askAt(url: () => string): Ask {
  return (line, origin, more = {}) => {
    const [method = '', path = ''] = line.split(' ')
    const own = origin === null ? [] : [['Origin', origin] as const]
    return sendRaw(url(), { ...more, method, path, headers: [...own, ...(more.headers ?? [])] }, 15)
  }
}

/** The headers of a preflight. */
export function asksFor(method: string, names?: string): More {
  return {
    headers: [
      ['Access-Control-Request-Method', method],
      ...(names === undefined ? [] : [['Access-Control-Request-Headers', names] as const]),
    ],
  }
}

export const JSON_TYPE = ['Content-Type', 'application/json'] as const

/** A form with one file. */
export function formWith(
  name: string,
  content: string,
): { body: string; headers: [string, string][] } {
  const lines = [
    '--edge',
    `Content-Disposition: form-data; name="${name}"; filename="a take.wav"`,
    'Content-Type: audio/wav',
    '',
    content,
    '--edge--',
    '',
  ]
  return {
    body: lines.join('\r\n'),
    headers: [['Content-Type', 'multipart/form-data; boundary=edge']],
  }
}
