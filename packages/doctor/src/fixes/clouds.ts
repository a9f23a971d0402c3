import { type FixTarget, lines, list } from './fix.js'

/**
 * Cloud platforms. These fixes follow the documentation of each platform, and no test runs them.
 */
export const CLOUDS: readonly FixTarget[] = [
  {
    for: 'AWS API Gateway (HTTP API)',
    language: 'yaml',
    where:
      'Put this into the HttpApi resource (AWS::ApiGatewayV2::Api). It replaces the CORS headers of the integration. If a $default or ANY route has an authorizer, add a route OPTIONS /{proxy+} without one, because preflights get 401 otherwise.',
    write: ({ origins, isCredentialed, methods, headers }) =>
      lines(
        'CorsConfiguration:',
        '  # Add the other origins that you already allow',
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
      'Put this into the AWS::Serverless::Api resource: SAM creates the OPTIONS methods from it. The function must send the CORS headers itself. GatewayResponses add them to errors of the gateway.',
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
      'Put this into the AWS::Lambda::Url resource, and remove every Access-Control header from the function: browsers refuse doubled headers.',
    write: ({ origins, isCredentialed, methods }) =>
      lines(
        'Cors:',
        '  # Add the other origins that you already allow',
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
      'In the bucket, under Permissions, replace the whole content of "Cross-origin resource sharing (CORS)" with this.',
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
      'Create a response headers policy from this (aws cloudfront create-response-headers-policy), and attach it to the behavior. The cache must keep the responses to different origins apart, so choose the origin request policy CORS-CustomOrigin or CORS-S3Origin.',
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
      'Put this into vercel.json, for functions that do not set the headers themselves. It allows one origin only, and functions must not refuse OPTIONS. Allow OPTIONS in the settings of Deployment Protection too.',
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
      'Put this into the file _headers of the published folder. It covers static files: functions must set their headers themselves.',
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
