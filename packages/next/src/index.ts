export { corsProxy, type ProxyContext, type ProxyFunction, type ProxyHooks } from './cors-proxy.js'
export type {
  HandlerContext,
  RouteHooks,
  RouteMethods,
  RouteResult,
  WrappedHandler,
  WrappedMethods,
} from './route-types.js'
export { withCors } from './with-cors.js'
