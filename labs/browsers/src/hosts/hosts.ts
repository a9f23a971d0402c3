import { BUILT_DOORS } from './built-doors.ts'
import type { Start } from './door.ts'
import { startFetchDoor } from './fetch-door.ts'
import { fetchHandler } from './fetch-handler.ts'
import { NODE_DOORS } from './node-doors.ts'
import { RUNTIME_DOORS } from './runtime-doors.ts'

export type { Start } from './door.ts'

/** Every way into a server, by its name. */
export const DOORS = {
  fetch: (policies) => startFetchDoor(fetchHandler(policies)),
  ...NODE_DOORS,
  ...RUNTIME_DOORS,
  ...BUILT_DOORS,
} satisfies Readonly<Record<string, Start>>

export type DoorName = keyof typeof DOORS
