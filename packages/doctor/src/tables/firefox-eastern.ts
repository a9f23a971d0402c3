import type { FirefoxLanguage } from './firefox-language.js'

const RUSSIAN: FirefoxLanguage = {
  language: 'ru',
  blocked: [
    'Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение удаленного ресурса на {url}',
  ],
  status: ['Код состояния: {status}'],
  reasons: [
    ['CORSDisabled', 'Причина: CORS отключён'],
    ['CORSDidNotSucceed2', 'не удалось выполнить запрос CORS'],
    ['CORSOriginHeaderNotAdded', 'Не удалось добавить CORS-заголовок «Origin»'],
    ['CORSExternalRedirectNotAllowed', 'Внешнее перенаправление запроса CORS не разрешено'],
    ['CORSRequestNotHttp', 'запрос CORS выполнен не по http'],
    ['CORSMissingAllowOrigin2', 'отсутствует заголовок CORS «Access-Control-Allow-Origin»'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      'несколько заголовков CORS «Access-Control-Allow-Origin» не разрешены',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'заголовок CORS «Access-Control-Allow-Origin» не совпадает с «{value}»',
    ],
    [
      'CORSNotSupportingCredentials',
      'Учётные данные не поддерживаются, если заголовок CORS «Access-Control-Allow-Origin» установлен в «*»',
    ],
    ['CORSMethodNotFound', 'Не найден метод в заголовке CORS «Access-Control-Allow-Methods»'],
    [
      'CORSMissingAllowCredentials',
      'в заголовке CORS «Access-Control-Allow-Credentials» ожидалось «true»',
    ],
    ['CORSPreflightDidNotSucceed3', 'неудача ответа CORS preflight'],
    ['CORSPreflightDidNotSucceed3', 'неудача канала CORS preflight'],
    [
      'CORSInvalidAllowMethod',
      'некорректный токен «{token}» в заголовке CORS «Access-Control-Allow-Methods»',
    ],
    [
      'CORSInvalidAllowHeader',
      'некорректный токен «{token}» в заголовке CORS «Access-Control-Allow-Headers»',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'заголовок «{header}» не разрешён согласно заголовку «Access-Control-Allow-Headers» из ответа CORS preflight',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight',
      'не удалось найти токен «{header}» в заголовке CORS «Access-Control-Allow-Headers»',
    ],
  ],
}

/** From texts that people pasted: Mozilla's file for this language has none of these. */
const POLISH: FirefoxLanguage = {
  language: 'pl',
  blocked: [
    'Zablokowano żądanie do zasobu innego pochodzenia: zasady „Same Origin Policy” nie pozwalają wczytywać zdalnych zasobów z „{url}”',
  ],
  status: ['Kod stanu: {status}'],
  reasons: [
    ['CORSDidNotSucceed2', 'nieudane żądanie CORS'],
    ['CORSMissingAllowOrigin2', 'brakujący nagłówek CORS „Access-Control-Allow-Origin”'],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'nagłówek CORS „Access-Control-Allow-Origin” nie pasuje do „{value}”',
    ],
  ],
}

const TURKISH: FirefoxLanguage = {
  language: 'tr',
  blocked: [
    'Çapraz köken isteği engellendi: Aynı Köken İlkesi, {url} üzerindeki uzak kaynağın okunmasına izin vermiyor',
  ],
  status: ['Durum kodu: {status}'],
  reasons: [
    ['CORSDisabled', 'Sebep: CORS devre dışı'],
    ['CORSDidNotSucceed2', 'CORS isteği başarısız oldu'],
    ['CORSOriginHeaderNotAdded', 'CORS ‘Origin’ üst bilgisi eklenemedi'],
    ['CORSExternalRedirectNotAllowed', 'CORS isteğinin harici yönlendirmesine izin verilmiyor'],
    ['CORSRequestNotHttp', 'CORS isteği http değil'],
    ['CORSMissingAllowOrigin2', 'CORS üst bilgisi ‘Access-Control-Allow-Origin’ eksik'],
    [
      'CORSMultipleAllowOriginNotAllowed',
      'Birden fazla ‘Access-Control-Allow-Origin’ CORS üst bilgisine izin verilmiyor',
    ],
    [
      'CORSAllowOriginNotMatchingOrigin',
      'CORS üst bilgisi ‘Access-Control-Allow-Origin’, ‘{value}’ ile eşleşmiyor',
    ],
    [
      'CORSNotSupportingCredentials',
      'CORS üst bilgisi ‘Access-Control-Allow-Origin’ değeri ‘*’ ise kimlik bilgisi desteklenmez',
    ],
    ['CORSMethodNotFound', 'CORS üst bilgisi ‘Access-Control-Allow-Methods’ta metot bulunamadı'],
    [
      'CORSMissingAllowCredentials',
      'CORS üst bilgisi ‘Access-Control-Allow-Credentials’ta ‘true’ değeri bekleniyordu',
    ],
    ['CORSPreflightDidNotSucceed3', 'CORS preflight yanıtı başarısız oldu'],
    [
      'CORSInvalidAllowMethod',
      'CORS üst bilgisi ‘Access-Control-Allow-Methods’ta geçersiz ‘{token}’ jetonu',
    ],
    [
      'CORSInvalidAllowHeader',
      'CORS üst bilgisi ‘Access-Control-Allow-Headers’ta geçersiz ‘{token}’ jetonu',
    ],
    [
      'CORSMissingAllowHeaderFromPreflight2',
      'CORS preflight yanıtındaki ‘Access-Control-Allow-Headers’ CORS üst bilgisine göre ‘{header}’ üst bilgisine izin verilmiyor',
    ],
  ],
}

/** The languages of eastern Europe. */
export const FIREFOX_EASTERN: readonly FirefoxLanguage[] = [RUSSIAN, POLISH, TURKISH]
