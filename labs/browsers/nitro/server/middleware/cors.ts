import { cors } from '@webcors/h3'
import { defineMiddleware, type H3Event } from 'nitro'
import { selectFor } from '../select-for.ts'

const select = selectFor('middleware')

export default defineMiddleware(cors((event: H3Event) => select(event.url)))
