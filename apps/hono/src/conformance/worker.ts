import type { Hono } from 'hono'
import { createGuardedTable } from './app.ts'

const app: Hono = createGuardedTable()

export default app
