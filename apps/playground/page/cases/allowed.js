/** @import { CaseGroup } from '../types.ts' */

const JSON_TYPE = { 'Content-Type': 'application/json' }

/** @type {CaseGroup} */
export const allowed = {
  id: 'allowed',
  title: 'Allowed',
  lead: 'The page may read the answer. Where the browser asks first, with a preflight, one answer is good for every request that may follow.',
  cases: [
    {
      id: 'public',
      title: 'A public API: anyone may read',
      why: 'The answer is the same for every origin, so it says “*” and sends no Vary: Origin, which would only split shared caches.',
      docs: 'recipes/cdn.html#what-anyone-may-read',
      steps: [{ method: 'GET', path: '/public/weather' }],
      expect: {
        outcome: 'read',
        exchanges: ['GET 200'],
        reason: null,
        handlerRan: true,
        sent: { 'Access-Control-Allow-Origin': '*', Vary: null },
      },
    },
    {
      id: 'any-header',
      title: 'Any method and any header, Authorization too',
      why: '“*” does not cover Authorization, and browsers cache it badly. So the names are spelled out: the well-known methods, and the headers that were asked for.',
      docs: 'decisions/003-the-star-is-spelled-out.html',
      steps: [
        {
          method: 'PATCH',
          path: '/public/weather',
          headers: { Authorization: 'Bearer abc', 'X-Trace': '1' },
        },
      ],
      expect: {
        outcome: 'read',
        exchanges: ['OPTIONS 204', 'PATCH 200'],
        reason: null,
        handlerRan: true,
      },
    },
    {
      id: 'session',
      title: 'Sign in, then read with the cookie',
      why: 'With credentials the origin is named and never “*”. This API stands at another origin of the page’s own site, as api.example.com does to app.example.com, for browsers may keep cookies from other sites.',
      docs: 'recipes/cookies.html',
      steps: [
        {
          method: 'POST',
          path: '/session/sign-in',
          headers: JSON_TYPE,
          body: '{"name":"Ada"}',
          credentials: 'include',
          sameSite: true,
        },
        { method: 'GET', path: '/session/me', credentials: 'include', sameSite: true },
      ],
      expect: {
        outcome: 'read',
        exchanges: ['OPTIONS 204', 'POST 200', 'GET 200'],
        reason: null,
        handlerRan: true,
        sent: {
          'Access-Control-Allow-Origin': '{page}',
          'Access-Control-Allow-Credentials': 'true',
          Vary: 'Origin',
        },
      },
    },
    {
      id: 'listed',
      title: 'A listed method, listed headers',
      why: 'The preflight’s answer is the whole list. The page reads ETag and X-Total-Count, which the policy exposes.',
      docs: 'protocol.html#what-goes-on-the-wire',
      steps: [
        {
          method: 'PUT',
          path: '/articles/1',
          headers: { ...JSON_TYPE, 'X-Request-Id': '1' },
          body: '{"title":"Vary, and why"}',
        },
      ],
      expect: {
        outcome: 'read',
        exchanges: ['OPTIONS 204', 'PUT 200'],
        reason: null,
        handlerRan: true,
        readable: { ETag: '"v7"', 'X-Total-Count': '42' },
        sent: { 'Access-Control-Allow-Origin': '{page}', Vary: 'Origin' },
      },
    },
    {
      id: 'one-preflight',
      title: 'One preflight for three different requests',
      why: 'The answer does not depend on what was asked, so the browser keeps it and asks once. (It asks each time while “Disable cache” is on in the developer tools.)',
      docs: 'decisions/002-the-answer-is-the-whole-policy.html',
      steps: [
        { method: 'PUT', path: '/articles/1', headers: JSON_TYPE, body: '{}' },
        { method: 'DELETE', path: '/articles/1' },
        { method: 'GET', path: '/articles/1', headers: { 'X-Request-Id': '3' } },
      ],
      expect: {
        outcome: 'read',
        exchanges: ['OPTIONS 204', 'PUT 200', 'DELETE 200', 'GET 200'],
        reason: null,
        handlerRan: true,
      },
    },
    {
      id: 'pattern',
      title: 'A pattern: any port of localhost',
      why: 'The origin is parsed and looked up. No regular expression is run over it, so none can be wrong.',
      docs: 'recipes/preview-deployments.html',
      steps: [{ method: 'GET', path: '/previews/42' }],
      expect: {
        outcome: 'read',
        exchanges: ['GET 200'],
        reason: null,
        handlerRan: true,
        sent: { 'Access-Control-Allow-Origin': '{page}', Vary: 'Origin' },
      },
    },
    {
      id: 'predicate',
      title: 'A function that asks a database',
      why: 'Only the answer true allows. A function that throws, takes too long or answers anything else denies.',
      docs: 'recipes/tenants.html#customers-origins-from-a-database',
      steps: [{ method: 'GET', path: '/tenants/me' }],
      expect: {
        outcome: 'read',
        exchanges: ['GET 200'],
        reason: null,
        handlerRan: true,
        sent: { 'Access-Control-Allow-Origin': '{page}', Vary: 'Origin' },
      },
    },
  ],
}
