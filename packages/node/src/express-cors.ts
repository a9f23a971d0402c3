export { fromExpressCors } from './express-cors/from-express-cors.js'
export type {
  ExpressCorsDelegate,
  ExpressCorsOptions,
  ExpressCorsOrigin,
} from './express-cors/options.js'
