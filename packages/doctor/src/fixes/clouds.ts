import { type FixTarget, lines, list } from './fix.js'

/** Platforms. These were read in their documentation, and not run. */
export const CLOUDS: readonly FixTarget[] = [
  {
    for: 'AWS API Gateway (HTTP API)',
    language: 'yaml',
    where:
      'Into the HttpApi resource (AWS::ApiGatewayV2::Api). It replaces the CORS headers of the integration. With a $default or ANY route that has an authorizer, add a route OPTIONS /{proxy+} without one: else preflights get 401.',
    write: ({ origins, isCredentialed, methods, headers }) =>
      lines(
        'CorsConfiguration:',
        '  # And the other origins that are allowed already',
        `  AllowOrigins: [${list(origins, '"')}]`,
        `  AllowCredentials: ${String(isCredentialed)}`,
        `  AllowMethods: [${methods.join(', ')}]`,
        `  AllowHeaders: [${headers.map((name) => name.toLowerCase()).join(', ')}]`,
        '  MaxAge: 7200',
      ),
  },
  {
    for: 'AWS API Gateway (REST API)',
    language: 'yaml',
    where:
      'Into the AWS::Serverless::Api resource; SAM makes the OPTIONS methods of it. The function answers the actual requests and must send the headers itself; errors of the gateway need the GatewayResponses.',
    write: ({ origins, isCredentialed, methods, headers }) =>
      lines(
        'Cors:',
        `  AllowOrigin: "'${origins[0] ?? ''}'"`,
        isCredentialed && '  AllowCredentials: true',
        `  AllowMethods: "'${methods.join(',')}'"`,
        `  AllowHeaders: "'${headers.join(',')}'"`,
        'Auth:',
        '  AddDefaultAuthorizerToCorsPreflight: false',
        'GatewayResponses:',
        ...['DEFAULT_4XX', 'DEFAULT_5XX'].flatMap((name) => [
          `  ${name}:`,
          '    ResponseParameters:',
          '      Headers:',
          `        Access-Control-Allow-Origin: "'${origins[0] ?? ''}'"`,
        ]),
      ),
  },
  {
    for: 'AWS Lambda function URL',
    language: 'yaml',
    where:
      'Into the AWS::Lambda::Url resource, and take every Access-Control header out of the function: both add theirs, and two make none.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        'Cors:',
        '  # And the other origins that are allowed already',
        `  AllowOrigins: [${list(origins, '"')}]`,
        `  AllowCredentials: ${String(isCredentialed)}`,
        `  AllowMethods: [${methods.join(', ')}]`,
        '  AllowHeaders: ["*"]',
        '  MaxAge: 7200',
      ),
  },
  {
    for: 'Amazon S3',
    language: 'json',
    where:
      'In the bucket under Permissions, "Cross-origin resource sharing (CORS)", as its whole content.',
    write: ({ origins, methods }) =>
      JSON.stringify(
        [
          {
            AllowedOrigins: origins,
            AllowedMethods: methods.filter((method) =>
              /^(?:GET|HEAD|PUT|POST|DELETE)$/.test(method),
            ),
            AllowedHeaders: ['*'],
            ExposeHeaders: ['ETag'],
            MaxAgeSeconds: 3000,
          },
        ],
        null,
        2,
      ),
  },
  {
    for: 'Amazon CloudFront',
    language: 'json',
    where:
      'As a response headers policy of the behavior (aws cloudfront create-response-headers-policy). The cache must tell origins apart: choose the origin request policy CORS-CustomOrigin or CORS-S3Origin.',
    write: ({ origins, isCredentialed, methods, headers }) =>
      JSON.stringify(
        {
          Name: 'cors',
          CorsConfig: {
            AccessControlAllowOrigins: { Quantity: origins.length, Items: origins },
            AccessControlAllowCredentials: isCredentialed,
            AccessControlAllowMethods: { Quantity: methods.length, Items: methods },
            AccessControlAllowHeaders: { Quantity: headers.length, Items: headers },
            OriginOverride: true,
          },
        },
        null,
        2,
      ),
  },
  {
    for: 'Vercel',
    language: 'json',
    where:
      'Into vercel.json, for functions that do not set the headers themselves. It knows one origin, and no preflight of a function that refuses OPTIONS. Deployment Protection answers preflights with 401: allow OPTIONS in its settings.',
    write: ({ origins, isCredentialed, methods, headers }) =>
      JSON.stringify(
        {
          headers: [
            {
              source: '/api/(.*)',
              headers: [
                { key: 'Access-Control-Allow-Origin', value: origins[0] },
                ...(isCredentialed
                  ? [{ key: 'Access-Control-Allow-Credentials', value: 'true' }]
                  : []),
                { key: 'Access-Control-Allow-Methods', value: methods.join(', ') },
                { key: 'Access-Control-Allow-Headers', value: headers.join(', ') },
                { key: 'Vary', value: 'Origin' },
              ],
            },
          ],
        },
        null,
        2,
      ),
  },
  {
    for: 'Netlify',
    language: 'text',
    where:
      'Into the file _headers of the published folder: for static files. Functions set their headers themselves.',
    write: ({ origins, isCredentialed, methods, headers }) =>
      lines(
        '/*',
        `  Access-Control-Allow-Origin: ${origins[0] ?? ''}`,
        isCredentialed && '  Access-Control-Allow-Credentials: true',
        `  Access-Control-Allow-Methods: ${methods.join(', ')}`,
        `  Access-Control-Allow-Headers: ${headers.join(', ')}`,
        '  Vary: Origin',
      ),
  },
]
