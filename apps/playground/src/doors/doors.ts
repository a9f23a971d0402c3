import type { Door } from './door.ts'
import { expressDoor } from './express-door.ts'
import { fetchDoor } from './fetch-door.ts'
import { h3Door } from './h3-door.ts'
import { koaDoor } from './koa-door.ts'
import { nodeDoor } from './node-door.ts'

/** The first is what the page begins with. */
export const DOORS: readonly [Door, ...Door[]] = [fetchDoor, nodeDoor, expressDoor, koaDoor, h3Door]
