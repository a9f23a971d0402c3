import { spelledOut } from '../policy/gateway-policy.js'
import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import { goRaw, plain } from '../text/literals.js'
import { headersOrStar, methodsOrStar, headersWithStar, originList, originRegex } from './lists.js'
import { ALL_ORIGINS, PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

const list = (names: readonly string[]): string => `[]string{${names.map(plain).join(', ')}}`

/**
 * rs/cors. Its star matches any text, so patterns are written as a regular expression in
 * `AllowOriginFunc`.
 */
export const goRsCors: Target = {
  row: {
    title: 'Go rs/cors',
    verified: 'run',
    versions: '1.7 to 1.11; run on 1.7.0; the later ones answer preflights with 204',
    sources: ['https://github.com/rs/cors/blob/master/cors.go'],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      methods: { listed: 'upper-case', any: 'list' },
      headers: { listed: true, none: true, any: 'echo' },
      maxAge: 'no-zero',
      preflight: { status: 200, denied: 'bare' },
      plainOptions: 'unless-asked',
      bareUnlistedMethod: true,
      vary: 'always',
      varyOnPreflights: true,
      ownHeaders: 'doubled',
      also: {
        'names-differ':
          'Responses to preflights list only the requested method and the requested headers.',
        'vary-differs':
          'Vary names all three request headers on every preflight, names Origin even if any origin is allowed, and names Origin twice if the application does too.',
        'two-origin-lines': 'Only the first of two Origin lines is read. Browsers send one.',
      },
    },
  },
  usage: [
    'Copy it into a package of the program, and wrap the outermost handler: NewCors().Handler(handler).',
  ],
  print(policy, context) {
    const regex = originRegex(policy)
    return {
      [fileName(context, '.go')]: toText(
        head(this, context, '// '),
        'package main',
        '',
        'import (',
        ...(regex === null ? [] : ['\t"regexp"', '']),
        '\t"github.com/rs/cors"',
        ')',
        '',
        ...(regex === null
          ? []
          : [`var corsOrigins = regexp.MustCompile(${goRaw(`^${regex}$`)})`, '']),
        'func NewCors() *cors.Cors {',
        '\treturn cors.New(cors.Options{',
        regex === null
          ? `\t\tAllowedOrigins:   ${list(['*'])},`
          : '\t\tAllowOriginFunc:  corsOrigins.MatchString,',
        `\t\tAllowedMethods:   ${list(spelledOut(policy.methods))},`,
        `\t\tAllowedHeaders:   ${list(headersOrStar(policy))},`,
        `\t\tExposedHeaders:   ${list(policy.exposed)},`,
        `\t\tAllowCredentials: ${policy.credentials},`,
        `\t\tMaxAge:           ${policy.maxAge},`,
        '\t})',
        '}',
      ),
    }
  },
}

/** jub0bs/cors, whose checks and patterns are the most similar to core's. */
export const goJub0bsCors: Target = {
  row: {
    title: 'Go jub0bs/cors',
    verified: 'source',
    versions: '0.7 and later',
    sources: ['https://github.com/jub0bs/cors/blob/main/config.go'],
    capabilities: {
      ...PLATFORM,
      origins: { ...ALL_ORIGINS, label: false },
      methods: { listed: 'any', any: 'echo' },
      headers: { listed: true, none: true, any: 'echo' },
      preflight: { status: 204, denied: 'refused' },
      plainOptions: true,
      vary: 'always',
      ownHeaders: 'doubled',
      also: { 'vary-differs': 'Vary is left out on OPTIONS requests that are not preflights.' },
    },
  },
  usage: [
    'Copy it into a package of the program, and wrap the outermost handler: middleware.Wrap(handler).',
  ],
  print(policy, context) {
    const { exposed, maxAge, credentials } = policy
    return {
      [fileName(context, '.go')]: toText(
        head(this, context, '// '),
        'package main',
        '',
        'import "github.com/jub0bs/cors"',
        '',
        'func NewCors() (*cors.Middleware, error) {',
        '\treturn cors.NewMiddleware(cors.Config{',
        `\t\tOrigins:         ${list(originList(policy))},`,
        `\t\tCredentialed:    ${credentials},`,
        `\t\tMethods:         ${list(policy.methods.any ? ['*'] : methodsOrStar(policy))},`,
        `\t\tRequestHeaders:  ${list(policy.headers.any ? (credentials ? ['*'] : ['*', 'Authorization']) : headersWithStar(policy))},`,
        // In jub0bs/cors, 0 means five seconds, and -1 means that no response is kept.
        `\t\tMaxAgeInSeconds: ${maxAge === 0 ? -1 : maxAge},`,
        `\t\tResponseHeaders: ${list(exposed)},`,
        '\t})',
        '}',
      ),
    }
  },
}
