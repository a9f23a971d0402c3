export { cors } from './cors.js'
export { withCors } from './with-cors.js'
