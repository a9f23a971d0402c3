// Prepares programs on Bun as `preload.mjs` does on Node.js.
import '@webcors-labs/testing/listen-on-loopback'

const { serve, plugin } = Bun
Bun.serve = (options) => {
  const server = serve(options)
  console.log(`Listening on http://127.0.0.1:${server.port}`)
  return server
}

plugin({
  name: 'tabled',
  setup(build) {
    build.module('@webcors/core', async () => ({
      exports: await import('../tabled/core/index.ts'),
      loader: 'object',
    }))
  },
})
