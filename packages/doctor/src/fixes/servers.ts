import { orAll } from './javascript.js'
import { list, type Target } from './need.js'

/** Web servers and frameworks in other languages. */
export const SERVERS: readonly Target[] = [
  {
    for: 'nginx',
    language: 'nginx',
    write: (need) => {
      const { methods, headers } = orAll(need)
      const credentials = need.isCredentialed
        ? "\n    add_header Access-Control-Allow-Credentials 'true' always;"
        : ''
      return `# Outside of server { }
map $http_origin $cors_origin {
    default "";
    "${need.origin}" $http_origin;
}

# "always" is for errors. An "if" is a level of its own: the headers are said again in it.
location / {
    proxy_hide_header Access-Control-Allow-Origin;
    add_header Access-Control-Allow-Origin $cors_origin always;${credentials}
    add_header Vary 'Origin' always;
    if ($request_method = OPTIONS) {
        add_header Access-Control-Allow-Origin $cors_origin always;${credentials.replaceAll('    add', '        add')}
        add_header Access-Control-Allow-Methods '${methods.join(', ')}' always;
        add_header Access-Control-Allow-Headers '${headers.join(', ')}' always;
        add_header Vary 'Origin' always;
        return 204;
    }
    proxy_pass http://127.0.0.1:3000;
}`
    },
  },
  {
    for: 'Apache',
    language: 'apache',
    write: (need) => {
      const { methods, headers } = orAll(need)
      const expression = `expr=%{HTTP:Origin} == '${need.origin}'`
      const credentials = need.isCredentialed
        ? `\nHeader always set Access-Control-Allow-Credentials "true" "${expression}"`
        : ''
      return `# mod_headers and mod_rewrite; "always" is for errors
Header onsuccess unset Access-Control-Allow-Origin
Header always set Access-Control-Allow-Origin "${need.origin}" "${expression}"${credentials}
Header always set Access-Control-Allow-Methods "${methods.join(', ')}" "expr=%{REQUEST_METHOD} == 'OPTIONS'"
Header always set Access-Control-Allow-Headers "${headers.join(', ')}" "expr=%{REQUEST_METHOD} == 'OPTIONS'"
Header always merge Vary Origin

RewriteEngine On
RewriteCond %{REQUEST_METHOD} OPTIONS
RewriteRule ^ - [R=204,L]`
    },
  },
  {
    for: 'Flask',
    language: 'python',
    write: (need) => {
      const { methods, headers } = orAll(need)
      return `from flask_cors import CORS

CORS(
    app,
    origins=["${need.origin}"],
    supports_credentials=${need.isCredentialed ? 'True' : 'False'},
    methods=[${list(methods, '"')}],
    allow_headers=[${list(headers, '"')}],
)`
    },
  },
  {
    for: 'Django',
    language: 'python',
    write: (need) => {
      const { methods, headers } = orAll(need)
      return `# settings.py, with django-cors-headers
INSTALLED_APPS = [..., "corsheaders"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", ...]  # first, before CommonMiddleware

CORS_ALLOWED_ORIGINS = ["${need.origin}"]
CORS_ALLOW_CREDENTIALS = ${need.isCredentialed ? 'True' : 'False'}
CORS_ALLOW_METHODS = [${list(methods, '"')}]
CORS_ALLOW_HEADERS = [${list(
        headers.map((name) => name.toLowerCase()),
        '"',
      )}]`
    },
  },
  {
    for: 'Spring',
    language: 'java',
    write: (need) => {
      const { methods, headers } = orAll(need)
      return `// And http.cors(Customizer.withDefaults()) with Spring Security, or preflights meet authentication first
@Bean
CorsConfigurationSource corsConfigurationSource() {
    var cors = new CorsConfiguration();
    cors.setAllowedOrigins(List.of("${need.origin}"));
    cors.setAllowCredentials(${String(need.isCredentialed)});
    cors.setAllowedMethods(List.of(${list(methods, '"')}));
    cors.setAllowedHeaders(List.of(${list(headers, '"')}));
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", cors);
    return source;
}`
    },
  },
  {
    for: 'AWS API Gateway (HTTP API)',
    language: 'yaml',
    write: (need) => {
      const { methods, headers } = orAll(need)
      return `# It answers preflights itself, and ignores the CORS headers of what stands behind it
CorsConfiguration:
  AllowOrigins: ["${need.origin}"]
  AllowCredentials: ${String(need.isCredentialed)}
  AllowMethods: [${methods.join(', ')}]
  AllowHeaders: [${headers.map((name) => name.toLowerCase()).join(', ')}]
  MaxAge: 7200`
    },
  },
]
