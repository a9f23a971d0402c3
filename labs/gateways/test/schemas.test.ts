import { describe, expect, test } from 'vitest'
import { getTransformedRoutes, type Route } from '@vercel/routing-utils'
import type { CorsOptions } from '@webcors/core'
import { type DifferenceCode, exportPolicy, type TargetName } from '@webcors/gateways'
import { checkResource } from '../src/cloud-formation.ts'

const ACCEPT: readonly DifferenceCode[] = [
  'options-answered',
  'own-headers-doubled',
  'preflight-not-answered',
  'actual-bare',
  'unlisted-method-bare',
]

const POLICIES: readonly CorsOptions[] = [
  {
    origin: ['https://app.example.com'],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    allowedHeaders: ['Content-Type', 'X-Token'],
    exposedHeaders: ['ETag'],
    maxAge: 600,
  },
  { origin: '*', methods: ['GET', 'HEAD', 'POST'], allowedHeaders: [], maxAge: 0 },
]

function print(options: CorsOptions, target: TargetName, file: string): Record<string, unknown> {
  const { files } = exportPolicy(options, target, { accept: ACCEPT })
  return JSON.parse(files[file] ?? 'null') as Record<string, unknown>
}

describe.each(POLICIES.map((options, index) => [index, options] as const))(
  'exportPolicy with policy %i',
  (_, options) => {
    test.each([
      ['aws-http-api', 'AWS::ApiGatewayV2::Api'],
      ['lambda-url', 'AWS::Lambda::Url'],
      ['s3', 'AWS::S3::Bucket'],
    ] as const)('prints properties for %s that fit the schema of %s', (target, resource) => {
      const properties = print(options, target, 'cors.cloudformation.json')
      expect(checkResource(resource, properties, true)).toEqual([])
    })

    test('prints a resource for cloudfront that fits its schema', () => {
      const { Type, Properties } = print(options, 'cloudfront', 'cors.cloudformation.json')
      expect(checkResource(Type as string, Properties, false)).toEqual([])
    })

    test('prints resources for aws-rest-api that fit their schemas', () => {
      const { Resources } = print(options, 'aws-rest-api', 'cors.cloudformation.json')
      const resources = Object.values(
        Resources as Record<string, { Type: string; Properties: object }>,
      )
      expect(resources).toHaveLength(3)
      for (const { Type, Properties } of resources)
        expect(checkResource(Type, Properties, false)).toEqual([])
    })

    test("prints routes that Vercel's own converter accepts", () => {
      const { routes } = print(options, 'vercel', 'cors.json')
      const { error } = getTransformedRoutes({ routes: routes as Route[] })
      expect(error).toBeNull()
    })
  },
)

test('checkResource finds a misspelled property, a wrong type and a missing property', () => {
  const rule = { AllowedOrigins: ['*'], AllowedMethods: ['GET'], ExposeHeaders: [], MaxAge: '1' }
  expect(
    checkResource('AWS::S3::Bucket', { CorsConfiguration: { CorsRules: [rule, {}] } }, true),
  ).toEqual([
    'AWS::S3::Bucket.CorsConfiguration.CorsRules[0].ExposeHeaders is not a property',
    'AWS::S3::Bucket.CorsConfiguration.CorsRules[0].MaxAge must be a number',
    'AWS::S3::Bucket.CorsConfiguration.CorsRules[1].AllowedMethods is required',
    'AWS::S3::Bucket.CorsConfiguration.CorsRules[1].AllowedOrigins is required',
  ])
  const { error } = getTransformedRoutes({ routes: [{ src: '/(', status: 204 }] })
  expect(error).not.toBeNull()
})
