import { sendRaw } from '@webcors/conformance'
import type { DriftSend } from '@webcors/gateways'

/**
 * Sends requests of the drift check as the conformance table does, so that every line of the
 * response is visible.
 */
export const sendDrift: DriftSend = ({ url, method, headers }) => {
  const { origin, pathname, search } = new URL(url)
  return sendRaw(origin, { method, path: pathname + search, headers }, 15)
}
