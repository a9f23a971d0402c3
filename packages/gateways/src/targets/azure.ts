import { toText, indent } from '../text/block.js'
import { head } from '../text/head.js'
import { xmlComment, xmlText } from '../text/xml.js'
import { toJson } from '../text/yaml.js'
import { headersWithStar, methodsOrStar, originList } from './lists.js'
import { PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

/** Azure App Service and Functions, which support only origins and credentials. */
export const azureAppService: Target = {
  row: {
    title: 'Azure App Service',
    verified: 'docs',
    versions: 'November 2026',
    sources: ['https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api'],
    capabilities: {
      ...PLATFORM,
      methods: { listed: 'never', any: 'echo' },
      headers: { listed: false, none: false, any: 'echo' },
      exposed: 'never',
      maxAge: 'never',
    },
  },
  usage: [],
  print(policy, context) {
    return {
      [fileName(context, '.json')]: toJson({
        siteConfig: {
          cors: { allowedOrigins: originList(policy), supportCredentials: policy.credentials },
        },
      }),
    }
  },
}

/** Azure Container Apps. */
export const azureContainerApps: Target = {
  row: {
    title: 'Azure Container Apps',
    verified: 'docs',
    versions: 'November 2026',
    sources: ['https://learn.microsoft.com/azure/container-apps/cors'],
    capabilities: PLATFORM,
  },
  usage: [],
  print(policy, context) {
    return {
      [fileName(context, '.json')]: toJson({
        configuration: {
          ingress: {
            corsPolicy: {
              allowedOrigins: originList(policy),
              allowedMethods: methodsOrStar(policy),
              allowedHeaders: headersWithStar(policy),
              exposeHeaders: policy.exposed,
              maxAge: policy.maxAge,
              allowCredentials: policy.credentials,
            },
          },
        },
      }),
    }
  },
}

/**
 * Azure API Management. Without `terminate-unmatched-request="false"`, a denied GET gets an empty
 * 200 in place of its response. The order of the elements matters.
 */
export const azureApiManagement: Target = {
  row: {
    title: 'Azure API Management',
    verified: 'docs',
    versions: 'November 2026',
    sources: ['https://learn.microsoft.com/azure/api-management/cors-policy'],
    capabilities: PLATFORM,
  },
  usage: ['Put it into the inbound section of a policy.'],
  print(policy, context) {
    const list = (element: string, child: string, values: readonly string[], attributes = '') =>
      values.length === 0
        ? []
        : [
            `<${element}${attributes}>`,
            ...values.map((value) => `    <${child}>${xmlText(value)}</${child}>`),
            `</${element}>`,
          ]
    const maxAge = ` preflight-result-max-age="${policy.maxAge}"`
    return {
      [fileName(context, '.xml')]: toText(
        xmlComment(head(this, context, '')),
        `<cors allow-credentials="${policy.credentials}" terminate-unmatched-request="false">`,
        indent([
          ...list('allowed-origins', 'origin', originList(policy)),
          ...list('allowed-methods', 'method', methodsOrStar(policy), maxAge),
          ...list('allowed-headers', 'header', headersWithStar(policy)),
          ...list('expose-headers', 'header', policy.exposed),
        ]),
        '</cors>',
      ),
    }
  },
}
