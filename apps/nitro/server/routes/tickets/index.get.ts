import { defineHandler } from 'nitro'
import { visitorOf } from '../../session.ts'

export default defineHandler((event) => ({ visitor: visitorOf(event), tickets: [1] }))
