/**
 * Resolves a status that may be a string of digits. Any other value is returned as it is, and
 * validation then refuses it.
 */
export function resolveStatus(value: unknown): unknown {
  return value === '200' || value === '204' ? Number(value) : value
}
