const REQUEST = `  --origin <origin>        the page's origin, of any scheme: https://app.example.com, capacitor://localhost
  -X, --method <method>    default GET; with --body POST
  -H, --header 'Name: value'
                           what the script sets; as often as needed
  --credentials            credentials: 'include'; without a value
  --cookie 'name=value; SameSite=Lax'
                           a cookie of the visitor, as the server has set it; as often as needed
  --third-party-cookies <what>
                           allowed, partitioned or blocked; default: as the engine comes
  -d, --body <text>        what the script sends
  --engine <engine>        whose deviations from the standard to follow: chromium (default), firefox, webkit`
const OUTPUT = `  --json                   for programs
  --sarif                  for code hosts: SARIF 2.1.0`
const TIMEOUT = `  --timeout <seconds>      default 10`
const FOR = `  --for <server>           the fix for this server: nginx, express, spring`

/** What each command is for, what it takes, and how it is used. */
export const HELP: Readonly<Record<string, string>> = {
  '': `CORS at the command line

  npx webcors check <url> --origin <origin>         what a page would get from a server, and what is wrong there
  npx webcors explain [text]                        what a line of a browser's console means; or from standard input
  npx webcors explain <code>                        the entry of the error reference
  npx webcors init                                  writes a policy, its mount and a test into this project
  npx webcors lint <module>                         what is wrong with the options that a module exports
  npx webcors migrate [paths]                       moves a project from cors, @koa/cors and others, and shows how
  npx webcors proxy --target <url> --origin <o>     a CORS proxy on this computer, for an API that is not yours
  npx webcors simulate <module> --origin <origin>   what a page would get from a policy or a handler, without a network
  npx webcors export <target> <module>              the same policy as the configuration of Nginx, S3, Flask and others
  npx webcors targets                               what there is to export to
  npx webcors drift <url> <module>                  whether a running server does what the policy says

  npx webcors <command> --help      what a command takes
  npx webcors --version

Examples:

  npx webcors check localhost:3000/api --origin http://localhost:5173
  npx webcors explain "No 'Access-Control-Allow-Origin' header is present on the requested resource."

It exits with 0 for what is allowed or clean, 1 for what is blocked or found, 2 for wrong usage, 3 where no server answers.`,
  check: `npx webcors check <url> --origin <origin> [options]

Does what a page would do, once, as a browser would: a DELETE deletes. Then asks, with GET, for what is often wrong: errors,
Vary, headers that came twice, redirects, caches, cookies.

In place of a URL it takes what "Copy as cURL" and "Copy as fetch" of a browser put into the clipboard, in quotes; a .har file;
or a .txt file with one URL on each line.

${REQUEST}
  --error-path <path>      a path that answers with an error, such as 401 or 500; as often as needed
  --audit                  ask as hostile origins would, too. For servers of your own
  --response-headers <file>
                           judge these response headers (- is standard input), and ask nobody
  -k, --insecure           go on where the certificate is not trusted, as no browser does
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

Paste as much as you like; without a text it reads standard input. It exits with 1 where nothing is known of it.

${FOR}
${OUTPUT}

Examples:

  npx webcors explain "Failed to load https://api.example.com/: Response for preflight is invalid (redirect)" --for express
  npx webcors explain preflight-redirect
  pbpaste | npx webcors explain`,
  init: `npx webcors init [options]

Recognizes the host of the project, asks three questions, and writes a policy module, its mount, a line of .env and a test. It
overwrites nothing: where the program is there already, it prints the lines to paste. Without a terminal it asks nothing.

  --origin <origin>        whose pages may read: https://app.example.com, https://*.example.com; '*' is anyone; as often as needed
  --credentials            these pages send cookies
  --development <origin>   allowed while you develop; default http://localhost:*; as often as needed; none for none
  --host <host>            default: what package.json and the files show. express, koa, fastify, hono, next, h3, nitro, nest,
                           node, workers, deno, bun, lambda, fetch
  --dir <folder>           the folder of the project; default: this one
  -y, --yes                ask nothing
  --dry-run                show what would be written, and write nothing
${OUTPUT}

It exits with 1 if there is another policy already.

Examples:

  npx webcors init
  npx webcors init --yes --origin https://app.example.com --credentials`,
  lint: `npx webcors lint <module> [options]

Loads the module (or JSON), and looks at the options that it exports, or asks its policy. To load a module is to run it: a module
that starts a server starts it. Put the options into a module of their own.

  --export <name>          default: the default export, the only one, or one with a usual name
  --origin <origin>        an origin that a predicate should allow, to try its look-alikes; as often as needed
${TIMEOUT}, to load the module
${OUTPUT}

Example:

  npx webcors lint cors-options.mjs --origin https://app.example.com`,
  export: `npx webcors export <target> <module> [options]

Prints the policy that the module exports as the configuration of another server, cloud or framework. What the target cannot say
is refused, or stands at the head of what is printed.

  --out <folder>           where to write the files; default: standard output, where there is one file
  --name <name>            distinguishes policies that stand side by side
  --accept <code>          a difference that narrows the policy, and is accepted; as often as needed
  --exact                  exit with 1 where pages or caches notice any difference
  --variant <form>         another form of the target: headers-more for nginx
  --path <path>            limit it to paths that begin so: for apache alone
  --directory <path>       where the files will stand on the server: for haproxy
  --export <name>          default: the default export, the only one, or one with a usual name
${TIMEOUT}, to load the module
${OUTPUT}`,
  targets: `npx webcors targets [options]

Lists the targets: their names, whether they were run, read in source code or in documentation, and which versions.

${OUTPUT}`,
  drift: `npx webcors drift <url> <module> [options]

Sends some forty GET and OPTIONS requests, made from the policy, and compares what browsers and caches notice. It exits with 0 where
nothing but the wire differs, 1 where the server is wider, narrower or not safe to cache, 3 where it cannot be reached.

  --target <target>        a target whose known differences are left out
  --origin <origin>        a further origin to ask with; as often as needed
  --export <name>          default: the default export, the only one, or one with a usual name
  -k, --insecure           go on where the certificate is not trusted
${TIMEOUT}, for each exchange
${OUTPUT}`,
  migrate: `npx webcors migrate [paths] [options]

Finds the CORS code of cors, @koa/cors, @fastify/cors, hono/cors and Nest, and rewrites it, with package.json, where it means the
same here. What does not stays as it is, with the reason and the code to write: so do the calls of @elysiajs/cors, itty-router,
nextjs-cors, @middy/http-cors and h3, and headers that are written by hand.

Without --write it shows a diff and changes nothing. It exits with 1 if something stays as it is.

  --write                  change the files
  --accept <code>          rewrite in spite of this: unread-value, stacked-policies, headers-set-beside, or the code of a
                           change that it stops at; as often as needed
${OUTPUT}

Examples:

  npx webcors migrate
  npx webcors migrate src/server.ts --accept unread-value
  npx webcors migrate --write`,
  proxy: `npx webcors proxy --target <url> --origin <origin> [options]

Passes requests of a page on to an API that sends no CORS headers, while you develop. It listens on this computer alone.
It prints the address for the page, and the same as a program of your own.

  --target <url>           the API; several as /name=<url>, each at its own path
  --origin <origin>        the page's origin, such as http://localhost:3000; as often as needed
  --port <number>          default 8010
  --header-env Name=VARIABLE
                           a header whose value stands in an environment variable; /name:Name=VARIABLE for one of several targets
  --query-env name=VARIABLE
                           the same for a parameter of the query
  --method <method>        beside GET and HEAD; as often as needed
  --request-header <name>  a header of the page that is passed on, such as X-Api-Version; as often as needed
  --allow-private          the target may be on a private network; on this computer it needs no word
  --allow-insecure         the target may speak plain http
  --ca <file>              a certificate authority for the target, as PEM
  --slow <milliseconds>    wait before each request
  --fail <status>          answer each request with an error, to see what the page does
  --json                   for programs: one line for each exchange

It exits with 3 if another program listens on the port.`,
  simulate: `npx webcors simulate <module> --origin <origin> [options]

Loads the module, and asks the options, the policy or the fetch handler that it exports.

${REQUEST}
  --url <url>              default https://api.example.com/
  --export <name>          default: the default export, the only one, or one with a usual name
${FOR}
${TIMEOUT}, to load the module and for each answer
${OUTPUT}

Example:

  npx webcors simulate worker.mjs --origin https://app.example.com --url https://api.example.com/cart -X PUT`,
}
