// A subject runs in a process of its own. The process reports its port, and on request its
// processor time and memory.
import { SUBJECTS } from './subjects.ts'

const [name = '', api = ''] = process.argv.slice(2)
const port = await (SUBJECTS[name] as (typeof SUBJECTS)[string])(api)
const failures: string[] = []
process.on('uncaughtException', (error) => failures.push(String(error)))
process.on('unhandledRejection', (error) => failures.push(String(error)))
process.on('message', (message) => {
  if (message === 'collect') globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const handles = process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap').length
  process.send?.({ cpu: user + system, rss: process.memoryUsage.rss(), sockets: handles, failures })
})
process.send?.({ port })
// The measurement may be stopped at any time.
process.on('disconnect', () => process.exit())
