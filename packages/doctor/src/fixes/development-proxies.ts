import type { FixTarget } from './fix.js'

const WHERE =
  'Then let the page ask for /api/… on its own origin: there is one origin, and no CORS.'

const proxy = (
  name: string,
  file: string,
  language: string,
  code: string,
  install?: string,
): FixTarget => ({
  for: `${name}, while developing`,
  language,
  ...(install !== undefined && { install }),
  where: `In ${file}. ${WHERE}`,
  write: () => code,
})

/** While developing, the page's own server can ask in its place. `/api/users` of the page is `/users` of the server. */
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
        // Without this line the server is asked for /api/users
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
