import { RECIPES } from './recipes.test-util.js'

/** The mistakes that fixes correct: the columns of the table in docs/doctor.md. */
export const CAUSES = [
  'no header, or another origin',
  'preflight: login, method, header',
  'credentials, `*`',
  'header twice, `Vary`',
  '404 and 500',
] as const

/** The sources of the fixes that no test runs. */
const SOURCES: Readonly<Record<string, string>> = {
  'webcors, fetch handlers (Deno, Bun, Workers)': '../packages/core/README.md',
  'webcors, Fastify': '../packages/fastify/README.md',
  'webcors, Hono': '../packages/hono/README.md',
  'webcors, AWS Lambda': '../packages/lambda/README.md',
  'webcors, Next.js': '../packages/next/README.md',
  'webcors, h3 and Nitro': '../packages/h3/README.md',
  'Next.js, without a package':
    'https://nextjs.org/docs/app/api-reference/config/next-config-js/headers',
  Rails: 'https://github.com/cyu/rack-cors#readme',
  Laravel: 'https://laravel.com/docs/12.x/routing#cors',
  Spring: 'https://docs.spring.io/spring-security/reference/servlet/integrations/cors.html',
  'ASP.NET Core': 'https://learn.microsoft.com/aspnet/core/security/cors',
  Go: 'https://github.com/rs/cors#readme',
  'AWS API Gateway (HTTP API)':
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  'AWS API Gateway (REST API)':
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
  'AWS Lambda function URL': 'https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html',
  'Amazon S3': 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html',
  'Amazon CloudFront':
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html',
  Vercel: 'https://vercel.com/docs/project-configuration#headers',
  Netlify: 'https://docs.netlify.com/manage/routing/headers/',
  'Vite, while developing': 'https://vite.dev/config/server-options#server-proxy',
  'Next.js, while developing':
    'https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites',
  'webpack, while developing': 'https://webpack.js.org/configuration/dev-server/#devserverproxy',
  'Angular, while developing': 'https://angular.dev/tools/cli/serve#proxying-to-a-backend-server',
  'Create React App, while developing':
    'https://create-react-app.dev/docs/proxying-api-requests-in-development/',
}

/**
 * Returns a row of the table of fixes. Each cell says whether a test runs the fix or whether it
 * comes from a source.
 */
export function causesRow(name: string): string {
  const isRun = name in RECIPES
  const cells = CAUSES.map((_, at) => (isRun || isRunInVite(name, at) ? 'run' : 'read'))
  if (!cells.includes('read')) return `| ${[name, ...cells, ''].join(' | ')} |`
  const source = SOURCES[name]
  if (source === undefined) throw new Error(`The fix for ${name} has no source`)
  return `| ${[name, ...cells, `[source](${source})`].join(' | ')} |`
}

/**
 * Whether the test of Vite covers a cause. Behind a proxy, the page calls its own origin, so CORS
 * does not apply. The test checks that Vite forwards responses and errors.
 */
function isRunInVite(name: string, at: number): boolean {
  return name.startsWith('Vite') && (at === 0 || at === CAUSES.length - 1)
}
