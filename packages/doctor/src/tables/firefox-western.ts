import type { FirefoxLanguage } from './firefox-language.js'

const GERMAN: FirefoxLanguage = {
  language: 'de',
  blocked: [
    'Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf {url}',
  ],
  status: ['Statuscode: {status}'],
  reasons: [
    ['CORSDisabled', 'Grund: CORS deaktiviert'],
    ['CORSDidNotSucceed2', 'CORS-Anfrage schlug fehl'],
    ['CORSOriginHeaderNotAdded', 'CORS-Kopfzeile ‘Origin’ konnte nicht hinzugefügt werden'],
    ['CORSExternalRedirectNotAllowed', 'Externe Weiterleitung der CORS-Anfrage verboten'],
    ['CORSRequestNotHttp', 'CORS-Anfrage war nicht http'],
    ['CORSMissingAllowOrigin2', 'CORS-Kopfzeile ‘Access-Control-Allow-Origin’ fehlt'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      'Es darf nur ein eine CORS-Kopfzeile ‘Access-Control-Allow-Origin’ verwendet werden',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'CORS-Kopfzeile ‘Access-Control-Allow-Origin’ stimmt nicht mit ‘{value}’ überein',
    ],
    [
      'CORSNotSupportingCredentials',
      'Berechtigung/Credential wird nicht unterstützt, wenn die CORS-Kopfzeile ‘Access-Control-Allow-Origin’ auf ‘*’ gesetzt ist',
    ],
    [
      'CORSMethodNotFound',
      'Methode nicht in CORS-Kopfzeile ‘Access-Control-Allow-Methods’ gefunden',
    ],
    [
      'CORSMissingAllowCredentials',
      '‘true’ in CORS-Kopfzeile ‘Access-Control-Allow-Credentials’ erwartet',
    ],
    ['CORSPreflightDidNotSucceed3', 'CORS-Preflight-Antwort schlug fehl'],
    ['CORSPreflightDidNotSucceed3', 'CORS-Preflight-Kanal nicht erfolgreich'],
    [
      'CORSInvalidAllowMethod',
      'ungültiges Token ‘{token}’ in CORS-Kopfzeile ‘Access-Control-Allow-Methods’',
    ],
    [
      'CORSInvalidAllowHeader',
      'ungültiges Token ‘{token}’ in CORS-Kopfzeile ‘Access-Control-Allow-Headers’',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'Kopfzeile ‘{header}’ ist aufgrund der Kopfzeile ‘Access-Control-Allow-Headers’ aus der CORS-Preflight-Antwort nicht zulässig',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight',
      'fehlendes Token ‘{header}’ in CORS-Kopfzeile ‘Access-Control-Allow-Headers’ des CORS-Preflight-Kanals',
    ],
  ],
}

const FRENCH: FirefoxLanguage = {
  language: 'fr',
  blocked: [
    'Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur {url}',
    'Blocage d’une requête multiorigines (Cross-Origin Request) : la politique « Same Origin » ne permet pas de consulter la ressource distante située sur {url}',
  ],
  status: ['Code d’état : {status}'],
  reasons: [
    ['CORSDisabled', 'Raison : CORS désactivé'],
    ['CORSDidNotSucceed2', 'Raison : échec de la requête CORS'],
    ['CORSOriginHeaderNotAdded', 'l’en-tête CORS « Origin » ne peut pas être ajouté'],
    [
      'CORSExternalRedirectNotAllowed',
      'la redirection externe de requêtes CORS n’est pas autorisée',
    ],
    ['CORSRequestNotHttp', 'la requête CORS n’utilise pas HTTP'],
    ['CORSMissingAllowOrigin2', 'l’en-tête CORS « Access-Control-Allow-Origin » est manquant'],
    ['CORSMissingAllowOrigin2', 'l’en-tête CORS « Access-Control-Allow-Origin » manquant'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      'le recours à plusieurs en-têtes CORS « Access-Control-Allow-Origin » n’est pas autorisé',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'l’en-tête CORS « Access-Control-Allow-Origin » ne correspond pas à « {value} »',
    ],
    [
      'CORSNotSupportingCredentials',
      'l’identification n’est pas prise en charge si la valeur de l’en-tête CORS « Access-Control-Allow-Origin » est « * »',
    ],
    ['CORSMethodNotFound', 'méthode manquante dans l’en-tête « Access-Control-Allow-Methods »'],
    [
      'CORSMissingAllowCredentials',
      '« true » attendu dans l’en-tête CORS « Access-Control-Allow-Credentials »',
    ],
    ['CORSPreflightDidNotSucceed3', 'échec de la réponse de pré-vérification des requêtes CORS'],
    ['CORSPreflightDidNotSucceed3', 'échec du canal de pré-vérification des requêtes CORS'],
    [
      'CORSInvalidAllowMethod',
      'jeton « {token} » invalide dans l’en-tête CORS « Access-Control-Allow-Methods »',
    ],
    [
      'CORSInvalidAllowHeader',
      'jeton « {token} » invalide dans l’en-tête CORS « Access-Control-Allow-Headers »',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'l’en-tête « {header} » n’est pas autorisé d’après l’en-tête « Access-Control-Allow-Headers » de la réponse de pré-vérification des requêtes CORS',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight',
      'jeton « {header} » manquant dans l’en-tête CORS « Access-Control-Allow-Headers »',
    ],
  ],
}

