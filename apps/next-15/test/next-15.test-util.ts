import { fileURLToPath } from 'node:url'
import type { ServerProcess } from '@webcors/conformance'
import { startNext } from '@webcors-apps/next/test/next.test-util.ts'

const app = fileURLToPath(new URL('../', import.meta.url))

export function startNext15(): Promise<ServerProcess> {
  return startNext('start', { app })
}
