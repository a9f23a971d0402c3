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
    ['CORSRequestFailed', 'CORS-Anfrage fehlgeschlagen'],
    ['CORSDidNotSucceed2', 'CORS-Anschlag schlug fehl'],
    ['CORSPreflightDidNotSucceed3', 'CORS-Preflight-Kanal war nicht erfolgreich'],
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

/** The languages of western Europe. */
export const FIREFOX_WESTERN: readonly FirefoxLanguage[] = [GERMAN, FRENCH, SPANISH]
