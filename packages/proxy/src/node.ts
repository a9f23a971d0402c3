export { createProxyListener, type ProxyListener } from './node/create-proxy-listener.js'
