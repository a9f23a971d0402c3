import { spawnSync } from 'node:child_process'
import type { Arrangement, Gateway, Start } from './gateway.ts'
import { EMPTY_ORIGIN, TWO_ORIGIN_LINES } from './gaps.ts'

const PROGRAM = '/usr/sbin/nginx'

/** The block that includes the printed lines. */
type Level = 'server' | 'location'

function nginx(name: string, level: Level, variant: 'plain' | 'headers-more'): Gateway {
  return {
    name,
    target: 'nginx',
    program: PROGRAM,
    exportOptions: { variant, name: 'api' },
    gaps: { ...EMPTY_ORIGIN, ...(joinsLines() ? {} : TWO_ORIGIN_LINES) },
    arrange: (arrangement) => arrange(arrangement, level, variant),
  }
}

export const NGINX: readonly Gateway[] = [
  nginx('nginx', 'server', 'plain'),
  nginx('nginx, in a location', 'location', 'plain'),
  nginx('nginx with headers-more', 'server', 'headers-more'),
]

/**
 * Whether this Nginx joins two lines of a request header: 1.23 and later
 * (https://nginx.org/en/CHANGES).
 */
function joinsLines(): boolean {
  const { stderr } = spawnSync(PROGRAM, ['-v'], { encoding: 'utf8' })
  const [, minor = '0'] = /nginx\/1\.(\d+)/.exec(stderr ?? '') ?? []
  return Number(minor) >= 23
}

function arrange(
  { folder, port, upstreamPort }: Arrangement,
  level: Level,
  variant: string,
): Start {
  const include = (where: Level): string => (where === level ? 'include cors-api-server.conf;' : '')
  const module =
    variant === 'headers-more'
      ? 'load_module /usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so;'
      : ''
  const conf = `${module}
daemon off;
pid ${folder}/nginx.pid;
worker_processes 1;
error_log stderr warn;
events { worker_connections 256; }
http {
    access_log off;
    large_client_header_buffers 4 32k;
    client_body_temp_path ${folder}/body;
    proxy_temp_path ${folder}/proxy;
    fastcgi_temp_path ${folder}/fastcgi;
    uwsgi_temp_path ${folder}/uwsgi;
    scgi_temp_path ${folder}/scgi;
    include cors-api-http.conf;
    server {
        listen 127.0.0.1:${port};
        ${include('server')}
        location / {
            ${include('location')}
            proxy_pass http://127.0.0.1:${upstreamPort};
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_buffering off;
        }
    }
}
`
  return {
    files: { 'nginx.conf': conf },
    command: [PROGRAM, '-p', folder, '-c', `${folder}/nginx.conf`, '-e', 'stderr'],
  }
}
