// The API runs in a process of its own, so that its time and memory are not measured.
import { startApi } from './api.ts'

const api = await startApi()
process.on('message', () => process.send?.({ streams: api.streams() }))
process.send?.({ url: api.url })
// The measurement may be stopped at any time.
process.on('disconnect', () => process.exit())
