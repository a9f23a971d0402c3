// Runs the server of one subject in its own process. Prints the port, and serves until someone ends
// the process.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeHttpSubjects } from '../node/node-http-subjects.ts'

const subject = nodeHttpSubjects('actual').find(({ name }) => name === process.argv[2])
if (subject === undefined) throw new Error(`Cannot serve "${process.argv[2]}": no such subject`)
const server = createServer(subject.listener)
// The process that counts requests asks for the processor time here.
process.on('message', () => process.send?.(process.cpuUsage()))
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