const SPANISH: FirefoxLanguage = {
  language: 'es',
  blocked: [
    'Solicitud desde otro origen bloqueada: la política de mismo origen impide leer el recurso remoto en {url}',
    'Solicitud de origen cruzado bloqueada: La misma política de origen no permite la lectura de recursos remotos en {url}',
    'Solicitud de origen cruzado bloqueada: La política de mismo origen (Same Origin Policy) no permite la lectura de recursos remotos en {url}',
    'Pedido de origen cruzado bloqueado: La política de mismo origen no permite leer el recurso remoto en {url}',
  ],
  status: ['Código de estado: {status}'],
  reasons: [
    ['CORSDisabled', 'razón: CORS desactivado'],
    ['CORSDidNotSucceed2', 'Solicitud CORS sin éxito'],
    ['CORSDidNotSucceed2', 'la solicitud CORS no tuvo éxito'],
    ['CORSOriginHeaderNotAdded', 'No se puede agregar el encabezado CORS ‘Origen’'],
    ['CORSExternalRedirectNotAllowed', 'No se permite la redirección externa de la solicitud CORS'],
    ['CORSRequestNotHttp', 'la solicitud CORS no es http'],
    ['CORSMissingAllowOrigin2', 'falta la cabecera CORS ‘Access-Control-Allow-Origin’'],
    ['CORSMissingAllowOrigin2', 'falta el encabezado CORS ‘Access-Control-Allow-Origin’'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      'no se permiten múltiples cabeceras CORS ‘Access-Control-Allow-Origin’',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'la cabecera CORS ‘Access-Control-Allow-Origin’ no coincide con ‘{value}’',
    ],
    [
      'CORSNotSupportingCredentials',
      'la credencial no se admite si la cabecera CORS ‘Access-Control-Allow-Credentials’ es ‘*’',
    ],
    [
      'CORSNotSupportingCredentials',
      'la credencial no se admite si la cabecera CORS ‘Access-Control-Allow-Origin’ es ‘*’',
    ],
    [
      'CORSMethodNotFound',
      'no se ha encontrado el método en la cabecera CORS ‘Access-Control-Allow-Methods’',
    ],
    [
      'CORSMissingAllowCredentials',
      'se esperaba ‘true’ en la cabecera CORS ‘Access-Control-Allow-Credentials’',
    ],
    ['CORSPreflightDidNotSucceed3', 'La respuesta CORS no tuvo éxito'],
    ['CORSPreflightDidNotSucceed3', 'el canal de verificación previa de CORS no tuvo éxito'],
    [
      'CORSInvalidAllowMethod',
      'token ‘{token}’ no válido en la cabecera CORS ‘Access-Control-Allow-Methods’',
    ],
    [
      'CORSInvalidAllowHeader',
      'token ‘{token}’ no válido en la cabecera CORS ‘Access-Control-Allow-Headers’',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'La cabecera ‘{header}’ no está permitida de acuerdo a la cabecera ‘Access-Control-Allow-Headers’ de la verificación previa de la respuesta CORS',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight',
      'falta el token ‘{header}’ en la cabecera CORS ‘Access-Control-Allow-Headers’',
    ],
  ],
}

const PORTUGUESE: FirefoxLanguage = {
  language: 'pt-BR',
  blocked: [
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

/** Languages of western Europe and the Americas. */
export const FIREFOX_WESTERN: readonly FirefoxLanguage[] = [
  GERMAN,
  FRENCH,
  SPANISH,
  PORTUGUESE,
  ITALIAN,
  DUTCH,
]
