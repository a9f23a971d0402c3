import type { FixTarget } from './fix.js'

const WHERE =
  'Then let the page request /api/… from its own origin. No request goes to another origin, so CORS does not apply.'

const proxy = (
  name: string,
  file: string,
  language: string,
  code: string,
  install?: string,
): FixTarget => ({
  for: `${name}, while developing`,
  language,
  install,
  where: `Put this into ${file}. ${WHERE}`,
  write: () => code,
})

/**
 * Development servers that forward requests of their pages to an API, so that the page stays on one
 * origin. The page requests `/api/users`, and the API gets `/users`.
 */
export const DEVELOPMENT_PROXIES: readonly FixTarget[] = [
  proxy(
    'Vite',
    'vite.config.js',
    'js',
    `export default {
  server: {
    proxy: {
      '/api': {
        target: 'http://localhost:3000',
        changeOrigin: true,
        // Removes the prefix, so that the server gets /users for /api/users
        rewrite: (path) => path.replace(/^\\/api/, ''),
      },
    },
  },
}`,
  ),
  proxy(
    'Next.js',
    'next.config.js',
    'js',
    `export default {
  rewrites: async () => [{ source: '/api/:path*', destination: 'http://localhost:3000/:path*' }],
}`,
  ),
  proxy(
    'webpack',
    'webpack.config.js',
    'js',
    `module.exports = {
  devServer: {
    proxy: [
      { context: ['/api'], target: 'http://localhost:3000', changeOrigin: true, pathRewrite: { '^/api': '' } },
    ],
  },
}`,
  ),
  proxy(
    'Angular',
    'proxy.conf.json, which angular.json names under serve.options.proxyConfig',
    'json',
    `{
  "/api": { "target": "http://localhost:3000", "changeOrigin": true, "pathRewrite": { "^/api": "" } }
}`,
  ),
  proxy(
    'Create React App',
    'src/setupProxy.js',
    'js',
    `const { createProxyMiddleware } = require('http-proxy-middleware')

module.exports = (app) => {
  app.use('/api', createProxyMiddleware({ target: 'http://localhost:3000', changeOrigin: true }))
}`,
    'npm install http-proxy-middleware',
  ),
]
