import { readFileSync } from 'node:fs'
import type { Arrangement, Gateway, Start } from './gateway.ts'

const PROGRAM = '/usr/sbin/haproxy'

export const HAPROXY: readonly Gateway[] = [
  {
    name: 'haproxy',
    target: 'haproxy',
    program: PROGRAM,
    gaps: {},
    arrange: (arrangement) => arrange(arrangement, 'frontend'),
  },
  {
    name: 'haproxy, in a backend',
    target: 'haproxy',
    program: PROGRAM,
    gaps: {},
    arrange: (arrangement) => arrange(arrangement, 'backend'),
  },
]

function arrange(
  { folder, port, upstreamPort }: Arrangement,
  level: 'frontend' | 'backend',
): Start {
  const rules = readFileSync(`${folder}/cors.cfg`, 'utf8').replaceAll(/^/gm, '    ')
  const put = (where: string): string => (where === level ? rules : '')
  const cfg = `global
    tune.bufsize 32768
defaults
    mode http
    option http-no-delay
    timeout connect 2s
    timeout client 20s
    timeout server 20s
frontend entry
    bind 127.0.0.1:${port}
${put('frontend')}
    default_backend application
backend application
${put('backend')}
    server application 127.0.0.1:${upstreamPort}
`
  return {
    files: { 'haproxy.cfg': cfg },
    command: [PROGRAM, '-db', '-f', `${folder}/haproxy.cfg`],
  }
}
