export { cors, type CorsMiddleware } from './cors.js'
export { type NodeRequest, readIncomingMessage } from './read-incoming-message.js'
export {
  type NodeResponse,
  respondOrStage,
  respondTo,
  stageServerResponse,
} from './stage-server-response.js'
export { type ListenerHooks, withCors } from './with-cors.js'
