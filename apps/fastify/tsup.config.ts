import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/server.ts', 'src/conformance.ts'],
  format: 'esm',
  target: 'node20',
  clean: true,
  // The workspace's packages are taken as they are built.
  external: [/^@webcors\//],
})
