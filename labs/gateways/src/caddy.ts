import type { Arrangement, Gateway, Start } from './gateway.ts'

const PROGRAM = '/usr/bin/caddy'

const GAPS: Readonly<Record<string, string>> = {
  'vary-and-upstreams: actual GET from allowed origin, with two Vary lines of the handler':
    'vary-differs: Caddy edits each of two Vary lines by itself',
  'answers: actual GET from allowed origin, failing after the head was sent':
    'broken-body-complete: Caddy ends a body that the upstream breaks off as if it were complete',
}

export const CADDY: readonly Gateway[] = [
  {
    name: 'caddy',
    target: 'caddy',
    program: PROGRAM,
    gaps: GAPS,
    arrange: (arrangement) => arrange(arrangement, 'site'),
  },
  {
    name: 'caddy, in a handle block',
    target: 'caddy',
    program: PROGRAM,
    gaps: GAPS,
    arrange: (arrangement) => arrange(arrangement, 'handle'),
  },
]

function arrange({ folder, port, upstreamPort }: Arrangement, level: 'site' | 'handle'): Start {
  const route = `route {
        import cors
        reverse_proxy 127.0.0.1:${upstreamPort} {
            flush_interval -1
        }
    }`
  const caddyfile = `{
    admin off
    auto_https off
}
import cors.caddy
http://:${port} {
    bind 127.0.0.1
    ${level === 'site' ? route : `handle /* {\n${route}\n}`}
    handle_errors {
        import cors_errors
    }
}
`
  return {
    files: { Caddyfile: caddyfile },
    command: [PROGRAM, 'run', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`],
    env: { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder },
  }
}
