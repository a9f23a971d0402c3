export { withCors } from './with-api-cors.js'
