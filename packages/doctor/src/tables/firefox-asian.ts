import type { FirefoxLanguage } from './firefox-language.js'

const JAPANESE: FirefoxLanguage = {
  language: 'ja',
  blocked: [
    'クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、{url} にあるリモートリソースの読み込みは拒否されます',
  ],
  status: ['ステータスコード: {status}', 'ステータスコード {status}'],
  reasons: [
    ['CORSDisabled', '理由: CORS が無効'],
    ['CORSDidNotSucceed2', 'CORS 要求が成功しなかった'],
    ['CORSOriginHeaderNotAdded', 'CORS ヘッダー ‘Origin’ を追加できなかった'],
    ['CORSExternalRedirectNotAllowed', 'CORS 要求の外部リダイレクトは許可されない'],
    ['CORSRequestNotHttp', 'CORS 要求が http でない'],
    ['CORSMissingAllowOrigin2', 'CORS ヘッダー ‘Access-Control-Allow-Origin’ が足りない'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      '複数の CORS ヘッダー ‘Access-Control-Allow-Origin’ は許可されない',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'CORS ヘッダー ‘Access-Control-Allow-Origin’ が ‘{value}’ と異なる',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'CORS ヘッダー ‘Access-Control-Allow-Origin’ が ‘{value}’ に一致しない',
    ],
    [
      'CORSNotSupportingCredentials',
      'CORS ヘッダー ‘Access-Control-Allow-Origin’ が ‘*’ である場合、認証情報はサポートされない',
    ],
    ['CORSMethodNotFound', 'CORS ヘッダー ‘Access-Control-Allow-Methods’ にメソッドが見つからない'],
    [
      'CORSMissingAllowCredentials',
      'CORS ヘッダー ‘Access-Control-Allow-Credentials’ は ‘true’ であるべき',
    ],
    ['CORSPreflightDidNotSucceed3', 'CORS プリフライト応答が成功しなかった'],
    ['CORSPreflightDidNotSucceed3', 'CORS プリフライトチャンネルが継承されていない'],
    [
      'CORSInvalidAllowMethod',
      'CORS ヘッダー ‘Access-Control-Allow-Methods’ に不正なトークン ‘{token}’ が含まれる',
    ],
    [
      'CORSInvalidAllowHeader',
      'CORS ヘッダー ‘Access-Control-Allow-Headers’ に不正なトークン ‘{token}’ が含まれる',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'CORS プリフライト応答の ‘Access-Control-Allow-Headers’ ヘッダーに従い、ヘッダー ‘{header}’ は許可されない',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight',
      'CORS プリフライトチャンネルからの CORS ヘッダー ‘Access-Control-Allow-Headers’ にトークン ‘{header}’ が足りない',
    ],
  ],
}

const CHINESE: FirefoxLanguage = {
  language: 'zh-CN',
  blocked: ['已拦截跨源请求：同源策略禁止读取位于 {url} 的远程资源'],
  status: ['状态码：{status}'],
  reasons: [
    ['CORSDisabled', '原因：CORS 未启用'],
    ['CORSDidNotSucceed2', 'CORS 请求未能成功'],
    ['CORSExternalRedirectNotAllowed', '不允许 CORS 请求外部重定向'],
    ['CORSExternalRedirectNotAllowed', 'CORS 请求外部重定向不被允许'],
    ['CORSRequestNotHttp', 'CORS 请求不是 http'],
    ['CORSMissingAllowOrigin2', 'CORS 头缺少 ‘Access-Control-Allow-Origin’'],
    ['CORSMultipleAllowOriginNotAllowed', '不允许有多个 ‘Access-Control-Allow-Origin’ CORS 头'],
    ['CORSAllowOriginNotMatchingOrigin', 'CORS 头 ‘Access-Control-Allow-Origin’ 不匹配 ‘{value}’'],
    [
      'CORSNotSupportingCredentials',
      '如果 CORS 头 ‘Access-Control-Allow-Origin’ 为 ‘*’，则凭据不受支持',
    ],
    [
      'CORSNotSupportingCredentials',
      '凭据不支持，如果 CORS 头的 ‘Access-Control-Allow-Origin’ 为 ‘*’',
    ],
    ['CORSMethodNotFound', '找不到 CORS 头中的 ‘Access-Control-Allow-Methods’'],
    ['CORSMethodNotFound', 'CORS 头 ‘Access-Control-Allow-Methods’ 中未找到方法'],
    ['CORSMissingAllowCredentials', 'CORS 头中的 ‘Access-Control-Allow-Credentials’ 预期为 ‘true’'],
    ['CORSPreflightDidNotSucceed3', 'CORS 预检响应未能成功'],
    ['CORSPreflightDidNotSucceed3', 'CORS 预检通道未成功'],
    ['CORSInvalidAllowMethod', 'CORS 头 ‘Access-Control-Allow-Methods’ 中的令牌 ‘{token}’ 无效'],
    ['CORSInvalidAllowHeader', 'CORS 头 ‘Access-Control-Allow-Headers’ 中的令牌 ‘{token}’ 无效'],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      '根据 CORS 预检响应的标头 ‘Access-Control-Allow-Headers’，不允许使用标头 ‘{header}’',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight',
      '来自 CORS 预检通道的 CORS 头 ‘Access-Control-Allow-Headers’ 的令牌 ‘{header}’ 无效',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight',
      '来自 CORS 预检通道的 CORS 头 ‘Access-Control-Allow-Headers’ 缺少令牌 ‘{header}’',
    ],
  ],
}

