export {
  type CorsMigration,
  type CorsNotice,
  type CorsNoticeCode,
  type ExpressCorsDelegate,
  type ExpressCorsOptions,
  type ExpressCorsOrigin,
  fromExpressCors,
} from '@webcors/core/migrate'
