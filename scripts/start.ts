// Runs the playground until it is stopped, from the sources of the packages: nothing is built, so it starts at once.
const app = new URL('../apps/playground/src/', import.meta.url).href
await import(`${app}from-source.ts`)
await import(`${app}start.ts`)

// npm and the shells between pass no signal on, and a server left behind would hold its port.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit()
}, 500).unref()
