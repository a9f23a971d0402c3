export { cors, cors as default } from './cors.js'
