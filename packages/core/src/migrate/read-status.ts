/** Reads a status that may be written as digits. A value that is not a status is left for core to refuse. */
export function readStatus(value: unknown): unknown {
  return value === '200' || value === '204' ? Number(value) : value
}
