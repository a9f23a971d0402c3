import { startPlayground } from './playground.ts'

const { PORT = '8080', API_PORT = '8081' } = process.env
const { config } = await startPlayground({ page: Number(PORT), api: Number(API_PORT) })

console.log(`Playground: ${config.page}`)
console.log(`Its API:    ${config.api}`)
console.log('Open the first in a browser. Press Ctrl+C to stop.')

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0))
