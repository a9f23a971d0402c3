import { PUT, startExpress } from './diagnose.test-util.js'
import { ALLOW, type Mistake, always, node, two } from './mistakes.test-util.js'

/** Servers that refuse or redirect a preflight, or do not allow what it asks for. */
export const PREFLIGHT_MISTAKES: readonly Mistake[] = [
  {
    name: 'a login before CORS',
    start: node(two([401, {}])),
    asked: PUT,
    code: 'preflight-needs-authentication',
  },
  {
    name: 'a router without OPTIONS',
    start: node(two([404, {}])),
    asked: PUT,
    code: 'preflight-not-handled',
  },
  {
    name: '405 for OPTIONS',
    start: node(two([405, {}])),
    asked: PUT,
    code: 'preflight-not-handled',
  },
  {
    name: 'Express, whose router lists its methods',
    start: () => startExpress((app) => app.put('/', (_, response) => void response.json({}))),
    asked: PUT,
    code: 'preflight-not-handled',
  },
  { name: 'a firewall', start: node(two([403, {}])), asked: PUT, code: 'preflight-refused' },
  {
    name: 'a slash that is added',
    start: node(two([301, { Location: '/a/' }])),
    asked: PUT,
    code: 'preflight-redirect',
    says: /redirects to/,
  },
  {
    name: 'http to https',
    start: node(two([308, { Location: 'https://127.0.0.1/' }])),
    asked: PUT,
    code: 'preflight-redirect',
    says: /from http to https/,
  },
  {
    name: 'a method that is not listed',
    start: node(
      two([
        204,
        {
          ...ALLOW,
          'Access-Control-Allow-Methods': 'GET, POST',
          'Access-Control-Allow-Headers': 'x-cart',
        },
      ]),
    ),
    asked: PUT,
    code: 'preflight-method-not-allowed',
  },
  {
    name: 'a header that is not listed',
    start: node(two([204, { ...ALLOW, 'Access-Control-Allow-Methods': 'PUT' }])),
    asked: PUT,
    code: 'preflight-header-not-allowed',
  },
  {
    name: 'a star in place of Authorization',
    start: node(
      always({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' }),
    ),
    asked: { headers: [['Authorization', 'Bearer x']] },
    code: 'preflight-header-not-allowed',
  },
  {
    name: 'methods with semicolons',
    start: node(
      two([
        204,
        {
          ...ALLOW,
          'Access-Control-Allow-Methods': 'GET; PUT',
          'Access-Control-Allow-Headers': 'x-cart',
        },
      ]),
    ),
    asked: PUT,
    code: 'preflight-invalid-allow-methods',
  },
  {
    name: 'Vercel Deployment Protection',
    start: node(
      two([401, { Server: 'Vercel', 'Set-Cookie': '_vercel_sso_nonce=x; Secure; HttpOnly' }]),
    ),
    asked: PUT,
    code: 'platform-guard',
    says: /Vercel Deployment Protection/,
  },
  {
    name: 'Cloudflare Access',
    start: node(
      two([302, { Location: 'https://team.cloudflareaccess.com/cdn-cgi/access/login/x' }]),
    ),
    asked: PUT,
    code: 'platform-guard',
    says: /Cloudflare Access/,
  },
  {
    name: 'Azure Easy Auth',
    start: node(two([401, { 'WWW-Authenticate': 'Bearer realm="app.azurewebsites.net"' }])),
    asked: PUT,
    code: 'platform-guard',
    says: /Azure/,
  },
  {
    name: 'API Gateway with an authorizer on ANY',
    start: node(
      two([401, { 'apigw-requestid': 'x', 'x-amzn-errortype': 'UnauthorizedException' }]),
    ),
    asked: PUT,
    code: 'platform-guard',
    says: /API Gateway/,
  },
]
