// The program that times one host. Node.js runs it in a process of its own for each host.
import { measureHost } from './hosts.ts'
import type { HostTable } from './results.ts'
import { work } from './work.ts'

await work((table, task) => measureHost(table as HostTable, task))
