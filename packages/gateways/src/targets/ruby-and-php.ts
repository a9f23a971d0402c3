import { spelledOut } from '../policy/gateway-policy.js'
import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import { singleQuoted } from '../text/literals.js'
import { headersOrStar } from './lists.js'
import { ALL_ORIGINS, PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

/** rack-cors, for Rails and all frameworks that use Rack. */
export const rails: Target = {
  row: {
    title: 'rack-cors',
    verified: 'run',
    versions: '1.1 to 2.0; run on 1.1.1',
    sources: ['https://github.com/cyu/rack-cors'],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      methods: { listed: 'upper-case', any: 'list' },
      headers: { listed: true, none: true, any: 'echo' },
      plainOptions: true,
      bareUnlistedMethod: true,
      vary: 'always',
      needsOrigin: true,
      also: {
        'names-differ':
          'Preflights that ask for an unlisted method or header get no lists, and methods and max-age are sent with actual responses too.',
        'vary-differs':
          'Vary names Origin even if any origin is allowed, and names it twice if the application does too.',
      },
      ownHeaders: 'kept',
    },
  },
  usage: ['Copy it to config/initializers/cors.rb.'],
  print(policy, context) {
    const origins =
      policy.origins === '*'
        ? ["'*'"]
        : policy.origins.map(({ exact, scheme, pattern, regex }) =>
            // In strings, rack-cors supports only these schemes. Inside %r{}, braces must be in
            // pairs, and the braces of a repetition are.
            exact && /^https?$/.test(scheme) ? singleQuoted(pattern) : `%r{\\A${regex}\\z}`,
          )
    const symbols = spelledOut(policy.methods).map((name) => `:${singleQuoted(name.toLowerCase())}`)
    const strings = (names: readonly string[]): string => `[${names.map(singleQuoted).join(', ')}]`
    return {
      [fileName(context, '.rb')]: toText(
        head(this, context, '# '),
        'Rails.application.config.middleware.insert_before 0, Rack::Cors do',
        '  allow do',
        `    origins ${origins.join(', ')}`,
        `    resource '*',`,
        `      headers: ${policy.headers.any ? ':any' : strings(policy.headers.names)},`,
        `      methods: [${symbols.join(', ')}],`,
        // An empty list would be sent as an empty header.
        ...(policy.exposed.length > 0 ? [`      expose: ${strings(policy.exposed)},`] : []),
        `      credentials: ${policy.credentials},`,
        `      max_age: ${policy.maxAge}`,
        '  end',
        'end',
      ),
    }
  },
}

/**
 * Laravel. All origins are written as patterns, because a single plain origin gets no Vary, and a
 * star in a plain origin matches any text.
 */
export const laravel: Target = {
  row: {
    title: 'Laravel',
    verified: 'source',
    versions: 'fruitcake/php-cors 1.3, laravel/framework 9.2 and later',
    sources: [
      'https://laravel.com/docs/routing#cors',
      'https://github.com/fruitcake/php-cors/blob/main/src/CorsService.php',
    ],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      methods: { listed: 'upper-case', any: 'echo' },
      headers: { listed: true, none: true, any: 'echo' },
      preflight: { status: 204, denied: 'bare' },
      vary: 'always',
      varyOnPreflights: true,
      ownHeaders: 'kept',
    },
  },
  usage: ['Copy it to config/cors.php.'],
  print(policy, context) {
    const { origins, methods, exposed } = policy
    const strings = (names: readonly string[]): string => `[${names.map(singleQuoted).join(', ')}]`
    const patterns = origins === '*' ? [] : origins.map(({ regex }) => `#^${regex}\\z#`)
    return {
      [fileName(context, '.php')]: toText(
        '<?php',
        '',
        head(this, context, '// '),
        '',
        'return [',
        `    'paths' => ['*'],`,
        `    'allowed_methods' => ${strings(methods.any ? ['*'] : methods.names)},`,
        `    'allowed_origins' => ${strings(origins === '*' ? ['*'] : [])},`,
        `    'allowed_origins_patterns' => ${strings(patterns)},`,
        `    'allowed_headers' => ${strings(headersOrStar(policy))},`,
        `    'exposed_headers' => ${strings(exposed)},`,
        `    'max_age' => ${policy.maxAge},`,
        `    'supports_credentials' => ${policy.credentials},`,
        '];',
      ),
    }
  },
}
