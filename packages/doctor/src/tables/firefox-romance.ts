import type { FirefoxLanguage } from './firefox-language.js'

const PORTUGUESE: FirefoxLanguage = {
  language: 'pt-BR',
  blocked: [
    'Requisição cross-origin bloqueada: A política de mesma origem (Same Origin Policy) impede a leitura do recurso remoto em {url}',
    'Requisição cross-origin bloqueada: A diretiva Same Origin (mesma origem) não permite a leitura do recurso remoto em {url}',
  ],
  status: ['Código de status: {status}'],
  reasons: [
    ['CORSDisabled', 'motivo: CORS desativado'],
    ['CORSDidNotSucceed2', 'falha na requisição CORS'],
    ['CORSOriginHeaderNotAdded', 'cabeçalho ‘Origin’ do CORS não pode ser adicionado'],
    ['CORSExternalRedirectNotAllowed', 'redirecionamento externo de requisição CORS não permitido'],
    ['CORSRequestNotHttp', 'requisição CORS não é http'],
    ['CORSMissingAllowOrigin2', 'falta cabeçalho ‘Access-Control-Allow-Origin’ no CORS'],
    ['CORSMissingAllowOrigin2', 'o cabeçalho CORS ‘Access-Control-Allow-Origin’ não está presente'],
    ['CORSPreflightDidNotSucceed3', 'a pré-conexão CORS falhou'],
    ['CORSMissingAllowOrigin2', 'falta cabeçalho ‘Access-Control-Allow-Origin’ do CORS'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      'não é permitido vários cabeçalhos ‘Access-Control-Allow-Origin’ no CORS',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'cabeçalho ‘Access-Control-Allow-Origin’ do CORS não corresponde a ‘{value}’',
    ],
    [
      'CORSNotSupportingCredentials',
      'credencial não suportada se o cabeçalho ‘Access-Control-Allow-Origin’ do CORS for ‘*’',
    ],
    [
      'CORSMethodNotFound',
      'método não encontrado no cabeçalho ‘Access-Control-Allow-Methods’ do CORS',
    ],
    [
      'CORSMissingAllowCredentials',
      'esperado ‘true’ no cabeçalho ‘Access-Control-Allow-Credentials’ do CORS',
    ],
    ['CORSPreflightDidNotSucceed3', 'falha na resposta de comprovação (preflight) do CORS'],
    [
      'CORSInvalidAllowMethod',
      'token ‘{token}’ inválido no cabeçalho ‘Access-Control-Allow-Methods’ do CORS',
    ],
    [
      'CORSInvalidAllowHeader',
      'token ‘{token}’ inválido no cabeçalho ‘Access-Control-Allow-Headers’ do CORS',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'header ‘{header}’ não permitido, de acordo com o header ‘Access-Control-Allow-Headers’ da resposta de comprovação (preflight) do CORS',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight',
      'falta token ‘{header}’ no cabeçalho ‘Access-Control-Allow-Headers’ do CORS',
    ],
  ],
}

const ITALIAN: FirefoxLanguage = {
  language: 'it',
  blocked: [
    'Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine non consente la lettura della risorsa remota da {url}',
  ],
  status: ['Codice di stato: {status}'],
  reasons: [
    ['CORSDisabled', 'Motivo: CORS disattivato'],
    ['CORSDidNotSucceed2', 'richiesta CORS non riuscita'],
    ['CORSOriginHeaderNotAdded', 'impossibile aggiungere l’header CORS “origin”'],
    ['CORSExternalRedirectNotAllowed', 'redirect non consentito per richiesta CORS esterna'],
    ['CORSRequestNotHttp', 'richiesta CORS non http'],
    ['CORSMissingAllowOrigin2', 'header CORS “Access-Control-Allow-Origin” mancante'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      'header CORS “Access-Control-Allow-Origin” multipli non consentiti',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'header CORS “Access-Control-Allow-Origin” non corrisponde a “{value}”',
    ],
    [
      'CORSNotSupportingCredentials',
      'le credenziali non sono supportate se l’header CORS “Access-Control-Allow-Origin” è “*”',
    ],
    ['CORSMethodNotFound', 'metodo “Access-Control-Allow-Methods” non trovato in header CORS'],
    [
      'CORSMissingAllowCredentials',
      'previsto “true” in header CORS “Access-Control-Allow-Credentials”',
    ],
    ['CORSPreflightDidNotSucceed3', 'risposta CORS preliminare (“preflight”) non riuscita'],
    [
      'CORSInvalidAllowMethod',
      'token “{token}” non valido in header CORS “Access-Control-Allow-Methods”',
    ],
    [
      'CORSInvalidAllowHeader',
      'token “{token}” non valido in header CORS “Access-Control-Allow-Headers”',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'l’header “{header}” non è consentito a causa dell’header “Access-Control-Allow-Headers” nella risposta CORS preliminare (“preflight”)',
    ],
  ],
}

const DUTCH: FirefoxLanguage = {
  language: 'nl',
  blocked: [
    'Cross-Origin-aanvraag geblokkeerd: de Same Origin Policy staat het lezen van de externe bron op {url} niet toe',
  ],
  status: ['Statuscode: {status}'],
  reasons: [
    ['CORSDisabled', 'Reden: CORS is uitgeschakeld'],
    ['CORSDidNotSucceed2', 'CORS-aanvraag is niet gelukt'],
    ['CORSOriginHeaderNotAdded', '‘Origin’ van CORS-header kan niet worden toegevoegd'],
    ['CORSExternalRedirectNotAllowed', 'externe omleiding van CORS-aanvraag niet toegestaan'],
    ['CORSRequestNotHttp', 'CORS-aanvraag is geen http'],
    ['CORSMissingAllowOrigin2', 'CORS-header ‘Access-Control-Allow-Origin’ ontbreekt'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      'meerdere CORS-headers ‘Access-Control-Allow-Origin’ niet toegestaan',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'CORS-header ‘Access-Control-Allow-Origin’ komt niet overeen met ‘{value}’',
    ],
    [
      'CORSNotSupportingCredentials',
      'credential/referentie wordt niet ondersteund als de CORS-header ‘Access-Control-Allow-Origin’ ‘*’ is',
    ],
    [
      'CORSMethodNotFound',
      'de methode in CORS-header ‘Access-Control-Allow-Methods’ werd niet gevonden',
    ],
    [
      'CORSMissingAllowCredentials',
      '‘true’ verwacht in CORS-header ‘Access-Control-Allow-Credentials’',
    ],
    ['CORSPreflightDidNotSucceed3', 'CORS-preflight-antwoord is niet gelukt'],
    [
      'CORSInvalidAllowMethod',
      'ongeldig token ‘{token}’ in CORS-header ‘Access-Control-Allow-Methods’',
    ],
    [
      'CORSInvalidAllowHeader',
      'ongeldig token ‘{token}’ in CORS-header ‘Access-Control-Allow-Headers’',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'header ‘{header}’ is volgens header ‘Access-Control-Allow-Headers’ van het CORS-preflight-antwoord niet toegestaan',
    ],
  ],
}

/** More languages of western Europe and the Americas. */
export const FIREFOX_ROMANCE: readonly FirefoxLanguage[] = [PORTUGUESE, ITALIAN, DUTCH]
