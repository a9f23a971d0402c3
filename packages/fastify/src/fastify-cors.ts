export {
  type CorsMigration,
  type CorsNotice,
  type CorsNoticeCode,
  type FastifyCorsDelegate,
  type FastifyCorsOptions,
  type FastifyCorsOrigin,
  fromFastifyCors,
} from '@webcors/core/migrate'
