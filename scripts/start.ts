// Runs the playground from the sources of the packages until it is stopped. It starts immediately, because nothing is
// built.
const app = new URL('../apps/playground/src/', import.meta.url).href
await import('./from-source.ts')
await import(`${app}start.ts`)

// npm and shells do not pass signals on, and a server that is left behind would keep its port.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit()
}, 500).unref()
