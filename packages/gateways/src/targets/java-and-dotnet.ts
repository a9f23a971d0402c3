import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import { csharpVerbatim, plain } from '../text/literals.js'
import { headersOrStar, originRegex, splitOrigins } from './lists.js'
import { ALL_ORIGINS, PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

const list = (names: readonly string[]): string => names.map(plain).join(', ')

/** Spring. It gets a `CorsFilter`, which has an effect with and without Spring Security. */
export const spring: Target = {
  row: {
    title: 'Spring',
    verified: 'source',
    versions: 'Spring Framework 6 and 7',
    sources: [
      'https://docs.spring.io/spring-framework/reference/web/webmvc-cors.html',
      'https://github.com/spring-projects/spring-framework/blob/main/spring-web/src/main/java/org/springframework/web/cors/CorsConfiguration.java',
    ],
    capabilities: {
      ...PLATFORM,
      origins: {
        ...ALL_ORIGINS,
        label: false,
        alsoTakes: 'origins in upper case or with a slash at the end',
      },
      methods: { listed: 'any', any: 'echo' },
      headers: { listed: true, none: true, any: 'echo' },
      preflight: { status: 200, denied: 'refused' },
      plainOptions: true,
      blocksDenied: true,
      bareUnlistedMethod: true,
      vary: 'always',
      varyOnPreflights: true,
      ownHeaders: 'kept',
      also: {
        'error-page': 'A denied preflight gets 403 with the body "Invalid CORS request".',
        'vary-differs': 'Vary names all three request headers of the protocol on every response.',
        'names-differ':
          'Preflights that ask for an unlisted method or header get 403, and exposed headers are sent with preflights too.',
      },
    },
  },
  usage: ['Copy it into a package that Spring scans, and add the package line.'],
  print(policy, context) {
    const { exact, patterns } = splitOrigins(policy)
    const springPatterns = patterns.map(({ pattern }) => pattern.replace(/:\*$/, ':[*]'))
    const { methods, exposed } = policy
    return {
      [fileName(context, '/CorsConfig.java')]: toText(
        head(this, context, '// '),
        'import java.util.List;',
        'import org.springframework.context.annotation.Bean;',
        'import org.springframework.context.annotation.Configuration;',
        'import org.springframework.core.Ordered;',
        'import org.springframework.core.annotation.Order;',
        'import org.springframework.web.cors.CorsConfiguration;',
        'import org.springframework.web.cors.UrlBasedCorsConfigurationSource;',
        'import org.springframework.web.filter.CorsFilter;',
        '',
        '@Configuration',
        'class CorsConfig {',
        '    @Bean',
        '    @Order(Ordered.HIGHEST_PRECEDENCE)',
        '    CorsFilter corsFilter() {',
        '        var cors = new CorsConfiguration();',
        policy.origins === '*'
          ? '        cors.setAllowedOrigins(List.of("*"));'
          : [
              `        cors.setAllowedOrigins(List.of(${list(exact)}));`,
              ...(springPatterns.length > 0
                ? [`        cors.setAllowedOriginPatterns(List.of(${list(springPatterns)}));`]
                : []),
            ],
        `        cors.setAllowedMethods(List.of(${list(methods.any ? ['*'] : methods.names)}));`,
        `        cors.setAllowedHeaders(List.of(${list(headersOrStar(policy))}));`,
        `        cors.setExposedHeaders(List.of(${list(exposed)}));`,
        `        cors.setAllowCredentials(${policy.credentials});`,
        `        cors.setMaxAge(${policy.maxAge}L);`,
        '        var source = new UrlBasedCorsConfigurationSource();',
        '        source.registerCorsConfiguration("/**", cors);',
        '        return new CorsFilter(source);',
        '    }',
        '}',
      ),
    }
  },
}

/**
 * ASP.NET Core. All origins are one regular expression, because its own wildcards match only
 * subdomains.
 */
export const aspnet: Target = {
  row: {
    title: 'ASP.NET Core',
    verified: 'source',
    versions: '8 and later',
    sources: [
      'https://learn.microsoft.com/aspnet/core/security/cors',
      'https://github.com/dotnet/aspnetcore/blob/main/src/Middleware/CORS/src/Infrastructure/CorsService.cs',
    ],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      methods: { listed: 'any', any: 'echo' },
      headers: { listed: true, none: true, any: 'echo' },
      preflight: { status: 204, denied: 'bare' },
      plainOptions: true,
      vary: 'allowed',
      ownHeaders: 'kept',
    },
  },
  usage: [
    'Call builder.Services.AddWebcors() and app.UseCors("@@"), after UseRouting and before authentication.',
  ],
  print(policy, context) {
    const { methods, headers, exposed, credentials, maxAge } = policy
    const regex = originRegex(policy)
    const calls = [
      regex === null
        ? '.AllowAnyOrigin()'
        : `.SetIsOriginAllowed(origin => Regex.IsMatch(origin, ${csharpVerbatim(`^${regex}\\z`)}, RegexOptions.CultureInvariant))`,
      methods.any ? '.AllowAnyMethod()' : `.WithMethods(${list(methods.names)})`,
      ...(headers.any
        ? ['.AllowAnyHeader()']
        : headers.names.length > 0
          ? [`.WithHeaders(${list(headers.names)})`]
          : []),
      ...(exposed.length > 0 ? [`.WithExposedHeaders(${list(exposed)})`] : []),
      credentials ? '.AllowCredentials()' : '.DisallowCredentials()',
      `.SetPreflightMaxAge(TimeSpan.FromSeconds(${maxAge}))`,
    ]
    return {
      [fileName(context, '.cs')]: toText(
        head(this, context, '// '),
        'using System.Text.RegularExpressions;',
        '',
        'public static class WebcorsExtensions',
        '{',
        '    public static IServiceCollection AddWebcors(this IServiceCollection services) =>',
        `        services.AddCors(options => options.AddPolicy(${plain(context.prefix)}, policy => policy`,
        calls.map((call, index) => `            ${call}${index === calls.length - 1 ? '));' : ''}`),
        '}',
      ),
    }
  },
}
