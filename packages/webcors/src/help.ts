const REQUEST = `  --origin <origin>        the page's origin, as browsers write it: https://app.example.com
  -X, --method <method>    default GET; with --body POST
  -H, --header 'Name: value'
                           what the script sets; as often as needed
  --credentials            credentials: 'include'; without a value
  -d, --body <text>        what the script sends
  --engine <engine>        whose departures from the standard to follow: chromium (default), firefox, webkit`
const OUTPUT = `  --json                   for programs
  --sarif                  for code hosts: SARIF 2.1.0`
const TIMEOUT = `  --timeout <seconds>      default 10`

/** What each command is for, and what it takes. */
export const HELP: Readonly<Record<string, string>> = {
  '': `CORS at the command line

  webcors check <url> --origin <origin>         what a page would get from a server, and what is wrong there
  webcors explain [text]                        what a line of a browser's console means; or from standard input
  webcors lint <module>                         what is wrong with the options that a module exports
  webcors simulate <module> --origin <origin>   what a page would get from a policy or a handler, without a network
  webcors export <target> <module>              the same policy as the configuration of Nginx, S3, Flask and others
  webcors targets                               what there is to export to
  webcors drift <url> <module>                  whether a running server does what the policy says

  webcors <command> --help      what a command takes
  webcors --version

It exits with 0 for what is allowed or clean, 1 for what is blocked or found, 2 for wrong usage, 3 where nobody answers.`,
  check: `webcors check <url> --origin <origin> [options]

Does what a page would do, once, as a browser would: a DELETE deletes. Then asks, with GET, for what nobody looks at: errors,
Vary, headers that came twice, redirects, caches.

${REQUEST}
  --error-path <path>      a path that answers with an error, such as 401 or 500; as often as needed
  --audit                  ask as hostile origins would, too. For servers of your own
  -k, --insecure           go on where the certificate is not trusted, as no browser does
  --for <server>           the fix for another server: nginx, Express, Spring
${TIMEOUT}, for each exchange
${OUTPUT}`,
  explain: `webcors explain [text] [options]

Paste as much as you like; without a text it reads standard input. It exits with 1 where nothing is known of it.

  --for <server>           the fix for another server: nginx, Express, Spring
${OUTPUT}`,
  lint: `webcors lint <module> [options]

Loads the module (or JSON), and looks at the options that it exports, or asks its policy.

  --export <name>          default: the default export, the only one, or one with a usual name
  --origin <origin>        an origin that a predicate should allow, to try its look-alikes; as often as needed
${TIMEOUT}, to load the module
${OUTPUT}`,
  export: `webcors export <target> <module> [options]

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
  targets: `webcors targets [options]

Lists the targets: their names, whether they were run, read in source code or in documentation, and which versions.

${OUTPUT}`,
  drift: `webcors drift <url> <module> [options]

Sends some forty GET and OPTIONS requests, made from the policy, and compares what browsers and caches notice. It exits with 0 where
nothing but the wire differs, 1 where the server is wider, narrower or not safe to cache, 3 where it cannot be reached.

  --target <target>        a target whose known differences are left out
  --origin <origin>        a further origin to ask with; as often as needed
  --export <name>          default: the default export, the only one, or one with a usual name
  -k, --insecure           go on where the certificate is not trusted
${TIMEOUT}, for each exchange
${OUTPUT}`,
  simulate: `webcors simulate <module> --origin <origin> [options]

Loads the module, and asks the options, the policy or the fetch handler that it exports.

${REQUEST}
  --url <url>              default https://api.example.com/
  --export <name>          default: the default export, the only one, or one with a usual name
  --for <server>           the fix for another server: nginx, Express, Spring
${TIMEOUT}, to load the module and for each answer
${OUTPUT}`,
}
