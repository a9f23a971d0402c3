export {
  type NetworkOptions,
  sendOverNetwork,
  UnreachableError,
} from './network/send-over-network.js'
