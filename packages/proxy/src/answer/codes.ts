/**
 * The reasons for a response of the proxy itself. These stable codes are in the member `code` of
 * the problem document.
 */
export type ProxyCode =
  | 'origin-not-allowed'
  | 'origin-required'
  | 'not-authorized'
  | 'limited'
  | 'too-many-at-once'
  | 'target-unknown'
  | 'target-not-allowed'
  | 'path-not-allowed'
  | 'path-ambiguous'
  | 'method-not-allowed'
  | 'request-too-large'
  | 'request-incomplete'
  | 'upgrade-not-supported'
  | 'address-not-public'
  | 'name-not-found'
  | 'name-timeout'
  | 'upstream-refused'
  | 'upstream-unreachable'
  | 'upstream-connect-timeout'
  | 'upstream-timeout'
  | 'upstream-closed'
  | 'upstream-certificate'
  | 'upstream-tls'
  | 'upstream-invalid'
  | 'response-too-large'
  | 'response-type-refused'
  | 'redirect-refused'
  | 'loop'
  | 'runtime-not-permitted'
  | 'internal'

/**
 * The responses of the proxy itself: status, title, and the error type of `Proxy-Status`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9209#section-2.3
 */
export const PROXY_CODES: Readonly<
  Record<ProxyCode, readonly [status: number, title: string, proxyError: string]>
> = {
  'origin-not-allowed': [403, 'This origin may not use the proxy', 'http_request_denied'],
  'origin-required': [
    403,
    'The proxy answers fetch() of allowed pages only',
    'http_request_denied',
  ],
  'not-authorized': [401, 'The caller is not authorized', 'http_request_denied'],
  limited: [429, 'Too many requests', 'http_request_denied'],
  'too-many-at-once': [503, 'Too many requests at once', 'connection_limit_reached'],
  'target-unknown': [404, 'No target has this path', 'http_request_denied'],
  'target-not-allowed': [403, 'The target does not allow this address', 'http_request_denied'],
  'path-not-allowed': [403, 'The target does not allow this path', 'http_request_denied'],
  'path-ambiguous': [400, 'The path can be read in two ways', 'http_request_error'],
  'method-not-allowed': [405, 'The target does not allow this method', 'http_request_denied'],
  'request-too-large': [413, 'The request body is too long', 'http_request_error'],
  'request-incomplete': [
    400,
    'The request body is shorter than its length says',
    'http_request_error',
  ],
  'upgrade-not-supported': [
    501,
    'The proxy does not pass WebSocket upgrades',
    'http_request_denied',
  ],
  'address-not-public': [
    502,
    'The target is at an address that is not public',
    'destination_ip_prohibited',
  ],
  'name-not-found': [502, 'The name of the target was not found', 'dns_error'],
  'name-timeout': [504, 'The name of the target was not found in time', 'dns_timeout'],
  'upstream-refused': [502, 'The target refused the connection', 'connection_refused'],
  'upstream-unreachable': [502, 'The target cannot be reached', 'destination_ip_unroutable'],
  'upstream-connect-timeout': [
    504,
    'The target did not accept the connection in time',
    'connection_timeout',
  ],
  'upstream-timeout': [504, 'The target did not answer in time', 'http_response_timeout'],
  'upstream-closed': [502, 'The target closed the connection', 'connection_terminated'],
  'upstream-certificate': [
    502,
    'The certificate of the target is not valid',
    'tls_certificate_error',
  ],
  'upstream-tls': [502, 'The TLS handshake with the target failed', 'tls_protocol_error'],
  'upstream-invalid': [502, 'The response of the target is not valid HTTP', 'http_protocol_error'],
  'response-too-large': [502, 'The response body is too long', 'http_response_body_size'],
  'response-type-refused': [
    502,
    'The content type of the response is not allowed',
    'http_protocol_error',
  ],
  'redirect-refused': [502, 'The target redirects to a refused URL', 'http_protocol_error'],
  loop: [508, 'The request has passed this proxy already', 'proxy_loop_detected'],
  'runtime-not-permitted': [
    500,
    'The runtime does not permit the connection',
    'proxy_configuration_error',
  ],
  internal: [500, 'The proxy failed', 'proxy_internal_error'],
}
