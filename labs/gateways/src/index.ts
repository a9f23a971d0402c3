export { GATEWAYS, isInstalled } from './gateways.ts'
export type { Gateway } from './gateway.ts'
export { type RunningGateway, startExported } from './start-exported.ts'
