export { cors } from './v1/cors.js'
export type { NodeEvent, NodeEventHandler } from './v1/answer-node-event.js'
export { withCors } from './v1/with-cors.js'
