import { execFileSync } from 'node:child_process'
import type { PolicyName, WholeSite } from './whole-site.ts'

/** The password file with the user `user` and the password `secret`. */
const HTPASSWD = 'user:{PLAIN}secret\n'

const nginx: WholeSite = {
  target: 'nginx',
  program: '/usr/sbin/nginx',
  caches: true,
  write: ({ folder, port, upstreamPort, deadPort }) => {
    const location = (path: string, policy: PolicyName, to: number, more = ''): string =>
      `location ${path} { include cors-${policy}-server.conf; proxy_pass http://127.0.0.1:${to}; ${more} }`
    const conf = `daemon off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
    uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
    proxy_cache_path ${folder}/cache keys_zone=one:1m;
    include cors-api-http.conf;
    include cors-public-http.conf;
    server {
        listen 127.0.0.1:${port};
        ${location('/api/', 'api', upstreamPort)}
        ${location('/public/', 'public', upstreamPort)}
        ${location('/dead/', 'api', deadPort)}
        ${location('/secret/', 'api', upstreamPort, `auth_basic "secret"; auth_basic_user_file ${folder}/htpasswd;`)}
        ${location('/cached/', 'api', upstreamPort, 'proxy_cache one; proxy_ignore_headers Vary;')}
    }
}
`
    return {
      files: { 'nginx.conf': conf, htpasswd: HTPASSWD },
      command: ['/usr/sbin/nginx', '-p', folder, '-c', `${folder}/nginx.conf`, '-e', 'stderr'],
    }
  },
}

const MODULES = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'setenvif',
  'headers',
  'rewrite',
  'proxy',
  'proxy_http',
  'env',
]

const apache: WholeSite = {
  target: 'apache',
  program: '/usr/sbin/apache2',
  caches: false,
  exports: [
    ['api', { name: 'api', path: '/api/' }],
    ['api', { name: 'dead', path: '/dead/' }],
    ['api', { name: 'secret', path: '/secret/' }],
    ['public', { name: 'public', path: '/public/' }],
  ],
  write: ({ folder, port, upstreamPort, deadPort }) => {
    const proxy = (path: string, to: number): string =>
      `ProxyPass ${path} http://127.0.0.1:${to}${path}`
    const conf = `ServerRoot ${folder}
PidFile ${folder}/apache.pid
Mutex default:${folder}
ErrorLog ${folder}/error.log
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
StartServers 1
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
<VirtualHost 127.0.0.1:${port}>
    ${['api', 'dead', 'secret', 'public'].map((name) => `Include ${folder}/cors-${name}.conf`).join('\n    ')}
    ${proxy('/dead/', deadPort)}
    ${['/api/', '/public/', '/secret/'].map((path) => proxy(path, upstreamPort)).join('\n    ')}
    <Location /secret/>
        AuthType Basic
        AuthName secret
        AuthUserFile ${folder}/htpasswd
        Require valid-user
    </Location>
</VirtualHost>
`
    return {
      files: {
        'apache.conf': conf,
        htpasswd: `user:${execFileSync('openssl', ['passwd', '-apr1', 'secret'], { encoding: 'utf8' })}`,
      },
      command: ['/usr/sbin/apache2', '-D', 'FOREGROUND', '-f', `${folder}/apache.conf`],
    }
  },
}

const haproxy: WholeSite = {
  target: 'haproxy',
  program: '/usr/sbin/haproxy',
  caches: false,
  write: ({ folder, port, upstreamPort, deadPort, printed }) => {
    const backend = (
      name: string,
      policy: PolicyName,
      to: number,
      more = '',
    ): string => `backend ${name}
${(printed[policy][`cors-${policy}.cfg`] ?? '').replaceAll(/^/gm, '    ')}
    ${more}
    server application 127.0.0.1:${to}
`
    const cfg = `userlist people
    user user insecure-password secret
defaults
    mode http
    timeout connect 1s
    timeout client 10s
    timeout server 10s
    retries 0
frontend entry
    bind 127.0.0.1:${port}
    use_backend %[path,field(2,/)]
${backend('api', 'api', upstreamPort)}
${backend('public', 'public', upstreamPort)}
${backend('dead', 'api', deadPort)}
${backend('secret', 'api', upstreamPort, 'http-request auth unless { http_auth(people) }')}
`
    return {
      files: { 'haproxy.cfg': cfg },
      command: ['/usr/sbin/haproxy', '-db', '-f', `${folder}/haproxy.cfg`],
    }
  },
}

const caddy: WholeSite = {
  target: 'caddy',
  program: '/usr/bin/caddy',
  caches: false,
  write: ({ folder, port, upstreamPort, deadPort }) => {
    const hash = execFileSync('/usr/bin/caddy', ['hash-password', '--plaintext', 'secret'], {
      encoding: 'utf8',
      env: { HOME: folder },
    }).trim()
    const handle = (path: string, policy: PolicyName, to: number, more = ''): string =>
      `handle /${path}/* {
        route {
            import cors_${policy}
            ${more}
            reverse_proxy 127.0.0.1:${to}
        }
    }`
    const caddyfile = `{
    admin off
    auto_https off
}
import cors-api.caddy
import cors-public.caddy
http://:${port} {
    bind 127.0.0.1
    ${handle('api', 'api', upstreamPort)}
    ${handle('public', 'public', upstreamPort)}
    ${handle('dead', 'api', deadPort)}
    ${handle('secret', 'api', upstreamPort, `basicauth {\nuser ${hash}\n}`)}
    handle_errors {
        import cors_api_errors
    }
}
`
    return {
      files: { Caddyfile: caddyfile },
      command: [
        '/usr/bin/caddy',
        'run',
        '--adapter',
        'caddyfile',
        '--config',
        `${folder}/Caddyfile`,
      ],
      env: { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder },
    }
  },
}

const varnish: WholeSite = {
  target: 'varnish',
  program: '/usr/sbin/varnishd',
  caches: true,
  write: ({ folder, port, upstreamPort, deadPort }) => {
    const both = (sub: string): string => `call cors_api_${sub}; call cors_public_${sub};`
    const vcl = `vcl 4.1;
import std;
backend default { .host = "127.0.0.1"; .port = "${upstreamPort}"; }
backend dead { .host = "127.0.0.1"; .port = "${deadPort}"; .connect_timeout = 1s; }
include "${folder}/cors-api.vcl";
include "${folder}/cors-public.vcl";
sub vcl_recv {
    if (req.url ~ "^/public/") { call cors_public_recv; } else { call cors_api_recv; }
    if (req.url ~ "^/dead/") { set req.backend_hint = dead; }
    if (req.url ~ "^/secret/" && req.http.Authorization != "Basic dXNlcjpzZWNyZXQ=") { return (synth(401)); }
    if (req.url ~ "^/cached/") { return (hash); }
    return (pass);
}
sub vcl_backend_response { unset beresp.http.Vary; }
sub vcl_deliver { ${both('deliver')} }
sub vcl_synth { ${both('synth')} }
`
    return {
      files: { 'main.vcl': vcl },
      command: [
        '/usr/sbin/varnishd',
        '-F',
        '-n',
        `${folder}/state`,
        '-a',
        `127.0.0.1:${port}`,
        '-f',
        `${folder}/main.vcl`,
        '-s',
        'malloc,16m',
        '-T',
        'none',
        '-j',
        'none',
      ],
    }
  },
}

export const WHOLE_SITES: readonly WholeSite[] = [nginx, apache, haproxy, caddy, varnish]
