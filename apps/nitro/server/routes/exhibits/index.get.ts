import { defineHandler } from 'nitro'
import { exhibits } from '../../exhibits.ts'

export default defineHandler(() => exhibits.map(({ id, name }) => ({ id, name })))
