export { type KnownMessage, listMessages } from './tables/list-messages.js'
