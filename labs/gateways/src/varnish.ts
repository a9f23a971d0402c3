import type { Arrangement, Gateway, Start } from './gateway.ts'

const PROGRAM = '/usr/sbin/varnishd'

export const VARNISH: readonly Gateway[] = [
  {
    name: 'varnish',
    target: 'varnish',
    program: PROGRAM,
    gaps: {},
    arrange: (arrangement) => arrange(arrangement, 'call cors_recv;'),
  },
  {
    name: 'varnish, under a condition',
    target: 'varnish',
    program: PROGRAM,
    gaps: {},
    arrange: (arrangement) => arrange(arrangement, 'if (req.url ~ "^/") { call cors_recv; }'),
  },
]

function arrange({ folder, port, upstreamPort }: Arrangement, receive: string): Start {
  const vcl = `vcl 4.1;
import std;
backend default { .host = "127.0.0.1"; .port = "${upstreamPort}"; }
include "${folder}/cors.vcl";
sub vcl_recv {
    ${receive}
    return (pass);
}
sub vcl_backend_response { set beresp.do_stream = true; }
sub vcl_deliver { call cors_deliver; }
sub vcl_synth { call cors_synth; }
`
  return {
    files: { 'main.vcl': vcl },
    command: [
      PROGRAM,
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
      '-p',
      'http_req_hdr_len=16k',
    ],
  }
}
