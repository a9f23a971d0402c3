import { describe, expect, test } from 'vitest'
import { exportPolicy } from '../export-policy.js'
import { printPath } from './apache-path.js'

/** Evaluates the printed lines as Apache does, except that `*+` has no counterpart here. */
function judge(path: string, target: string): 'inside' | 'unclear' | 'outside' {
  const [dots, spelled] = printPath(path, 'P').map((line) => {
    const [, regex = ''] = /unescape\(\$1\) =~ m#(.+?)#i/.exec(line) ?? []
    return new RegExp(regex.replaceAll('*+', '*'), 'i')
  })
  const sent = target.replace(/\?.*$/, '')
  const decoded = sent.replaceAll(/%(?!2f)[0-9a-f]{2}/gi, decodeURIComponent)
  if (/%(?![0-9a-f]{2})/i.test(sent) || dots?.test(decoded)) return 'unclear'
  return spelled?.test(decoded) ? 'inside' : 'outside'
}

describe('printPath', () => {
  test('printPath prints regular expressions that Apache applies to the decoded path', () => {
    expect(printPath('/v1.0', 'CORS')).toEqual([
      String.raw`SetEnvIfExpr "%{THE_REQUEST} =~ m#^[^ ]+ ([^? ]*)# && (unescape($1) == '' || unescape($1) =~ m#(?:[/\x5c]|%2f)\.\.(?:[/;\x5c]|%2f|$)#i)" CORS_UNCLEAR`,
      String.raw`SetEnvIfExpr "-n reqenv('CORS_UNCLEAR') || (%{THE_REQUEST} =~ m#^[^ ]+ ([^? ]*)# && unescape($1) =~ m#^(?:[a-z][a-z0-9+.-]*:(?://[^/]*)?)?(?:(?:;[^/]*)?/|\x5c|%2f)(?:\.?(?:(?:;[^/]*)?/|\x5c|%2f))*+v1\.0#i)" CORS_HERE`,
    ])
  })

  test.each([
    ['/api/x', 'inside'],
    ['/%61pi/x', 'inside'],
    ['/API/x', 'inside'],
    ['//api//x', 'inside'],
    ['/./api/x', 'inside'],
    ['/%2e//api/x', 'inside'],
    ['/api%2Fx', 'inside'],
    ['/%5c%61pi/x', 'inside'],
    ['/api;v=1/x', 'inside'],
    ['/.;v/api/x', 'inside'],
    ['/;v=%5C1/api/x', 'inside'],
    ['http://api.example.com/%61pi/x', 'inside'],
    ['HTTP://[::1]:80//api/x', 'inside'],
    ['/x/../api/x', 'unclear'],
    ['/x/%2e%2E/api/x', 'unclear'],
    ['/x%2f../api/x', 'unclear'],
    ['/x/..;/api/x', 'unclear'],
    ['/api/..', 'unclear'],
    ['/%zz/api/', 'unclear'],
    ['/', 'outside'],
    ['/apis/', 'outside'],
    ['/x/api/', 'outside'],
    ['/.api/', 'outside'],
    ['/x?/../api/', 'outside'],
    ['/%2561pi/', 'outside'],
    ['http://api/x', 'inside'],
    ['http://example.com/api', 'outside'],
    ['*', 'outside'],
  ])('a policy for /api/ finds the request target %s %s', (target, found) => {
    expect(judge('/api/', target)).toBe(found)
  })

  test.each([
    ['/', '/anything', 'inside'],
    ['/', '*', 'outside'],
    ['//a/./b/', '/a/b/x', 'inside'],
    ['/.well-known/', '/.well-known/x', 'inside'],
    ['/.well-known/', '/./.well-known/x', 'inside'],
    ['/.well-known/', '/-well-known/x', 'outside'],
    ['/v1.0', '/v1x0', 'outside'],
  ])('a policy for %s finds the request target %s %s', (path, target, found) => {
    expect(judge(path, target)).toBe(found)
  })

  test('exportPolicy gives a path that is unclear no permission in Apache', () => {
    const policy = { origin: 'https://app.example.com', allowedHosts: ['api.example.com'] }
    const { files, exact } = exportPolicy(policy, 'apache', { path: '/api/' })
    expect(exact).toBe(true)
    expect(files['cors.conf']).toContain(
      `SetEnvIfExpr "-n reqenv('CORS_HERE') && -z reqenv('CORS_UNCLEAR') && -n reqenv('CORS_HOSTED') && reqenv('CORS_LISTED') =~ /^(.+)$/" CORS_FROM=$1`,
    )
    expect(exportPolicy(policy, 'apache').files['cors.conf']).not.toContain('UNCLEAR')
  })
})
