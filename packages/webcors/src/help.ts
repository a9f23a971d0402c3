const REQUEST = `  --origin <origin>        the origin of the page, with any scheme: https://app.example.com, capacitor://localhost
  -X, --method <method>    default GET; with --body POST
  -H, --header 'Name: value'
                           a header that the script sets; can be repeated
  --credentials            send the request with credentials: 'include'; takes no value
  --cookie 'name=value; SameSite=Lax'
                           a cookie of the visitor, as the server set it; can be repeated
  --third-party-cookies <setting>
                           allowed, partitioned or blocked; default: the setting of the engine
  -d, --body <text>        the body that the script sends
  --engine <engine>        follow the deviations of this engine from the standard: chromium (default), firefox, webkit`
const OUTPUT = `  --json                   print JSON, for programs
  --sarif                  print SARIF 2.1.0, for code hosts`
const TIMEOUT = `  --timeout <seconds>      default 10`
const FOR = `  --for <server>           print the fix for this server: nginx, express, spring`

/** The help of each command: its purpose, its arguments, examples. The empty name is the help of the program. */
export const HELP: Readonly<Record<string, string>> = {
  '': `CORS at the command line

  npx webcors check <url> --origin <origin>         sends a page's request to a server, and finds mistakes
  npx webcors explain [text]                        explains a line of a browser's console, or of standard input
  npx webcors explain <code>                        prints the entry of the error reference
  npx webcors init                                  writes a policy, its mount and a test into this project
  npx webcors lint <module>                         finds mistakes in the options that a module exports
  npx webcors migrate [paths]                       moves a project from cors, @koa/cors and others, and shows a diff
  npx webcors proxy --target <url> --origin <o>     runs a CORS proxy on this computer, for an API that is not yours
  npx webcors simulate <module> --origin <origin>   sends a page's request to a policy or a handler, without a network
  npx webcors export <target> <module>              prints a policy as the configuration of Nginx, S3, Flask and others
  npx webcors targets                               lists the targets of export
  npx webcors drift <url> <module>                  compares a running server with the policy

  npx webcors <command> --help      prints the help of a command
  npx webcors --version

Examples:

  npx webcors check localhost:3000/api --origin http://localhost:5173
  npx webcors explain "No 'Access-Control-Allow-Origin' header is present on the requested resource."

Exit codes: 0 is allowed or clean, 1 is blocked or with findings, 2 is wrong usage, 3 is a server that does not answer.`,
  check: `npx webcors check <url> --origin <origin> [options]

Sends the request of a page once, as a browser would: a DELETE deletes. Then sends GET requests that find common mistakes: errors
without headers, a missing Vary, doubled headers, redirects, caches, cookies.

In place of a URL, it accepts the text that "Copy as cURL" or "Copy as fetch" of a browser puts into the clipboard, in quotes; a
.har file; or a .txt file with one URL per line. Options replace the same parts of a copied request.

${REQUEST}
  --error-path <path>      a path that answers with an error, such as 401 or 500; can be repeated
  --audit                  also send hostile origins. Use it for your own servers
  --response-headers <file>
                           check these response headers (- is standard input), without a network
  -k, --insecure           continue if the certificate is not trusted, which no browser does
${FOR}
${TIMEOUT}, for each exchange
${OUTPUT}

Examples:

  npx webcors check https://api.example.com/ --origin https://app.example.com --credentials --for nginx
  npx webcors check https://api.example.com/7 --origin https://app.example.com -X PUT -H 'X-Cart: 1'
  npx webcors check https://api.example.com/me --origin https://app.example.net --credentials --cookie 'sid=1; SameSite=Lax; Path=/'
  npx webcors check "curl 'https://api.example.com/' -H 'Origin: https://app.example.com'"
  curl -si https://api.example.com/ | npx webcors check https://api.example.com/ --origin https://app.example.com --response-headers -`,
  explain: `npx webcors explain [text] [options]
npx webcors explain <code>

Paste as much text as you like. Without a text, the command reads standard input. It exits with 1 if it recognizes no message.

${FOR}
${OUTPUT}

Examples:

  npx webcors explain "Failed to load https://api.example.com/: Response for preflight is invalid (redirect)" --for express
  npx webcors explain preflight-redirect
  pbpaste | npx webcors explain`,
  init: `npx webcors init [options]

Recognizes the host of the project, asks three questions, and writes a policy module, its mount, a line of .env and a test. It
overwrites nothing: if the program exists, it prints the lines to paste. Without a terminal, it asks nothing.

  --origin <origin>        pages of this origin may read: https://app.example.com, https://*.example.com; '*' is any; can be repeated
  --credentials            these pages send cookies
  --development <origin>   also allowed during development; default http://localhost:*; can be repeated; none for none
  --host <host>            default: recognized by package.json and the files. express, koa, fastify, hono, next, h3, nitro, nest,
                           node, workers, deno, bun, lambda, fetch
  --dir <folder>           the folder of the project; default: the current folder
  -y, --yes                ask nothing
  --dry-run                show the changes, and write nothing
${OUTPUT}

It exits with 1 if the project has another policy.

Examples:

  npx webcors init
  npx webcors init --yes --origin https://app.example.com --credentials`,
  lint: `npx webcors lint <module> [options]

Loads the module (or JSON), and finds mistakes in the options or the policy that it exports. Loading a module runs it: a module that
starts a server starts it. Put the options into a module of their own.

  --export <name>          default: the default export, the only export, or one with a usual name
  --origin <origin>        an origin that a predicate should allow, to test its look-alikes; can be repeated
${TIMEOUT}, to load the module
${OUTPUT}

Example:

  npx webcors lint cors-options.mjs --origin https://app.example.com`,
  export: `npx webcors export <target> <module> [options]

Prints the policy that the module exports as the configuration of another server, cloud or framework. If the target cannot express
a part of the policy, the command refuses, or names the difference at the beginning of its output.

  --out <folder>           the folder for the files; default: standard output, if there is one file
  --name <name>            distinguishes several policies of one server
  --accept <code>          accept a difference that narrows the policy; can be repeated
  --exact                  exit with 1 if pages or caches notice any difference
  --variant <form>         another form of the target: headers-more for nginx
  --path <path>            limit the policy to paths with this beginning: for apache only
  --directory <path>       the folder of the files on the server: for haproxy
  --export <name>          default: the default export, the only export, or one with a usual name
${TIMEOUT}, to load the module
${OUTPUT}`,
  targets: `npx webcors targets [options]

Lists the targets: their names, their versions, and whether they were run, read in source code, or read in documentation.

${OUTPUT}`,
  drift: `npx webcors drift <url> <module> [options]

Sends about forty GET and OPTIONS requests that are made from the policy, and compares the results for browsers and caches. It exits
with 0 if only the wire differs, with 1 if the server is wider, narrower or not safe to cache, and with 3 if the server cannot be
reached.

  --target <target>        ignore the known differences of this target
  --origin <origin>        send this origin too; can be repeated
  --export <name>          default: the default export, the only export, or one with a usual name
  -k, --insecure           continue if the certificate is not trusted
${TIMEOUT}, for each exchange
${OUTPUT}`,
  migrate: `npx webcors migrate [paths] [options]

Finds the CORS code of cors, @koa/cors, @fastify/cors, hono/cors and Nest, and rewrites it and package.json if the meaning stays the
same. Other code stays unchanged, and the command prints the reason and the code to write. The calls of @elysiajs/cors, itty-router,
nextjs-cors, @middy/http-cors and h3, and handwritten headers, stay unchanged too.

Without --write it shows a diff and changes nothing. It exits with 1 if some code stays unchanged.

  --write                  change the files
  --accept <code>          rewrite in spite of this: unread-value, stacked-policies, headers-set-beside, or the code of a
                           change that stops the command; can be repeated
${OUTPUT}

Examples:

  npx webcors migrate
  npx webcors migrate src/server.ts --accept unread-value
  npx webcors migrate --write`,
  proxy: `npx webcors proxy --target <url> --origin <origin> [options]

Forwards the requests of a page to an API that sends no CORS headers, during development. It listens on this computer only. It
prints the URL for the page, and the same proxy as a program for your own server.

  --target <url>           the API; for several, /name=<url>, each at its own path
  --origin <origin>        the origin of the page, such as http://localhost:3000; can be repeated
  --port <number>          default 8010
  --header-env Name=VARIABLE
                           a header with the value of an environment variable; /name:Name=VARIABLE for one of several targets
  --query-env name=VARIABLE
                           a parameter of the query with the value of an environment variable
  --method <method>        a method besides GET and HEAD; can be repeated
  --request-header <name>  a header of the page to forward, such as X-Api-Version; can be repeated
  --allow-private          the target may be on a private network; a target on this computer is always allowed
  --allow-insecure         the target may use plain http
  --ca <file>              a certificate authority for the target, as PEM
  --slow <milliseconds>    wait before each request
  --fail <status>          answer each request with this error status, to test the page
  --json                   print one line of JSON for each exchange

It exits with 3 if another program uses the port.`,
  simulate: `npx webcors simulate <module> --origin <origin> [options]

Loads the module, and sends the request of a page to the options, the policy or the fetch handler that it exports.

${REQUEST}
  --url <url>              default https://api.example.com/
  --export <name>          default: the default export, the only export, or one with a usual name
${FOR}
${TIMEOUT}, to load the module and for each response
${OUTPUT}

Example:

  npx webcors simulate worker.mjs --origin https://app.example.com --url https://api.example.com/cart -X PUT`,
}
