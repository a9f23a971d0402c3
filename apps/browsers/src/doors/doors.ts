import { withCors } from '@webcors/core'
import { application } from './application.ts'
import { optionsOf, type Start } from './door.ts'
import { startFetchDoor } from './fetch-door.ts'
import { NODE_DOORS } from './node-doors.ts'

export type { Door, Start } from './door.ts'

/** Every way into a server, by its name. */
export const DOORS = {
  fetch: (policies) =>
    startFetchDoor(policies, (policy) => withCors(application, optionsOf(policy))),
  ...NODE_DOORS,
} satisfies Readonly<Record<string, Start>>

export type DoorName = keyof typeof DOORS
