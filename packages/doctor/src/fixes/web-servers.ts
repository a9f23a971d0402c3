import { type FixTarget, lines } from './fix.js'

/** Escapes an origin for the regular expression in Apache's `SetEnvIf`. */
const escaped = (origin: string): string => origin.replaceAll(/[.[\]+]/g, String.raw`\$&`)

/**
 * Web servers in front of an application. These fixes allow any header: they repeat the names that
 * the preflight lists.
 */
export const WEB_SERVERS: readonly FixTarget[] = [
  {
    for: 'nginx',
    language: 'nginx',
    where:
      'Put the maps into http { }, outside of server { }. Put the rest into the location { } that has proxy_pass, and remove every add_header Access-Control-… that is there or in server { }.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        '# In http { }',
        'map $http_origin $cors_origin {',
        '    default "";',
        ...origins.map((origin) => `    "${origin}" $http_origin;`),
        '    # Add the other origins that you already allow',
        '}',
        'map "$request_method:$http_access_control_request_method" $cors_preflight {',
        '    default "";',
        '    "~^OPTIONS:." 1;',
        '}',
        isCredentialed && 'map $cors_origin $cors_credentials {',
        isCredentialed && '    default "";',
        isCredentialed && '    "~." "true";',
        isCredentialed && '}',
        '',
        '# In the location { } that has proxy_pass',
        'proxy_hide_header Access-Control-Allow-Origin;',
        'proxy_hide_header Access-Control-Allow-Credentials;',
        'proxy_hide_header Access-Control-Allow-Methods;',
        'proxy_hide_header Access-Control-Allow-Headers;',
        'add_header Access-Control-Allow-Origin $cors_origin always;',
        isCredentialed && 'add_header Access-Control-Allow-Credentials $cors_credentials always;',
        'add_header Vary "Origin" always;',
        '# An "if" that has add_header lines inherits none, so they are repeated here.',
        'if ($cors_preflight) {',
        '    add_header Access-Control-Allow-Origin $cors_origin always;',
        isCredentialed &&
          '    add_header Access-Control-Allow-Credentials $cors_credentials always;',
        `    add_header Access-Control-Allow-Methods "${methods.join(', ')}" always;`,
        '    add_header Access-Control-Allow-Headers $http_access_control_request_headers always;',
        '    add_header Vary "Origin, Access-Control-Request-Headers" always;',
        '    return 204;',
        '}',
      ),
  },
  {
    for: 'Apache',
    language: 'apache',
    where:
      'Put this into the <VirtualHost>, before ProxyPass, and remove every Header … Access-Control-… that is there. It needs mod_headers, mod_setenvif and mod_rewrite.',
    write: ({ origins, isCredentialed, methods }) => {
      const preflight = `"expr=%{REQUEST_METHOD} == 'OPTIONS' && -n %{HTTP:Access-Control-Request-Method}"`
      return lines(
        '# Add a line for each other origin that you already allow',
        ...origins.map((origin) => `SetEnvIf Origin "^(${escaped(origin)})$" CORS_ORIGIN=$1`),
        '# Removes the CORS headers of the application',
        ...['Origin', 'Credentials', 'Methods', 'Headers'].map(
          (name) => `Header onsuccess unset Access-Control-Allow-${name}`,
        ),
        'Header always set Access-Control-Allow-Origin "%{CORS_ORIGIN}e" env=CORS_ORIGIN',
        isCredentialed &&
          'Header always set Access-Control-Allow-Credentials "true" env=CORS_ORIGIN',
        `Header always set Access-Control-Allow-Methods "${methods.join(', ')}" ${preflight}`,
        `Header always set Access-Control-Allow-Headers "expr=%{HTTP:Access-Control-Request-Headers}" "expr=-n %{HTTP:Access-Control-Request-Headers}"`,
        'Header always merge Vary Origin',
        'RewriteEngine On',
        'RewriteCond %{REQUEST_METHOD} =OPTIONS',
        'RewriteCond %{HTTP:Access-Control-Request-Method} .',
        'RewriteRule ^ - [R=204,L]',
      )
    },
  },
  {
    for: 'Caddy',
    language: 'caddy',
    where:
      'Put this into the site block, before reverse_proxy, and remove every header Access-Control-… that is there.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        '# Add the other origins that you already allow, separated by spaces',
        '@cors_page header Origin ' + origins.join(' '),
        '@cors_preflight {',
        '\tmethod OPTIONS',
        '\theader Origin *',
        '\theader Access-Control-Request-Method *',
        '}',
        'header @cors_page {',
        '\tAccess-Control-Allow-Origin {http.request.header.Origin}',
        isCredentialed && '\tAccess-Control-Allow-Credentials true',
        '\tdefer',
        '}',
        '# Removes the CORS headers of the application',
        'header {',
        '\t-Access-Control-Allow-Origin',
        '\t-Access-Control-Allow-Credentials',
        '\t+Vary Origin',
        '\tdefer',
        '}',
        'handle @cors_preflight {',
        `\theader Access-Control-Allow-Methods "${methods.join(', ')}"`,
        '\theader Access-Control-Allow-Headers {http.request.header.Access-Control-Request-Headers}',
        '\trespond 204',
        '}',
      ),
  },
  {
    for: 'HAProxy',
    language: 'haproxy',
    where:
      'Put this into the frontend, before use_backend and http-request auth, and remove every rule about Access-Control-… that is there.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        '# Add the other origins that you already allow, separated by spaces',
        `http-request set-var(txn.cors_origin) req.hdr(Origin) if { req.hdr(Origin) -m str ${origins.join(' ')} }`,
        `http-request return status 204 hdr Access-Control-Allow-Methods "${methods.join(', ')}" hdr Access-Control-Allow-Headers "%[req.hdr(Access-Control-Request-Headers)]" if METH_OPTIONS { req.hdr(Access-Control-Request-Method) -m found }`,
        'http-after-response del-header Access-Control-Allow-Origin',
        'http-after-response del-header Access-Control-Allow-Credentials',
        'http-after-response set-header Access-Control-Allow-Origin "%[var(txn.cors_origin)]" if { var(txn.cors_origin) -m found }',
        isCredentialed &&
          'http-after-response set-header Access-Control-Allow-Credentials true if { var(txn.cors_origin) -m found }',
        'http-after-response add-header Vary Origin',
      ),
  },
]
