// Runs the playground from the sources of the packages until someone stops it. No build is needed,
// so the playground starts immediately.
const app = new URL('../apps/playground/src/', import.meta.url).href
await import('./from-source.ts')
await import(`${app}start.ts`)

// npm and shells do not pass signals on. Without this check, the server would go on after its
// parent and keep its port.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit()
}, 500).unref()
