export { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } from '../../../route-handlers.ts'

export const runtime = 'edge'
