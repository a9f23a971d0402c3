export { corsProxy, type ProxyContext, type ProxyFunction, type ProxyHooks } from './cors-proxy.js'
export type {
  HandlerContext,
  Route,
  RouteContext,
  RouteHooks,
  RouteMethods,
  RouteResult,
  WrappedHandler,
  WrappedMethods,
  WrappedRoute,
} from './route-types.js'
export { withCors } from './with-cors.js'
