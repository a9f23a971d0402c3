import type { Target } from './need.js'

/** While developing, the page's own server can ask in its place: then there is one origin, and no CORS. */
export const DEVELOPMENT_PROXIES: readonly Target[] = [
  {
    for: 'Vite, while developing',
    language: 'js',
    write: () => `// vite.config.js: the page asks for /api, and there is no other origin
export default {
  server: { proxy: { '/api': { target: 'http://localhost:3000', changeOrigin: true } } },
}`,
  },
  {
    for: 'Next.js, while developing',
    language: 'js',
    write: () => `// next.config.js: the page asks for /api, and there is no other origin
export default {
  rewrites: async () => [{ source: '/api/:path*', destination: 'http://localhost:3000/api/:path*' }],
}`,
  },
  {
    for: 'webpack, while developing',
    language: 'js',
    write: () => `// webpack.config.js: the page asks for /api, and there is no other origin
module.exports = {
  devServer: { proxy: [{ context: ['/api'], target: 'http://localhost:3000', changeOrigin: true }] },
}`,
  },
]
