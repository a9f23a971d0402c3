import { methodsOrStar, headersWithStar, originList } from './lists.js'
import { PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'
import { type Data, toJson } from '../text/yaml.js'

/** CloudFront adds headers, and leaves the response to a preflight to the origin server. */
export const cloudfront: Target = {
  row: {
    title: 'CloudFront',
    verified: 'docs',
    versions: 'November 2026',
    sources: [
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html',
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cloudfront-responseheaderspolicy-corsconfig.html',
    ],
    capabilities: {
      ...PLATFORM,
      origins: { ...PLATFORM.origins, subdomains: true },
      methods: {
        listed: ['GET', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
        any: 'star',
      },
      preflight: { status: 'upstream', denied: 'upstream' },
      plainOptions: true,
      vary: 'with-origin',
    },
  },
  usage: [],
  print(policy, context) {
    const items = (names: readonly string[]): Data => ({ Items: names })
    const methods = methodsOrStar(policy).map((name) => (name === '*' ? 'ALL' : name))
    return {
      [fileName(context, '.cloudformation.json')]: toJson({
        Type: 'AWS::CloudFront::ResponseHeadersPolicy',
        Properties: {
          ResponseHeadersPolicyConfig: {
            Name: context.prefix,
            CorsConfig: {
              AccessControlAllowOrigins: items(originList(policy)),
              AccessControlAllowMethods: items(methods),
              AccessControlAllowHeaders: items(headersWithStar(policy)),
              ...(policy.exposed.length > 0
                ? { AccessControlExposeHeaders: items(policy.exposed) }
                : {}),
              AccessControlAllowCredentials: policy.credentials,
              AccessControlMaxAgeSec: policy.maxAge,
              OriginOverride: true,
            },
          },
        },
      }),
    }
  },
}
