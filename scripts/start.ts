// Runs the playground until told to stop, from the sources of the packages: nothing is built, and it is there at once.
const app = new URL('../apps/playground/src/', import.meta.url).href
await import('./from-source.ts')
await import(`${app}start.ts`)

// npm and the shells between pass no signal on, and a server left behind would hold its port.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit()
}, 500).unref()