const TAIWANESE: FirefoxLanguage = {
  language: 'zh-TW',
  blocked: ['已封鎖跨來源請求: 同源政策不允許讀取 {url} 的遠端資源'],
  status: ['狀態代碼: {status}'],
  reasons: [
    ['CORSDisabled', '原因: 已停用 CORS'],
    ['CORSDidNotSucceed2', 'CORS 請求未成功'],
    ['CORSDidNotSucceed2', 'CORS 請求失敗'],
    ['CORSOriginHeaderNotAdded', '無法新增 CORS ‘Origin’ 檔頭'],
    ['CORSExternalRedirectNotAllowed', '不允許 CORS 請求被重導到外部'],
    ['CORSRequestNotHttp', 'CORS 請求未使用 http 通訊協定'],
    ['CORSMissingAllowOrigin2', '缺少 CORS ‘Access-Control-Allow-Origin’ 檔頭'],
    ['CORSMultipleAllowOriginNotAllowed', '不允許有多個「Access-Control-Allow-Origin」CORS 標頭'],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'CORS ‘Access-Control-Allow-Origin’ 檔頭不符合「{value}」',
    ],
    [
      'CORSNotSupportingCredentials',
      'CORS ‘Access-Control-Allow-Origin’ 設定為「*」時不支援使用帳號密碼',
    ],
    ['CORSMethodNotFound', 'CORS ‘Access-Control-Allow-Methods’ 檔頭中找不到方法'],
    ['CORSMissingAllowCredentials', 'CORS ‘Access-Control-Allow-Credentials’ 檔頭應為 ‘true’'],
    ['CORSPreflightDidNotSucceed3', 'CORS preflight 回應並未成功'],
    ['CORSInvalidAllowMethod', 'CORS「Access-Control-Allow-Methods」檔頭中的 token「{token}」無效'],
    ['CORSInvalidAllowHeader', 'CORS「Access-Control-Allow-Headers」檔頭中的 token「{token}」無效'],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      '根據 CORS preflight 回應的 ‘Access-Control-Allow-Headers’ 內容，不允許使用檔頭「{header}」',
    ],
  ],
}

const KOREAN: FirefoxLanguage = {
  language: 'ko',
  blocked: [
    '교차 출처 요청 차단: 동일 출처 정책으로 인해 {url} 에 있는 원격 리소스를 차단했습니다',
  ],
  status: ['상태 코드: {status}'],
  reasons: [
    ['CORSDisabled', '원인: CORS 비활성화'],
    ['CORSDidNotSucceed2', 'CORS 요청이 성공하지 못함'],
    ['CORSOriginHeaderNotAdded', 'CORS 헤더 ‘Origin’ 을 추가할 수 없음'],
    ['CORSExternalRedirectNotAllowed', '외부 리다이렉트 CORS 요청을 허용하지 않음'],
    ['CORSRequestNotHttp', 'http가 아닌 CORS 요청'],
    ['CORSMissingAllowOrigin2', '‘Access-Control-Allow-Origin’ CORS 헤더가 없음'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      '여러개의 ‘Access-Control-Allow-Origin’ CORS 헤더 허용되지 않음',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      '‘Access-Control-Allow-Origin’ CORS 헤더가 ‘{value}’ 와 일치하지 않음',
    ],
    [
      'CORSNotSupportingCredentials',
      'CORS 헤더 ‘Access-Control-Allow-Origin’ 이 ‘*’ 이면 자격 증명이 지원되지 않음',
    ],
    ['CORSMethodNotFound', 'CORS 헤더 ‘Access-Control-Allow-Methods’ 의 메서드가 없음'],
    [
      'CORSMissingAllowCredentials',
      'CORS 헤더 ‘Access-Control-Allow-Credentials’ 이 ‘true’ 이어야 함',
    ],
    ['CORSPreflightDidNotSucceed3', 'CORS 사전 점검 응답이 성공하지 못함'],
    [
      'CORSInvalidAllowMethod',
      'CORS 헤더 ‘Access-Control-Allow-Methods’ 에 유효하지 않은 토큰 ‘{token}’',
    ],
    [
      'CORSInvalidAllowHeader',
      'CORS 헤더 ‘Access-Control-Allow-Headers’ 에 유효하지 않은 토큰 ‘{token}’',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'CORS 사전 점검 응답의 헤더 ‘Access-Control-Allow-Headers’ 에 따라 헤더 ‘{header}’ 가 허용되지 않음',
    ],
  ],
}

/** The languages of Asia. */
export const FIREFOX_ASIAN: readonly FirefoxLanguage[] = [JAPANESE, CHINESE, TAIWANESE, KOREAN]
