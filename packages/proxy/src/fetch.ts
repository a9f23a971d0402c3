export { PROXY_CODES, type ProxyCode } from './answer/codes.js'
export type { Exchange } from './exchange/exchange.js'
export type { ProxyHandler } from './fetch/handle-fetch.js'
export { createProxy, validateProxyOptions } from './fetch/create-proxy.js'
export type { ProxyIssue, ProxyIssueCode } from './options/proxy-issue.js'
export type {
  LimitFunction,
  LimitVerdict,
  ProxyCorsOptions,
  ProxyOptions,
  ProxyRequest,
  ProxyTimeouts,
  RateLimit,
  Target,
  TargetInfo,
  TargetURL,
} from './options/proxy-options.js'
export { ProxyOptionsError } from './options/proxy-options-error.js'
export type { ProxyValidation } from './options/validate-proxy-options.js'
