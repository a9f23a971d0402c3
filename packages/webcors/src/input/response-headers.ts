import type { ResponseMessage } from '@webcors/doctor'
import { UsageError } from '../usage-error.js'

/**
 * Reads a response in the form of `curl -i` or of the network panel. If there are several, the last
 * one counts.
 *
 * @throws {UsageError}
 */
export function readResponseHeaders(text: string): ResponseMessage {
  const blocks = text.replaceAll('\r', '').split(/^(?=HTTP\/[\d.]+ \d{3})/m)
  const [head = ''] = (blocks.at(-1) ?? '').split('\n\n')
  const [, status = '200'] =
    /^HTTP\/[\d.]+ (\d{3})/.exec(head) ?? /^:?status(?: code)?:?\s*(\d{3})/im.exec(head) ?? []
  const headers = head.split('\n').flatMap((line) => {
    const [, name, value = ''] = /^([!#$%&'*+\-.^_`|~\w]+):\s?(.*)$/.exec(line.trim()) ?? []
    return name === undefined ? [] : [[name, value.trim()] as const]
  })
  if (headers.length === 0) {
    throw new UsageError('Cannot read the response headers: no line is of the form "Name: value".')
  }
  return { status: Number(status), headers }
}
