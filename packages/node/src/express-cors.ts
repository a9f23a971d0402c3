export { fromExpressCors } from './from-express-cors.js'
export type {
  ExpressCorsDelegate,
  ExpressCorsOptions,
  ExpressCorsOrigin,
} from './from-express-cors-options.js'
