// Serves the function on this machine, behind the kind of event that the command line names.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBridge } from './bridge/bridge.ts'
import { handler } from './function.ts'

const { PORT = '3000' } = process.env
const server = createServer(createBridge('function-url', handler))
server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
