import type { Answers } from './answers.js'
import type { Template } from './host.js'
import { quote } from '../quote.js'

/** The environment variable that replaces the list of origins. */
export const VARIABLE = 'ALLOWED_ORIGINS'

interface PolicyModule {
  readonly file: string
  /** The package that the module imports. */
  readonly from: string
  /** The file that sets the environment variable. */
  readonly variables: string
}

/**
 * Writes the module with the policy, which the mount and the commands `lint`, `export` and `drift`
 * import.
 */
export function writePolicy(
  { origins, credentials }: Answers,
  { file, from, variables }: PolicyModule,
): Template {
  const isTypeScript = file.endsWith('ts')
  const isPublic = origins === '*'
  const imported = [isTypeScript && 'type CorsOptions', !isPublic && 'originsFrom'].filter(Boolean)
  const options = isPublic
    ? [`  origin: '*',`]
    : [
        `  // ${VARIABLE} replaces this list: ${variables} sets it while you develop.`,
        `  origin: originsFrom(process.env.${VARIABLE} ?? ${quote(origins.join(' '))}),`,
        ...(credentials ? ['  credentials: true,'] : []),
      ]
  return [
    ...(imported.length > 0 ? [`import { ${imported.join(', ')} } from '${from}'`, ''] : []),
    '/**',
    ' * The origins whose pages may read responses of this server.',
    ` * To check them: \`npx webcors lint ${file}\`.`,
    ...(isTypeScript ? [] : [' *', ` * @type {import('${from}').CorsOptions}`]),
    ' */',
    'const corsOptions = {',
    ...options,
    `}${isTypeScript ? ' satisfies CorsOptions' : ''}`,
    '',
    '@export default corsOptions',
    '',
  ].join('\n')
}
