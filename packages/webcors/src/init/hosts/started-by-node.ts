import type { Host } from '../host.js'

/** The traits of a host whose programs Node.js runs. Node.js reads .env only on request. */
export const STARTED_BY_NODE = {
  start: (file, { hasVariables, node }) =>
    `${node} ${hasVariables ? '--env-file=.env ' : ''}${file}`,
  readsEnv: 'node --env-file=.env',
} as const satisfies Pick<Host, 'start' | 'readsEnv'>
