import type { GatewayPolicy } from '../policy/gateway-policy.js'
import { type Data, toJson } from '../text/yaml.js'
import { headersWithStar, methodsOrStar, originList } from './lists.js'
import { PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

/**
 * API Gateway HTTP API, which answers preflights itself, and removes CORS headers of the
 * integration.
 */
export const awsHttpApi: Target = {
  row: {
    title: 'API Gateway HTTP API',
    verified: 'docs',
    versions: 'November 2026',
    sources: [
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-apigatewayv2-api-cors.html',
    ],
    capabilities: { ...PLATFORM, preflight: { status: 204, denied: 'bare' } },
  },
  usage: [
    'Put %.cloudformation.json into the properties of AWS::ApiGatewayV2::Api, or merge %.openapi.json into the OpenAPI document.',
  ],
  print(policy, context) {
    return {
      [fileName(context, '.cloudformation.json')]: toJson({
        CorsConfiguration: {
          AllowOrigins: originList(policy),
          AllowMethods: methodsOrStar(policy),
          ...(headersWithStar(policy).length > 0 ? { AllowHeaders: headersWithStar(policy) } : {}),
          ...(policy.exposed.length > 0 ? { ExposeHeaders: policy.exposed } : {}),
          AllowCredentials: policy.credentials,
          MaxAge: policy.maxAge,
        },
      }),
      [fileName(context, '.openapi.json')]: toJson({
        'x-amazon-apigateway-cors': {
          allowOrigins: originList(policy),
          allowMethods: methodsOrStar(policy),
          ...(headersWithStar(policy).length > 0 ? { allowHeaders: headersWithStar(policy) } : {}),
          ...(policy.exposed.length > 0 ? { exposeHeaders: policy.exposed } : {}),
          allowCredentials: policy.credentials,
          maxAge: policy.maxAge,
        },
      }),
    }
  },
}

/**
 * Lambda function URL, which adds its headers to those of the function: only one of the two may
 * send CORS headers.
 */
export const lambdaUrl: Target = {
  row: {
    title: 'Lambda function URL',
    verified: 'docs',
    versions: 'November 2026',
    sources: ['https://docs.aws.amazon.com/lambda/latest/api/API_Cors.html'],
    capabilities: {
      ...PLATFORM,
      origins: { ...PLATFORM.origins, limit: 100 },
      methods: { listed: ['GET', 'PUT', 'HEAD', 'POST', 'PATCH', 'DELETE'], any: 'star' },
      ownHeaders: 'doubled',
    },
  },
  usage: [
    'Put it into the properties of AWS::Lambda::Url. The function itself sends no CORS headers.',
  ],
  print(policy, context) {
    return {
      [fileName(context, '.cloudformation.json')]: toJson({
        Cors: {
          AllowOrigins: originList(policy),
          AllowMethods: methodsOrStar(policy),
          ...(headersWithStar(policy).length > 0 ? { AllowHeaders: headersWithStar(policy) } : {}),
          ...(policy.exposed.length > 0 ? { ExposeHeaders: policy.exposed } : {}),
          AllowCredentials: policy.credentials,
          MaxAge: policy.maxAge,
        },
      }),
    }
  },
}

/**
 * API Gateway REST API. Its header values are fixed, so it can allow any origin or a single one.
 */
export const awsRestApi: Target = {
  row: {
    title: 'API Gateway REST API',
    verified: 'docs',
    versions: 'November 2026',
    sources: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html'],
    capabilities: {
      ...PLATFORM,
      origins: { ...PLATFORM.origins, limit: 1 },
      methods: { listed: 'any', any: 'star' },
      preflight: { status: 'both', denied: 'shown' },
      // Headers that do not depend on the request need no Vary.
      vary: 'always',
      varyOnPreflights: true,
      ownHeaders: 'kept',
      bareActual: true,
      showsDenied: true,
    },
  },
  usage: [
    'Merge %.openapi.json into each path of the OpenAPI document, or put the resources of %.cloudformation.json beside your own.',
  ],
  print(policy, context) {
    return {
      [fileName(context, '.openapi.json')]: toJson(restOpenApi(policy)),
      [fileName(context, '.cloudformation.json')]: toJson(restCloudFormation(policy)),
    }
  },
}

function preflightHeaders(policy: GatewayPolicy): readonly (readonly [string, string])[] {
  const headers = headersWithStar(policy).join(',')
  return [
    ...errorHeaders(policy),
    ['Access-Control-Allow-Methods', policy.methods.names.join(',')],
    ...(headers === '' ? [] : [['Access-Control-Allow-Headers', headers] as const]),
    ['Access-Control-Max-Age', String(policy.maxAge)],
  ]
}

function errorHeaders(policy: GatewayPolicy): readonly (readonly [string, string])[] {
  return [
    ['Access-Control-Allow-Origin', originList(policy)[0] ?? ''],
    ...(policy.credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
  ]
}

/**
 * Writes fixed values in single quotes, because API Gateway reads other values as mapping
 * expressions.
 */
function fixed(prefix: string, headers: readonly (readonly [string, string])[]): Data {
  return Object.fromEntries(headers.map(([name, value]) => [prefix + name, `'${value}'`]))
}

function restOpenApi(policy: GatewayPolicy): Data {
  const status = String(policy.preflightStatus)
  const headers = preflightHeaders(policy)
  const errors = { responseParameters: fixed('gatewayresponse.header.', errorHeaders(policy)) }
  return {
    'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: errors, DEFAULT_5XX: errors },
    options: {
      responses: {
        [status]: {
          description: 'The response to a preflight',
          headers: Object.fromEntries(
            headers.map(([name]) => [name, { schema: { type: 'string' } }]),
          ),
        },
      },
      'x-amazon-apigateway-integration': {
        type: 'mock',
        requestTemplates: { 'application/json': `{"statusCode": ${status}}` },
        responses: {
          default: {
            statusCode: status,
            responseParameters: fixed('method.response.header.', headers),
          },
        },
      },
    },
  }
}

function restCloudFormation(policy: GatewayPolicy): Data {
  const status = String(policy.preflightStatus)
  const headers = preflightHeaders(policy)
  const gatewayResponse = (type: string): Data => ({
    Type: 'AWS::ApiGateway::GatewayResponse',
    Properties: {
      ResponseType: type,
      RestApiId: { Ref: 'RestApi' },
      ResponseParameters: fixed('gatewayresponse.header.', errorHeaders(policy)),
    },
  })
  return {
    Resources: {
      CorsPreflight: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: { Ref: 'RestApi' },
          ResourceId: { Ref: 'Resource' },
          HttpMethod: 'OPTIONS',
          AuthorizationType: 'NONE',
          Integration: {
            Type: 'MOCK',
            RequestTemplates: { 'application/json': `{"statusCode": ${status}}` },
            IntegrationResponses: [
              { StatusCode: status, ResponseParameters: fixed('method.response.header.', headers) },
            ],
          },
          MethodResponses: [
            {
              StatusCode: status,
              ResponseParameters: Object.fromEntries(
                headers.map(([name]) => [`method.response.header.${name}`, true]),
              ),
            },
          ],
        },
      },
      CorsClientErrors: gatewayResponse('DEFAULT_4XX'),
      CorsServerErrors: gatewayResponse('DEFAULT_5XX'),
    },
  }
}
