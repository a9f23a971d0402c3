import type { FixTarget } from './fix.js'

const WHERE =
  'Write the address of the API into it. Then let the page request /api/… from its own origin. No request goes to another origin, so CORS does not apply.'

const proxy = (
  name: string,
  file: string,
  language: string,
  write: (api: string) => string,
  install?: string,
): FixTarget => ({
  for: `${name}, while developing`,
  language,
  install,
  where: `Put this into ${file}. ${WHERE}`,
  write: ({ api }) => write(api ?? 'http://localhost:3000'),
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
    (api) => `export default {
  server: {
    proxy: {
      '/api': {
        target: '${api}',
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
    (api) => `export default {
  rewrites: async () => [{ source: '/api/:path*', destination: '${api}/:path*' }],
}`,
  ),
  proxy(
    'webpack',
    'webpack.config.js',
    'js',
    (api) => `module.exports = {
  devServer: {
    proxy: [
      { context: ['/api'], target: '${api}', changeOrigin: true, pathRewrite: { '^/api': '' } },
    ],
  },
}`,
  ),
  proxy(
    'Angular',
    'proxy.conf.json, which angular.json names under serve.options.proxyConfig',
    'json',
    (api) => `{
  "/api": { "target": "${api}", "changeOrigin": true, "pathRewrite": { "^/api": "" } }
}`,
  ),
  proxy(
    'Create React App',
    'src/setupProxy.js',
    'js',
    (api) => `const { createProxyMiddleware } = require('http-proxy-middleware')

module.exports = (app) => {
  app.use('/api', createProxyMiddleware({ target: '${api}', changeOrigin: true }))
}`,
    'npm install http-proxy-middleware',
  ),
]
