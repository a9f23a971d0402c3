import { type FixTarget, lines, list } from './fix.js'

/** Frameworks in Ruby, PHP, Java, C# and Go. */
export const OTHER_FRAMEWORKS: readonly FixTarget[] = [
  {
    for: 'Rails',
    language: 'ruby',
    install: 'bundle add rack-cors',
    where: 'Replace the whole content of config/initializers/cors.rb with this.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        'Rails.application.config.middleware.insert_before 0, Rack::Cors do',
        '  allow do',
        '    # Add the other origins that you already allow',
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
      'Replace the whole content of config/cors.php with this (php artisan config:publish cors creates the file), then run php artisan config:clear.',
    write: ({ origins, isCredentialed }) =>
      lines(
        '<?php',
        '',
        'return [',
        "    'paths' => ['*'],",
        "    'allowed_methods' => ['*'],",
        '    // Add the other origins that you already allow',
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
      'Put this at the very start of the script, before any output, session or login, and remove every header("Access-Control-…") that is there.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        '<?php',
        '// Add the other origins that you already allow',
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
      'Put this into a @Configuration class, and remove @CrossOrigin and addCorsMappings. The filter runs before Spring Security, so that preflights need no login.',
    write: ({ origins, isCredentialed }) =>
      lines(
        '@Bean',
        'FilterRegistrationBean<CorsFilter> corsFilter() {',
        '    var cors = new CorsConfiguration();',
        '    // Add the other origins that you already allow',
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
      'Put this into Program.cs: the first part before builder.Build(), the second part right after it and before UseAuthentication. Remove the UseCors that is there.',
    write: ({ origins, isCredentialed }) =>
      lines(
        '// Before builder.Build()',
        'builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy',
        '    // Add the other origins that you already allow',
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
    where: 'Wrap the outermost handler with this, and remove the CORS code that is there.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        'handler := cors.New(cors.Options{',
        '\t// Add the other origins that you already allow',
        `\tAllowedOrigins:   []string{${list(origins, '"')}},`,
        `\tAllowedMethods:   []string{${list(methods, '"')}},`,
        '\tAllowedHeaders:   []string{"*"},',
        `\tAllowCredentials: ${String(isCredentialed)},`,
        '}).Handler(mux)',
        'log.Fatal(http.ListenAndServe(":8080", handler))',
      ),
  },
]
