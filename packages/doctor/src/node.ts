export { type NetworkOptions, sendOverNetwork, UnreachableError } from './send-over-network.js'
