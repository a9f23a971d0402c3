import { type FixTarget, lines, list } from './fix.js'

/** Frameworks in Ruby, PHP, Java, C# and Go. */
export const OTHER_FRAMEWORKS: readonly FixTarget[] = [
  {
    for: 'Rails',
    language: 'ruby',
    install: 'bundle add rack-cors',
    where: 'In config/initializers/cors.rb, as its whole content.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        'Rails.application.config.middleware.insert_before 0, Rack::Cors do',
        '  allow do',
        '    # And the other origins that are allowed already',
        `    origins ${list(origins, '"')}`,
        '    resource "*",',
        '      headers: :any,',
        `      methods: [${methods.map((method) => `:${method.toLowerCase()}`).join(', ')}, :options]${isCredentialed ? ',' : ''}`,
        isCredentialed && '      credentials: true',
        '  end',
        'end',
      ),
  },
  {
    for: 'Laravel',
    language: 'php',
    where:
      'In config/cors.php, as its whole content (php artisan config:publish cors makes the file); then php artisan config:clear.',
    write: ({ origins, isCredentialed }) =>
      lines(
        '<?php',
        '',
        'return [',
        "    'paths' => ['*'],",
        "    'allowed_methods' => ['*'],",
        '    // And the other origins that are allowed already',
        `    'allowed_origins' => [${list(origins)}],`,
        "    'allowed_origins_patterns' => [],",
        "    'allowed_headers' => ['*'],",
        "    'exposed_headers' => [],",
        "    'max_age' => 7200,",
        `    'supports_credentials' => ${String(isCredentialed)},`,
        '];',
      ),
  },
  {
    for: 'PHP',
    language: 'php',
    where:
      'At the very start of the script, before any output and any session or login, in place of every header("Access-Control-…") there.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        '<?php',
        '// And the other origins that are allowed already',
        `$origins = [${list(origins)}];`,
        "$origin = $_SERVER['HTTP_ORIGIN'] ?? '';",
        "header('Vary: Origin', false);",
        'if (in_array($origin, $origins, true)) {',
        "    header('Access-Control-Allow-Origin: ' . $origin);",
        isCredentialed && "    header('Access-Control-Allow-Credentials: true');",
        '}',
        "if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS' && isset($_SERVER['HTTP_ACCESS_CONTROL_REQUEST_METHOD'])) {",
        `    header('Access-Control-Allow-Methods: ${methods.join(', ')}');`,
        "    header('Access-Control-Allow-Headers: ' . ($_SERVER['HTTP_ACCESS_CONTROL_REQUEST_HEADERS'] ?? ''));",
        '    http_response_code(204);',
        '    exit;',
        '}',
      ),
  },
  {
    for: 'Spring',
    language: 'java',
    where:
      'Into a @Configuration class, in place of @CrossOrigin and addCorsMappings. It stands before Spring Security, so that preflights meet no login.',
    write: ({ origins, isCredentialed }) =>
      lines(
        '@Bean',
        'FilterRegistrationBean<CorsFilter> corsFilter() {',
        '    var cors = new CorsConfiguration();',
        '    // And the other origins that are allowed already',
        `    cors.setAllowedOrigins(List.of(${list(origins, '"')}));`,
        `    cors.setAllowCredentials(${String(isCredentialed)});`,
        '    cors.addAllowedMethod("*");',
        '    cors.addAllowedHeader("*");',
        '    var source = new UrlBasedCorsConfigurationSource();',
        '    source.registerCorsConfiguration("/**", cors);',
        '    var filter = new FilterRegistrationBean<>(new CorsFilter(source));',
        '    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);',
        '    return filter;',
        '}',
      ),
  },
  {
    for: 'ASP.NET Core',
    language: 'csharp',
    where:
      'In Program.cs: the first part before builder.Build(), the second right after it, before UseAuthentication, in place of the UseCors that is there.',
    write: ({ origins, isCredentialed }) =>
      lines(
        '// Before builder.Build()',
        'builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy',
        '    // And the other origins that are allowed already',
        `    .WithOrigins(${list(origins, '"')})`,
        isCredentialed && '    .AllowCredentials()',
        '    .AllowAnyMethod()',
        '    .AllowAnyHeader()));',
        '',
        '// Right after builder.Build()',
        'app.UseRouting();',
        'app.UseCors();',
      ),
  },
  {
    for: 'Go',
    language: 'go',
    install: 'go get github.com/rs/cors',
    where: 'Around the outermost handler, in place of the CORS code that is there.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        'handler := cors.New(cors.Options{',
        '\t// And the other origins that are allowed already',
        `\tAllowedOrigins:   []string{${list(origins, '"')}},`,
        `\tAllowedMethods:   []string{${list(methods, '"')}},`,
        '\tAllowedHeaders:   []string{"*"},',
        `\tAllowCredentials: ${String(isCredentialed)},`,
        '}).Handler(mux)',
        'log.Fatal(http.ListenAndServe(":8080", handler))',
      ),
  },
]
