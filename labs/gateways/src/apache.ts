import { EMPTY_ORIGIN } from './gaps.ts'
import type { Arrangement, Gateway, Start } from './gateway.ts'

const PROGRAM = '/usr/sbin/apache2'
const MODULES = [
  'mpm_event',
  'authz_core',
  'setenvif',
  'headers',
  'rewrite',
  'proxy',
  'proxy_http',
  'env',
]

export const APACHE: readonly Gateway[] = [
  {
    name: 'apache',
    target: 'apache',
    program: PROGRAM,
    gaps: EMPTY_ORIGIN,
    arrange: (arrangement) => arrange(arrangement, 'cors.conf'),
  },
  {
    name: 'apache, limited to a path',
    target: 'apache',
    program: PROGRAM,
    exportOptions: { name: 'api', path: '/' },
    gaps: EMPTY_ORIGIN,
    arrange: (arrangement) => arrange(arrangement, 'cors-api.conf'),
  },
]

function arrange({ folder, port, upstreamPort }: Arrangement, include: string): Start {
  const conf = `ServerRoot ${folder}
PidFile ${folder}/apache.pid
Mutex default:${folder}
ErrorLog ${folder}/error.log
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
LimitRequestFieldSize 16380
StartServers 1
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
<VirtualHost 127.0.0.1:${port}>
    Include ${folder}/${include}
    ProxyPreserveHost On
    ProxyPass / http://127.0.0.1:${upstreamPort}/ flushpackets=on
</VirtualHost>
`
  return {
    files: { 'apache.conf': conf },
    command: [PROGRAM, '-D', 'FOREGROUND', '-f', `${folder}/apache.conf`],
  }
}
